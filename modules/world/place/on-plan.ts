/** Metres on the plan of a place: x to the east, z to the south, from its origin. */
export type OnPlan = { x: number; z: number }

const EARTH_RADIUS = 6_371_008.8

/** Equirectangular at the origin: within two kilometres of it the error is below a centimetre per hundred metres. */
export function planAt([lng0, lat0]: readonly [number, number]) {
  const perLat = (Math.PI / 180) * EARTH_RADIUS
  const perLng = perLat * Math.cos((lat0 * Math.PI) / 180)
  return {
    toPlan: ([lng, lat]: readonly [number, number]): OnPlan => ({ x: (lng - lng0) * perLng, z: (lat0 - lat) * perLat }),
    toEarth: ({ x, z }: OnPlan): [number, number] => [lng0 + x / perLng, lat0 - z / perLat],
  }
}

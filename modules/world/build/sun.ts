const RAD = Math.PI / 180

/**
 * Where the sun stands at an instant over a place: radians above the horizon, and clockwise of north.
 * The low-precision formulae of the Astronomical Almanac: within 0.02° until 2050, refraction aside.
 */
export function sunAt(at: Date, lat: number, lng: number): { elevation: number; azimuth: number } {
  const days = at.getTime() / 86_400_000 - 10_957.5 // since 2000-01-01 12:00 UTC
  const meanLongitude = 280.46 + 0.9856474 * days, anomaly = (357.528 + 0.9856003 * days) * RAD
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD
  const obliquity = (23.439 - 0.0000004 * days) * RAD
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude))
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude))
  const sidereal = (280.46061837 + 360.98564736629 * days + lng) * RAD
  const hour = sidereal - ascension
  const elevation = Math.asin(Math.sin(lat * RAD) * Math.sin(declination) + Math.cos(lat * RAD) * Math.cos(declination) * Math.cos(hour))
  const azimuth = Math.atan2(-Math.sin(hour), Math.tan(declination) * Math.cos(lat * RAD) - Math.sin(lat * RAD) * Math.cos(hour))
  return { elevation, azimuth: (azimuth + 2 * Math.PI) % (2 * Math.PI) }
}

/** Towards the sun. */
export const directionOf = ({ elevation, azimuth }: { elevation: number; azimuth: number }): [x: number, y: number, z: number] =>
  [Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), -Math.cos(azimuth) * Math.cos(elevation)]

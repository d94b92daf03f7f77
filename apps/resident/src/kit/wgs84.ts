import type { Point } from './place.ts'

const A = 6378245
const EE = 0.006693421622965943

/** The point on WGS-84, within a few metres. Only for looking near by: what is sent keeps its own datum, and the office converts exactly. */
export function asWgs84({ lng, lat, datum }: Point): { lng: number; lat: number } {
  if (datum === 'wgs84') return { lng, lat }
  const x = lng - 105
  const y = lat - 35
  const wave = (of: number) => (20 * Math.sin(6 * of * Math.PI) + 20 * Math.sin(2 * of * Math.PI)) * (2 / 3)
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + wave(x) + (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI) + 160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y / 30) * Math.PI)) * (2 / 3)
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + wave(x) + (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI) + 150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3)
  const angle = (lat * Math.PI) / 180
  const magic = 1 - EE * Math.sin(angle) ** 2
  return { lng: lng - (east * 180) / ((A / Math.sqrt(magic)) * Math.cos(angle) * Math.PI), lat: lat - (north * 180) / (((A * (1 - EE)) / (magic * Math.sqrt(magic))) * Math.PI) }
}

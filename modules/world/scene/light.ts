import { directionOf, sunAt } from '../build/sun.ts'

type Rgb = readonly [number, number, number]
/** How a place is lit at a moment; colours are linear. */
export type Light = { sun: Rgb; direction: Rgb; zenith: Rgb; horizon: Rgb; glow: Rgb; sky: Rgb; ground: Rgb; night: number; exposure: number; lateness: number; seconds: number }

type Key = { at: number; sun: Rgb; zenith: Rgb; horizon: Rgb; glow: Rgb; sky: Rgb; ground: Rgb; night: number; exposure: number }

/** By the height of the sun in degrees, from deep night to a high summer noon. */
const KEYS: readonly Key[] = [
  { at: -14, sun: [0.05, 0.07, 0.12], zenith: [0.006, 0.011, 0.03], horizon: [0.022, 0.034, 0.066], glow: [0, 0, 0], sky: [0.034, 0.047, 0.09], ground: [0.02, 0.02, 0.03], night: 1, exposure: 1.25 },
  { at: -7, sun: [0.05, 0.06, 0.1], zenith: [0.014, 0.028, 0.085], horizon: [0.12, 0.11, 0.16], glow: [0, 0, 0], sky: [0.07, 0.085, 0.15], ground: [0.04, 0.035, 0.045], night: 1, exposure: 1.2 },
  { at: -2, sun: [0.1, 0.05, 0.03], zenith: [0.06, 0.1, 0.24], horizon: [0.62, 0.38, 0.3], glow: [0.9, 0.34, 0.12], sky: [0.2, 0.2, 0.29], ground: [0.12, 0.09, 0.08], night: 0.72, exposure: 1.08 },
  { at: 3, sun: [1.5, 0.72, 0.3], zenith: [0.12, 0.22, 0.46], horizon: [0.85, 0.6, 0.42], glow: [1.25, 0.58, 0.22], sky: [0.3, 0.32, 0.42], ground: [0.22, 0.16, 0.12], night: 0.16, exposure: 0.98 },
  { at: 12, sun: [2.35, 1.66, 1.0], zenith: [0.13, 0.29, 0.62], horizon: [0.74, 0.72, 0.68], glow: [0.9, 0.6, 0.34], sky: [0.36, 0.43, 0.55], ground: [0.28, 0.23, 0.17], night: 0, exposure: 0.72 },
  { at: 30, sun: [2.7, 2.3, 1.75], zenith: [0.11, 0.29, 0.68], horizon: [0.62, 0.74, 0.86], glow: [0.5, 0.42, 0.3], sky: [0.4, 0.49, 0.63], ground: [0.31, 0.27, 0.21], night: 0, exposure: 0.72 },
  { at: 65, sun: [2.9, 2.62, 2.15], zenith: [0.09, 0.26, 0.66], horizon: [0.58, 0.74, 0.9], glow: [0.35, 0.33, 0.28], sky: [0.42, 0.52, 0.67], ground: [0.33, 0.3, 0.24], night: 0, exposure: 0.68 },
]

/** The light of an instant over a place. By night the moon stands where it looks well. */
export function lightAt(at: Date, lat: number, lng: number): Light {
  const sun = sunAt(at, lat, lng)
  const degrees = (sun.elevation * 180) / Math.PI
  const after = KEYS.findIndex((key) => key.at > degrees)
  const [a, b] = after === -1 ? [KEYS.at(-1)!, KEYS.at(-1)!] : after === 0 ? [KEYS[0]!, KEYS[0]!] : [KEYS[after - 1]!, KEYS[after]!]
  const t = a === b ? 0 : (degrees - a.at) / (b.at - a.at)
  const of = (key: 'sun' | 'zenith' | 'horizon' | 'glow' | 'sky' | 'ground'): Rgb => [0, 1, 2].map((i) => a[key][i]! + (b[key][i]! - a[key][i]!) * t) as unknown as Rgb
  const one = (key: 'night' | 'exposure') => a[key] + (b[key] - a[key]) * t
  // By the clocks of the zone in which the place lies.
  const hour = ((at.getTime() / 3_600_000 + Math.round(lng / 15)) % 24 + 24) % 24
  return {
    sun: of('sun'), zenith: of('zenith'), horizon: of('horizon'), glow: of('glow'), sky: of('sky'), ground: of('ground'), night: one('night'), exposure: one('exposure'),
    direction: degrees < -7 ? [-0.42, 0.62, 0.66] : directionOf({ ...sun, elevation: Math.max(sun.elevation, 0.015) }),
    seconds: hour * 3600,
    // Few are still up at three in the morning.
    lateness: hour > 16 ? Math.min(1, 0.62 + (22 - Math.max(hour, 17)) * 0.03) : hour > 5 ? 0.35 : Math.max(0.1, 0.5 - hour * 0.16),
  }
}

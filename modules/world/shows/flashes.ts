import { brightness } from './pattern.ts'
import { frameAt, type LitFacade } from './frame.ts'
import type { Show } from './show.ts'

/** Where a façade flashes more often than eyes bear: a general flash, or one of saturated red. */
export type Flashing = { building: string; at: number; flashes: number; red: boolean }

/** WCAG 2.2, success criterion 2.3.1: no more than three in any one second. */
const MOST_A_SECOND = 3
/** A pair of opposing changes of the relative luminance by a tenth or more, where the darker is below 0.8. */
const CHANGE = 0.1
const BRIGHT = 0.8
const FRAMES_A_SECOND = 30
const BAYS = 12
const FLOORS = 3

/**
 * Each façade as a whole, over the whole performance. Windows that twinkle each for itself are no flash while their sum is steady; a
 * façade fills more of the view than the criterion's safe area, so it counts whole.
 */
export function flashingIn(show: Show): Flashing[] {
  const lights = new Map<string, { luminance: number[]; red: number[] }>()
  const frames = Math.ceil(show.lasts * FRAMES_A_SECOND)
  const dark = () => Array.from({ length: frames }, () => 0)
  for (let frame = 0; frame < frames; frame++) {
    for (const lit of frameAt(show, frame / FRAMES_A_SECOND).facades) {
      const light = lights.get(lit.building) ?? { luminance: dark(), red: dark() }
      lights.set(lit.building, light)
      const { luminance, red } = shining(lit)
      light.luminance[frame]! += luminance
      light.red[frame]! += red
    }
  }
  return [...lights].flatMap(([building, { luminance, red }]) => [...worstSecond(luminance, building, false), ...worstSecond(red, building, true)])
}

/** Mean over windows and walls: what reaches the eye from across the square. */
function shining({ cue, strength, phase }: LitFacade): { luminance: number; red: number } {
  let sum = 0
  for (let bay = 0; bay < BAYS; bay++) for (let floor = 0; floor < FLOORS; floor++) sum += brightness(cue.pattern, bay, floor, phase)
  const mean = sum / (BAYS * FLOORS)
  const [a, b] = cue.colours.map(linear) as [Rgb, Rgb]
  const [r, g, blue] = a.map((low, i) => (low + (b[i]! - low) * mean) * strength * Math.max(cue.walls, cue.windows * 0.4)) as unknown as Rgb
  const all = r + g + blue
  return { luminance: 0.2126 * r + 0.7152 * g + 0.0722 * blue, red: all > 0 && r / all >= 0.8 ? Math.max(0, r - g - blue) : 0 }
}

type Rgb = [number, number, number]
const linear = (colour: string): Rgb => [1, 3, 5].map((at) => {
  const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}) as Rgb

/** The turning points of the light that are far enough apart, and the second with most of them; two make a flash. */
function worstSecond(light: readonly number[], building: string, red: boolean): Flashing[] {
  const turns: number[] = []
  let [from, rising] = [light[0] ?? 0, 0]
  light.forEach((value, frame) => {
    const change = value - from
    if (rising !== 0 && Math.sign(change) === rising) from = value
    else if (Math.abs(change) >= CHANGE && Math.min(value, from) < BRIGHT) {
      turns.push(frame)
      ;[from, rising] = [value, Math.sign(change)]
    }
  })
  let worst = { at: 0, flashes: 0 }
  turns.forEach((first, n) => {
    const flashes = Math.floor(turns.slice(n).filter((turn) => turn < first + FRAMES_A_SECOND).length / 2)
    if (flashes > worst.flashes) worst = { at: first / FRAMES_A_SECOND, flashes }
  })
  return worst.flashes > MOST_A_SECOND ? [{ building, ...worst, red }] : []
}

import type { Pattern } from './show.ts'

/**
 * How bright the nth bay of the nth floor is, 0 to 1, at a phase of the pattern, which comes round at 1. The shader says the same in GLSL:
 * every window of every façade is a point of light that can be asked for.
 */
export function brightness(pattern: Pattern, bay: number, floor: number, phase: number): number {
  if (pattern === 'steady') return 1
  if (pattern === 'wave') return 0.5 + 0.5 * Math.sin(2 * Math.PI * (bay / 9 - phase))
  if (pattern === 'rise') return soft(floorsLit(phase) - floor)
  if (pattern === 'chase') return 1 - soft(4 * Math.abs(fraction(bay / 6 + floor / 3 - phase) - 0.5))
  return soft(2 * Math.abs(fraction(chance(bay, floor) + phase) - 0.5))
}

/** Up and down again, to the fifth floor. */
const floorsLit = (phase: number) => 5 * (1 - Math.abs(2 * phase - 1))
const fraction = (x: number) => x - Math.floor(x)
const soft = (x: number) => { const t = Math.min(1, Math.max(0, x)); return t * t * (3 - 2 * t) }
/** Without sines, which differ from one graphics card to the next. */
const chance = (bay: number, floor: number) => fraction(fraction(bay * 0.1031 + floor * 0.3717 + 0.17) * 43.758 + fraction(bay * 0.7548) * 7.31)

/** The same for the façade shader. `pattern`: the place in PATTERNS. */
export const BRIGHTNESS_GLSL = /* glsl */ `
float showSoft(float x) { float t = clamp(x, 0.0, 1.0); return t * t * (3.0 - 2.0 * t); }
float showChance(float bay, float level) { return fract(fract(bay * 0.1031 + level * 0.3717 + 0.17) * 43.758 + fract(bay * 0.7548) * 7.31); }
float showBrightness(int pattern, float bay, float level, float phase) {
  if (pattern == 0) return 1.0;
  if (pattern == 1) return 0.5 + 0.5 * sin(6.28318531 * (bay / 9.0 - phase));
  if (pattern == 2) return showSoft(5.0 * (1.0 - abs(2.0 * phase - 1.0)) - level);
  if (pattern == 3) return 1.0 - showSoft(4.0 * abs(fract(bay / 6.0 + level / 3.0 - phase) - 0.5));
  return showSoft(2.0 * abs(fract(showChance(bay, level) + phase) - 0.5));
}
`

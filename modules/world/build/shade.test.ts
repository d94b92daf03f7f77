import { expect, test } from 'vitest'
import { halves } from './halves.ts'
import { shadeOf } from './shade.ts'

/** A tower of ten metres on a plain. */
function plain() {
  const side = 64, tops = new Float32Array(side * side)
  tops[32 * side + 32] = 10
  return { x: 0, z: 0, side, tops }
}
const at = (shade: Float32Array, column: number, row: number) => shade[row * 64 + column]!

test('a shade falls away from the sun, as long as the sun is low', () => {
  const low = Math.SQRT1_2
  const fromSouth = shadeOf(plain(), [0, low, low])
  expect(at(fromSouth, 32, 27)).toBeCloseTo(5, 1)
  expect(at(fromSouth, 32, 20)).toBeLessThan(0)
  expect(at(fromSouth, 32, 37)).toBeLessThan(0)
  const fromEast = shadeOf(plain(), [Math.cos(0.4), Math.sin(0.4), 0])
  expect(at(fromEast, 22, 32)).toBeCloseTo(10 - 10 * Math.tan(0.4), 1)
  expect(at(fromEast, 42, 32)).toBeLessThan(0)
})

test('aslant, it lies aslant', () => {
  const shade = shadeOf(plain(), [0.5, Math.SQRT1_2, 0.5])
  expect(at(shade, 28, 28)).toBeCloseTo(10 - 4 * Math.SQRT2, 0)
})

test('at night there is none', () => {
  expect(Math.max(...shadeOf(plain(), [0.7, -0.2, 0.7]))).toBe(-100)
})

test('heights keep three digits in sixteen bits', () => {
  const back = (h: number) => (h & 0x8000 ? -1 : 1) * 2 ** (((h >> 10) & 31) - 15) * (1 + (h & 1023) / 1024)
  for (const value of [0.5, 1, 17.25, -100, 63.97, 120.5]) expect(Math.abs(back(halves(Float32Array.of(value))[0]!) - value)).toBeLessThan(Math.abs(value) / 900)
  expect(halves(Float32Array.of(0))[0]).toBe(0)
})

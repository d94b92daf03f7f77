import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROOFS } from '../place/features.ts'
import { type Chunk, KIND, meshAt } from './mesh.ts'
import { areaOf, offset, type Ring, turned } from './polygon.ts'
import { layRoof } from './roofs.ts'

const tiles = { kind: KIND.tiles, colour: '#a04030' } as const, trim = { kind: KIND.plain, colour: '#ffffff' } as const

function roofed(ring: Ring, shape: (typeof ROOFS)[number]): Chunk {
  const mesh = meshAt(0, 0)
  layRoof(mesh, ring, { shape, eaves: 10, height: 4, overhang: 0.4, tiles, trim })
  return mesh.done()
}

/** Square metres of what is seen from straight above, of the roof's own material. */
function seenFromAbove({ indices, position, style }: Chunk): { area: number; down: number; high: number } {
  let area = 0, down = 0, high = 0
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => indices[t + k]! * 4) as [number, number, number]
    if (style[a] !== KIND.tiles) continue
    const [x, z] = [(i: number) => position[i]! / 100, (i: number) => position[i + 2]! / 100]
    const turn = (x(b) - x(a)) * (z(c) - z(a)) - (x(c) - x(a)) * (z(b) - z(a))
    if (turn < 0) area -= turn / 2
    else down += turn / 2
    high = Math.max(high, ...[a, b, c].map((i) => position[i + 1]! / 100))
  }
  return { area, down, high }
}

const straight = ROOFS.filter((shape) => shape !== 'onion')

test.each(straight)('a %s roof covers what is below it, once, and faces the sky', (shape) => {
  fc.assert(fc.property(fc.double({ min: 6, max: 40, noNaN: true }), fc.double({ min: 6, max: 40, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (w, d, turn) => {
    const ring = turned([[0, 0], [w, 0], [w, d], [0, d]].map(([x, z]) => ({ x: x! * Math.cos(turn) - z! * Math.sin(turn), z: x! * Math.sin(turn) + z! * Math.cos(turn) })))
    const { area, down, high } = seenFromAbove(roofed(ring, shape))
    const covered = shape === 'flat' ? areaOf(ring) : areaOf(offset(ring, 0.4))
    expect(area).toBeGreaterThan(covered * 0.96)
    expect(area).toBeLessThan(covered * 1.04)
    expect(down).toBeLessThan(covered * 0.01)
    if (shape !== 'flat') expect(high).toBeGreaterThan(13)
    // A skillion runs on over its eaves.
    expect(high).toBeLessThan(14.6)
  }), { numRuns: 40 })
})

const corner = turned([[0, 0], [20, 0], [20, 9], [9, 9], [9, 24], [0, 24]].map(([x, z]) => ({ x: x!, z: z! })))
test.each(['hipped', 'mansard', 'gabled', 'flat'] as const)('a %s roof covers a house about a corner', (shape) => {
  const { area } = seenFromAbove(roofed(corner, shape))
  const covered = shape === 'flat' ? areaOf(corner) : areaOf(offset(corner, 0.4))
  expect(area).toBeGreaterThan(covered * 0.93)
  expect(area).toBeLessThan(covered * 1.07)
})

test('the wall below a gable goes up to it', () => {
  const top = layRoof(meshAt(0, 0), turned([{ x: 0, z: 0 }, { x: 20, z: 0 }, { x: 20, z: 10 }, { x: 0, z: 10 }]), { shape: 'gabled', eaves: 10, height: 4, overhang: 0.4, tiles, trim })
  expect(top.heightAt(0, 5)).toBeCloseTo(14)
  expect(top.heightAt(0, 0)).toBeCloseTo(10)
  expect(top.bends).toHaveLength(1)
})

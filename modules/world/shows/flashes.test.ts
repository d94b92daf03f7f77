import { expect, test } from 'vitest'
import { flashingIn } from './flashes.ts'
import type { FacadeCue } from './show.ts'
import { cue, showOf } from './village-show.fixtures.ts'

const facade = (...cues: FacadeCue[]) => showOf({ lasts: 20, tracks: [{ kind: 'facade', building: 'hall', cues }] })
/** On and off again every so many seconds. */
const blinking = (seconds: number, colours: [string, string] = ['#ffffff', '#ffffff'], walls = 1) =>
  facade(...Array.from({ length: Math.floor(10 / seconds) }, (_, n) => cue({ from: n * seconds, to: n * seconds + seconds / 2, pattern: 'steady', colours, walls, fade: 0 })))

test('a façade that goes on and off four times a second flashes; three times is the most that eyes bear', () => {
  expect(flashingIn(blinking(0.25))).toMatchObject([{ building: 'hall', red: false }])
  expect(flashingIn(blinking(0.25))[0]!.flashes).toBeGreaterThan(3)
  expect(flashingIn(blinking(0.4))).toEqual([])
})

test('a flicker too faint to matter is none', () => {
  expect(flashingIn(blinking(0.2, ['#555555', '#555555']))).toEqual([])
})

test('saturated red flashes for itself, though it is dark', () => {
  expect(flashingIn(blinking(0.25, ['#cc0000', '#cc0000']))).toMatchObject([{ red: false }, { red: true }])
  expect(flashingIn(blinking(0.25, ['#a00000', '#a00000']))).toMatchObject([{ red: true }])
})

test('windows that twinkle, waves that run and lights that rise leave the façade steady', () => {
  for (const pattern of ['wave', 'sparkle', 'chase'] as const) expect(flashingIn(facade(cue({ pattern, beat: 0.5 })))).toEqual([])
  expect(flashingIn(facade(cue({ pattern: 'rise', beat: 2 })))).toEqual([])
})

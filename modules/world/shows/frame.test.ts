import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brightness } from './pattern.ts'
import { BURST_SECONDS, calmed, frameAt } from './frame.ts'
import { PATTERNS } from './show.ts'
import { cue, showOf } from './village-show.fixtures.ts'

const show = showOf({
  tracks: [
    { kind: 'facade', building: 'hall', cues: [cue({ from: 0, to: 20, fade: 2 }), cue({ from: 20, to: 60, pattern: 'rise' })] },
    { kind: 'fireworks', over: [120.31, 36.05], cues: [{ from: 10, to: 20, every: 2.5, height: 80, spread: 30, colours: ['#ff0000', '#00ff00'] }] },
    { kind: 'beams', from: [[120.31, 36.05], [120.32, 36.05]], cues: [{ from: 30, to: 50, colour: '#ffffff', turn: 10, lean: 20, strength: 0.8 }] },
  ],
})

test('whoever comes in the middle sees what those see who came in time', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 59.99, noNaN: true }), fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 5 }), (t, before) => {
    for (const earlier of before) frameAt(show, earlier)
    expect(frameAt(show, t)).toEqual(frameAt(structuredClone(show), t))
  }))
})

test('before and after a performance nothing is lit', () => {
  for (const t of [-0.001, 60, 1000]) expect(frameAt(show, t)).toEqual({ facades: [], bursts: [], beams: [], caption: undefined })
})

test('a cue fades in and out, and its pattern comes round with its beat', () => {
  const lit = (t: number) => frameAt(show, t).facades[0]!
  expect([lit(0).strength, lit(1).strength, lit(2).strength, lit(10).strength, lit(19).strength]).toEqual([0, 0.5, 1, 1, 0.5])
  expect([lit(1).phase, lit(5).phase, lit(20).phase]).toEqual([0.25, 0.25, 0])
  expect(lit(20).cue.pattern).toBe('rise')
})

test('bursts come in their time, each in its colour, and are seen until they are burnt out', () => {
  const ages = (t: number) => frameAt(show, t).bursts.map(({ age, colour }) => [Math.round(age * 100) / 100, colour])
  expect(ages(9.99)).toEqual([])
  expect(ages(10)).toEqual([[0, '#ff0000']])
  expect(ages(13)).toEqual([[3, '#ff0000'], [0.5, '#00ff00']])
  // Four were begun; the last is seen to its end after the cue.
  expect(ages(20.5)).toEqual([[3, '#00ff00']])
  expect(ages(17.5 + BURST_SECONDS + 0.01)).toEqual([])
  expect(new Set(frameAt(show, 13).bursts.map(({ seed }) => seed)).size).toBe(2)
})

test('beams of one cue turn evenly, side by side in opposite ways', () => {
  const [one, other] = frameAt(show, 35).beams
  expect(one!.turned).toBeCloseTo(Math.PI, 10)
  expect(other!.turned).toBeCloseTo(-0, 10)
  expect(frameAt(show, 35).beams.every(({ strength }) => strength === 0.8)).toBe(true)
})

test('a caption is there for its time', () => {
  expect([frameAt(show, 4.9).caption?.zh, frameAt(show, 5).caption]).toEqual(['开始', undefined])
})

test('who wants less motion sees the light and no movement', () => {
  const frames = [13, 15, 35].map((t) => calmed(frameAt(show, t)))
  for (const { bursts, beams, facades } of frames) {
    expect([bursts, beams]).toEqual([[], []])
    expect(facades.every(({ phase, cue: { pattern } }) => phase === 0 && pattern === 'steady')).toBe(true)
  }
})

test('every window has a brightness between dark and bright at every moment, and every pattern but the steady one moves', () => {
  fc.assert(fc.property(fc.constantFrom(...PATTERNS), fc.nat(40), fc.nat(8), fc.double({ min: 0, max: 0.999, noNaN: true }), (pattern, bay, floor, phase) => {
    const light = brightness(pattern, bay, floor, phase)
    expect(light).toBeGreaterThanOrEqual(0)
    expect(light).toBeLessThanOrEqual(1)
  }))
  for (const pattern of PATTERNS) {
    const all = new Set([0, 0.2, 0.4, 0.6, 0.8].map((phase) => brightness(pattern, 3, 1, phase).toFixed(6)))
    expect(all.size > 1).toBe(pattern !== 'steady')
  }
})

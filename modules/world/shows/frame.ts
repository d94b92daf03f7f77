import { type FacadeCue, type Show, tracksOf } from './show.ts'

/** What a façade shows at one moment. `strength` fades at both ends of a cue; `phase` is of its pattern, from 0 to below 1. */
export type LitFacade = { building: string; cue: FacadeCue; strength: number; phase: number }
/** One burst in the air. `age` is in seconds; `seed` decides where and how it flies, alike for all. */
export type Burst = { over: [number, number]; height: number; spread: number; colour: string; age: number; seed: number }
/** `turned`: radians clockwise of north. */
export type Beam = { from: [number, number]; colour: string; turned: number; lean: number; strength: number }
export type Frame = { facades: LitFacade[]; bursts: Burst[]; beams: Beam[]; caption: { zh: string; en: string } | undefined }

/** So long a burst is seen. */
export const BURST_SECONDS = 3.2

/**
 * A performance at one moment, seconds since it began: a pure function, so that whoever comes late, looks again or sits at another
 * machine sees the same. Outside the performance nothing is lit.
 */
export function frameAt(show: Show, t: number): Frame {
  if (t < 0 || t >= show.lasts) return { facades: [], bursts: [], beams: [], caption: undefined }
  const now = <C extends { from: number; to: number }>(cues: readonly C[]) => cues.filter(({ from, to }) => from <= t && t < to)
  return {
    facades: tracksOf(show, 'facade').flatMap(({ building, cues }) => now(cues).map((cue) => ({ building, cue, strength: faded(cue, t, cue.fade ?? 1), phase: fraction((t - cue.from) / cue.beat) }))),
    bursts: tracksOf(show, 'fireworks').flatMap(({ over, cues }, track) => cues.flatMap(({ from, to, every, height, spread, colours }, cue) => {
      const last = Math.floor((Math.min(t, to - 1e-9) - from) / every)
      const first = Math.max(0, Math.ceil((t - BURST_SECONDS - from) / every))
      if (t < from) return []
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).map((n) => ({ over, height, spread, colour: colours[n % colours.length]!, age: t - from - n * every, seed: track * 10_007 + cue * 1_009 + n }))
    })),
    beams: tracksOf(show, 'beams').flatMap(({ from: places, cues }) => now(cues).flatMap((cue) => places.map((from, n) => ({
      from, colour: cue.colour, lean: cue.lean, strength: cue.strength * faded(cue, t, 1), turned: 2 * Math.PI * fraction((t - cue.from) / cue.turn + n / places.length) * (n % 2 ? -1 : 1),
    })))),
    caption: now(show.captions)[0],
  }
}

/** For whoever wants less motion: what is lit stays lit, and nothing flies or turns. */
export function calmed(frame: Frame): Frame {
  return { ...frame, bursts: [], beams: [], facades: frame.facades.map((one) => ({ ...one, phase: 0, cue: { ...one.cue, pattern: 'steady' } })) }
}

const faded = ({ from, to }: { from: number; to: number }, t: number, seconds: number): number => {
  const length = Math.min(seconds, (to - from) / 2)
  return length === 0 ? 1 : Math.min(1, (t - from) / length, (to - t) / length)
}
const fraction = (x: number) => x - Math.floor(x)

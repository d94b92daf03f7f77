import { type Show, tracksOf } from './show.ts'

/** One note to be heard; seconds since the performance began, hertz, loudness from 0 to 1. */
export type Note = { at: number; lasts: number; hertz: number; voice: 'bell' | 'organ' | 'string' | 'bass'; gain: number }

/** 十二平均律, A4 at 440 Hz (ISO 16). */
const SEMITONES: Record<string, number> = { C: -9, D: -7, E: -5, F: -4, G: -2, A: 0, B: 2 }
const NOTE = /^([A-G])([#b]?)([1-7])$/

/** `F#4` in hertz; nothing for a rest or what is no note. */
export function hertzOf(pitch: string): number | undefined {
  const [, letter, sign, octave] = NOTE.exec(pitch) ?? []
  if (!letter) return undefined
  const steps = SEMITONES[letter]! + (sign === '#' ? 1 : sign === 'b' ? -1 : 0) + 12 * (Number(octave) - 4)
  return 440 * 2 ** (steps / 12)
}

/** Words of a tune that are no notes. */
export const wrongNotes = (notes: string): string[] => notes.split(' ').filter((word) => {
  const [pitch, beats] = word.split(':')
  return !(Number(beats) > 0) || (pitch !== '-' && hertzOf(pitch!) === undefined)
})

/** All that is heard of a show, in the order in which it begins. */
export function notesOf(show: Show): Note[] {
  return tracksOf(show, 'tune').flatMap(({ starts, beat, times, voice, gain, notes }) => {
    const heard: Note[] = []
    let at = starts
    for (let time = 0; time < times; time++) {
      for (const word of notes.split(' ')) {
        const [pitch, beats] = word.split(':') as [string, string]
        const lasts = Number(beats) * beat
        const hertz = hertzOf(pitch)
        if (hertz !== undefined) heard.push({ at, lasts, hertz, voice, gain })
        at += lasts
      }
    }
    return heard
  }).sort((a, b) => a.at - b.at)
}

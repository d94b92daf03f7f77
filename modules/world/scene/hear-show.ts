import type { Show } from '../shows/show.ts'
import { type Note, notesOf } from '../shows/tune.ts'

/** So far ahead notes are handed to the sound card, which keeps better time than we do. */
const AHEAD_SECONDS = 0.6
const LOOK_EVERY_MS = 200

/** Partials of a voice: how many times as high, how loud; how it begins and dies away, in seconds. */
const VOICES: Record<Note['voice'], { wave: OscillatorType; partials: readonly [number, number][]; attack: number; release: number; decays: boolean; most: number }> = {
  bell: { wave: 'sine', partials: [[0.5, 0.3], [1, 1], [1.19, 0.35], [2, 0.4], [2.74, 0.2], [4.1, 0.1]], attack: 0.005, release: 3.5, decays: true, most: 9000 },
  organ: { wave: 'sine', partials: [[1, 1], [2, 0.5], [3, 0.2], [4, 0.25], [8, 0.08]], attack: 0.08, release: 0.35, decays: false, most: 5000 },
  string: { wave: 'sawtooth', partials: [[1, 0.6], [1.004, 0.4]], attack: 0.18, release: 0.5, decays: false, most: 1800 },
  bass: { wave: 'triangle', partials: [[1, 1], [0.5, 0.4]], attack: 0.05, release: 0.4, decays: false, most: 900 },
}

/**
 * Plays a show's music, made from its notes: nothing is fetched. `secondsIn` says where the performance is by everybody's clock and is
 * asked again and again, so that who comes late hears the middle, and nobody drifts. Call it from a touch: browsers are silent before.
 * Answers with how to stop it.
 */
export function hearShow(show: Show, secondsIn: () => number, { loudness = 0.5 } = {}): () => void {
  const context = new AudioContext()
  const out = context.createGain()
  out.gain.value = loudness
  const limiter = context.createDynamicsCompressor()
  out.connect(limiter).connect(context.destination)
  const notes = notesOf(show)
  let next = notes.findIndex(({ at }) => at >= secondsIn())

  function look() {
    const [heard, clock] = [secondsIn(), context.currentTime]
    while (next >= 0 && next < notes.length && notes[next]!.at < heard + AHEAD_SECONDS) {
      const note = notes[next]!
      // What is already over is left out; a page that slept does not play it all at once.
      if (note.at > heard - 0.1) sound(context, out, note, clock + Math.max(0, note.at - heard))
      next += 1
    }
  }
  look()
  const looking = setInterval(look, LOOK_EVERY_MS)
  return () => {
    clearInterval(looking)
    out.gain.setTargetAtTime(0, context.currentTime, 0.1)
    setTimeout(() => void context.close(), 600)
  }
}

function sound(context: AudioContext, out: AudioNode, { hertz, lasts, voice, gain }: Note, at: number) {
  const { wave, partials, attack, release, decays, most } = VOICES[voice]
  const end = at + (decays ? 0 : lasts) + release
  const loud = context.createGain()
  loud.gain.setValueAtTime(0.0001, at)
  loud.gain.exponentialRampToValueAtTime(gain * 0.25, at + attack)
  if (!decays) loud.gain.setValueAtTime(gain * 0.25, Math.max(at + attack, at + lasts - 0.02))
  loud.gain.exponentialRampToValueAtTime(0.0001, end)
  const soft = context.createBiquadFilter()
  soft.type = 'lowpass'
  soft.frequency.value = most
  loud.connect(soft).connect(out)
  for (const [times, share] of partials) {
    const tone = context.createOscillator()
    tone.type = wave
    tone.frequency.value = hertz * times
    const level = context.createGain()
    level.gain.value = share
    tone.connect(level).connect(loud)
    tone.start(at)
    tone.stop(end + 0.05)
  }
}

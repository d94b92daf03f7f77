import type { FacadeCue, Schedule, Show } from './show.ts'

export const cue = (given: Partial<FacadeCue> = {}): FacadeCue => ({ from: 0, to: 20, pattern: 'wave', colours: ['#000000', '#ffffff'], windows: 1, walls: 0, beat: 4, ...given })

/** A show of a minute on the town hall of no town. */
export const showOf = (given: Partial<Show> = {}, schedule: Schedule = { at: ['20:00'] }): Show => ({
  id: 'hall', title: { zh: '议事厅', en: 'Hall' }, about: { zh: '试演', en: 'A trial' }, stand: { at: [120.31, 36.06], towards: 0 }, lasts: 60, schedule,
  tracks: [{ kind: 'facade', building: 'hall', cues: [cue()] }], captions: [{ from: 0, to: 5, zh: '开始', en: 'It begins' }], ...given,
})

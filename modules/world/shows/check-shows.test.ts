import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkShows } from './check-shows.ts'
import { frameAt } from './frame.ts'
import type { Show } from './show.ts'
import { hertzOf, notesOf } from './tune.ts'
import { cue, showOf } from './village-show.fixtures.ts'

const now = Date.parse('2026-03-04T10:00:00+08:00')
const wrongs = (...shows: unknown[]) => checkShows(shows, { buildings: new Set(['hall']), now }).map(({ show, key, says }) => `${show} ${key}: ${says.zh}`)
const facade = (...cues: ReturnType<typeof cue>[]) => [{ kind: 'facade' as const, building: 'hall', cues }]

test('a show that is right has nothing against it', () => {
  expect(wrongs(showOf())).toEqual([])
})

test('each fault is named, with the show and the place in it', () => {
  expect(wrongs({ ...showOf(), lasts: 'long' })).toEqual([expect.stringMatching(/^hall lasts: /)])
  expect(wrongs(showOf(), showOf({ schedule: { at: ['21:00'] } } as Partial<Show>))).toEqual(['hall id: 另一场也用这个编号'])
  expect(wrongs(showOf({ tracks: [{ ...facade(cue())[0]!, building: 'nowhere' }] }))).toEqual(['hall tracks/0/building: 没有建筑 nowhere'])
  expect(wrongs(showOf({ tracks: facade(cue({ from: 20, to: 10 })) }))).toEqual(['hall tracks/0/cues/0: 结束早于开始'])
  expect(wrongs(showOf({ tracks: facade(cue({ to: 61 })) }))).toEqual(['hall tracks/0/cues/0: 超出全长 60 秒'])
  expect(wrongs(showOf({ tracks: facade(cue({ to: 20 }), cue({ from: 19, to: 30 })) }))).toEqual(['hall tracks/0/cues/1: 与上一段重叠'])
  expect(wrongs(showOf({ captions: [{ from: 0, to: 5, zh: '一', en: 'one' }, { from: 4, to: 6, zh: '二', en: 'two' }] }))).toEqual(['hall captions/1: 与上一段重叠'])
})

test('words that are no notes are named, and music that outlasts its show', () => {
  const tune = (notes: string, times = 1): Show => showOf({ tracks: [{ kind: 'tune', starts: 0, beat: 1, times, voice: 'bell', gain: 0.5, notes }] })
  expect(wrongs(tune('C4:1 H4:1 C4:0 -:2'))).toEqual(['hall tracks/0/notes: 不是音符：H4:1、C4:0'])
  expect(wrongs(tune('C4:2 -:2', 20))).toEqual(['hall tracks: 乐声到第 78.0 秒，超出全长 60 秒'])
})

test('two shows at one time are refused, with the moment; one that flashes too', () => {
  expect(wrongs(showOf(), showOf({ id: 'other', title: { zh: '另一场', en: 'Other' } }))).toEqual(['other schedule: 03-04 20:00 开始时“议事厅”还没有结束，请错开'])
  const blinking = Array.from({ length: 40 }, (_, n) => cue({ from: n / 4, to: n / 4 + 0.125, pattern: 'steady', colours: ['#ffffff', '#ffffff'], walls: 1, fade: 0 }))
  expect(wrongs(showOf({ tracks: facade(...blinking) }))).toEqual([expect.stringMatching(/hall 在第 0\.\d 秒起一秒内闪烁 [4-9] 次，最多 3 次/)])
})

test('a tone is as high as it is written', () => {
  expect(hertzOf('A4')).toBe(440)
  expect(hertzOf('C4')).toBeCloseTo(261.626, 3)
  expect(hertzOf('Bb3')).toBe(hertzOf('A#3'))
  expect(hertzOf('-')).toBeUndefined()
})

test('the programme of the district can be performed: three shows, lit and heard from beginning to end, none at the time of another', () => {
  const read = (file: string) => JSON.parse(readFileSync(new URL(`../../../districts/shinan/world/${file}`, import.meta.url), 'utf8'))
  const buildings = new Set<string>(read('buildings.geojson').features.map((one: { properties: { id: string } }) => one.properties.id))
  const shows: Show[] = read('shows.json')
  expect(checkShows(shows, { buildings, now })).toEqual([])
  expect(shows.map(({ id }) => id)).toEqual(['cathedral-light', 'pier-night', 'hall-years'])
  for (const show of shows) {
    for (let t = 2; t < show.lasts - 1; t += 3) expect(frameAt(show, t).facades.length, `${show.id} at ${t} s`).toBeGreaterThan(0)
    expect(notesOf(show).length).toBeGreaterThan(20)
    expect(show.captions.length).toBeGreaterThan(2)
  }
})

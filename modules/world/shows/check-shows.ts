import type { Words } from '#kernel/contract.ts'
import { departures } from '../place/faults.ts'
import { flashingIn } from './flashes.ts'
import { clashesIn } from './schedule.ts'
import { type Show, Shows } from './show.ts'
import { notesOf, wrongNotes } from './tune.ts'

/** What is wrong with a programme of shows: `key` says where in the show. */
export type ShowFault = { show: string; key: string; says: Words }

/** Everything for which a programme may not be published. `buildings`: ids of those that stand in the place; `now`: from when clashes are looked for. */
export function checkShows(body: unknown, { buildings, now }: { buildings: ReadonlySet<string>; now: number }): ShowFault[] {
  const shapes = departures(Shows, body)
  if (shapes.length) return shapes.map(({ at, says }) => ({ show: nameAt(body, at), key: at.replace(/^\/\d+\//, ''), says }))
  const shows = body as Show[]
  return [
    ...shows.flatMap((show) => checkOne(show, buildings).map((fault) => ({ show: show.id, ...fault }))),
    ...shows.filter(({ id }, n) => shows.findIndex((one) => one.id === id) !== n).map(({ id }) => ({ show: id, key: 'id', says: { zh: '另一场也用这个编号', en: 'another show has this id' } })),
    ...firstOfEach(clashesIn(shows, now)).map(({ one, other }) => ({
      show: other.show.id, key: 'schedule', says: { zh: `${timeOf(other.startsAt)} 开始时“${one.show.title.zh}”还没有结束，请错开`, en: `at ${timeOf(other.startsAt)} “${one.show.title.en}” is still on: please choose another time` },
    })),
  ]
}

const nameAt = (body: unknown, at: string) => {
  const n = Number(at.split('/')[1])
  const id = (body as { id?: unknown }[] | undefined)?.[n]?.id
  return typeof id === 'string' ? id : `#${n + 1}`
}
const timeOf = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
const firstOfEach = <C extends { one: { show: Show }; other: { show: Show } }>(clashes: readonly C[]): C[] => [...new Map(clashes.toReversed().map((clash) => [`${clash.one.show.id} ${clash.other.show.id}`, clash])).values()]

type Cue = { from: number; to: number }

function checkOne(show: Show, buildings: ReadonlySet<string>): Omit<ShowFault, 'show'>[] {
  const faults: Omit<ShowFault, 'show'>[] = []
  const wrong = (key: string, zh: string, en: string) => void faults.push({ key, says: { zh, en } })
  const cues = (key: string, all: readonly Cue[]) => all.forEach(({ from, to }, n) => {
    if (to <= from) wrong(`${key}/${n}`, '结束早于开始', 'it ends before it begins')
    if (to > show.lasts) wrong(`${key}/${n}`, `超出全长 ${show.lasts} 秒`, `it goes on after the show's ${show.lasts} seconds`)
    if (n > 0 && from < all[n - 1]!.to) wrong(`${key}/${n}`, '与上一段重叠', 'it overlaps the one before')
  })
  show.tracks.forEach((track, n) => {
    const key = `tracks/${n}`
    if (track.kind === 'tune') {
      const words = wrongNotes(track.notes)
      if (words.length) wrong(`${key}/notes`, `不是音符：${words.join('、')}`, `no notes: ${words.join(', ')}`)
    } else cues(`${key}/cues`, track.cues)
    if (track.kind === 'facade' && !buildings.has(track.building)) wrong(`${key}/building`, `没有建筑 ${track.building}`, `there is no building ${track.building}`)
  })
  cues('captions', show.captions)
  const last = Math.max(0, ...notesOf(show).map(({ at, lasts }) => at + lasts))
  if (last > show.lasts + 1e-6) wrong('tracks', `乐声到第 ${last.toFixed(1)} 秒，超出全长 ${show.lasts} 秒`, `the music goes on until ${last.toFixed(1)} s, the show lasts ${show.lasts}`)
  for (const { building, at, flashes, red } of flashingIn(show)) {
    wrong('tracks', `${building} 在第 ${at.toFixed(1)} 秒起一秒内闪烁 ${flashes} 次${red ? '（饱和红）' : ''}，最多 3 次（WCAG 2.3.1）`, `${building} flashes ${flashes} times ${red ? '(saturated red) ' : ''}in the second from ${at.toFixed(1)}: three are the most (WCAG 2.3.1)`)
  }
  return faults
}

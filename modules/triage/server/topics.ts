import type { Static } from 'typebox'
import { dayOf } from '#kernel/calendar/day.ts'
import type { Lang } from '#kernel/contract.ts'
import { masked } from '#kernel/identity/personal-data.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { triageViews } from '../contract.ts'
import type { Description } from '../topics/describe-topic.ts'
import { describeAll } from './describe.ts'
import type { Needs, Stage } from './needs.ts'
import type { FoundTopic } from './reader/questions.ts'
import { settingsOn } from './settings.ts'

/** More than a clerk looks through; what of the hottest somebody may not see makes room for others. */
const SHOWN = 40
const LOOKED_AT = 200
/** What grows may be cooler than many that are over. */
const ASKED_FOR = 2_000
const DAY_MS = 86_400_000

type Shown = Static<typeof triageViews.topics.output>['topics'][number]
export type Standing = Awaited<ReturnType<Needs['standing']>>[number]

/** 热点: what grows, then the matters that most people speak of; as far as the reader may see their requests. */
export const topics = (needs: Needs) => view({
  name: 'triage.topics',
  title: '热点',
  ...triageViews.topics,
  may: [anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const since = input.period === undefined ? undefined : now.getTime() - input.period * DAY_MS
    const found = await needs.reader.ask(office, 'topics', { now: now.getTime(), most: ASKED_FOR, since })
    const reading = readingOf(office, needs)
    if (!found) return { reading, topics: [], units: [] }

    const first = [...found.filter(({ warning }) => warning), ...found.filter(({ warning }) => !warning)].slice(0, LOOKED_AT)
    const seen = new Map((await needs.standing(db, actor, first.flatMap(({ members }) => members))).map((one) => [one.id, one]))
    const all = first.map((topic) => ({ topic, cases: topic.members.flatMap((id) => seen.get(id) ?? []) })).filter(({ cases }) => cases.length > 0)
    const shown = all.filter(({ cases }) => !input.unit || cases.some(({ unit }) => unit === input.unit)).slice(0, SHOWN)
    const described = await describeAll(office, db, needs, shown.map(({ cases }) => cases.map(({ id }) => id)))
    if (!described) return { reading: readingOf(office, needs), topics: [], units: [] }
    const units = new Set(all.flatMap(({ cases }) => cases.flatMap(({ unit }) => unit ?? [])))
    return {
      reading,
      topics: shown.map(({ topic, cases }, i) => shownTopic(office, needs, topic, described[i]!, cases, lang)),
      units: [...units].map((id) => ({ id, name: needs.nameOf.unit(office, id, lang) })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    }
  },
})

export const readingOf = (office: Office, { reader }: Needs) => ({ on: settingsOn(office, dayOf(office.now())).alike ?? false, ...reader.progress(office) })

export function shownTopic(office: Office, { nameOf }: Needs, topic: FoundTopic, { place, title }: Description, cases: readonly Standing[], lang: Lang): Shown {
  const { id, facts, heat, weeks, weeksUntil, warning } = topic
  const stages: Record<Stage, number> = { open: 0, answered: 0, over: 0, joined: 0 }
  for (const { stage } of cases) stages[stage]++
  return {
    id, place: place === undefined ? null : masked(place), title: masked(title), people: facts.people, requests: facts.messages, shown: cases.length,
    firstAt: new Date(facts.firstAt).toISOString(), lastAt: new Date(facts.lastAt).toISOString(),
    heat: { total: rounded(heat.total), parts: heat.parts.map((part) => ({ ...part, points: rounded(part.points) })) },
    weeks, weeksUntil: new Date(weeksUntil).toISOString(), stages,
    units: counted(cases.map(({ unit }) => unit), (unit) => nameOf.unit(office, unit, lang)),
    categories: counted(cases.map(({ category }) => category), (category) => nameOf.category(office, category, lang)),
    warning: warning?.[lang] ?? null,
  }
}

const rounded = (points: number): number => Math.round(points * 10) / 10

function counted(ids: readonly (string | null)[], name: (id: string) => string): Shown['units'] {
  const of = Map.groupBy(ids.filter((id) => id !== null), (id) => id)
  return [...of].map(([id, { length }]) => ({ id, name: name(id), cases: length })).sort((a, b) => b.cases - a.cases || (a.id < b.id ? -1 : 1))
}

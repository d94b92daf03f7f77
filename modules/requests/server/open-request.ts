import type { Static } from 'typebox'
import { type Day, dayOf } from '#kernel/calendar/day.ts'
import type { Acting, Opening } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { resolvePlace } from '#kernel/places/resolve-place.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { LONGEST_TEXT, type requests } from '../contract.ts'
import { categoryOf, sectionOf, units } from './catalogue.ts'
import { limitsNow } from './limits.ts'
import { RECEPTION, type RequestFacts, type RequestState, type RequestTables } from './request.ts'
import { requestJoined } from './topics.ts'

type Given = Omit<Static<typeof requests.submit>, 'id' | 'joins'> & {
  joins?: string
  /** Nobody, where another system's message came without a number. */
  applicant: string | null
  phone: string
  contact: string
  channel: RequestFacts['channel']
  /** It was over before it came to us: nothing waits, and nobody is told. */
  history?: boolean
}

/** What every door of intake does alike: place, clocks, first words to the resident. */
export async function openRequest(the: Pick<Acting<unknown, RequestTables>, 'office' | 'tx' | 'now' | 'clocks' | 'publish' | 'attach'> & { id: string; number: string }, given: Given) {
  const { office, tx, clocks } = the
  const category = given.category ? categoryOf(office, given.category) : undefined
  if (category && category.section !== given.section) refuseInput('所选类别不属于这个版块，请重新选择类别')
  if ([...given.text].length > LONGEST_TEXT) refuseInput(`内容最多 ${LONGEST_TEXT} 字，请精简或分次提交`)
  const place = given.place ? resolvePlace(office, given.place) : undefined
  if (given.accused && !units(office).some((unit) => unit.id === given.accused)) refuseInput('没有这个单位，请从列表中选择')

  const limits = limitsNow(office)
  if (!given.joins && !given.history) {
    clocks.start('dispatch', { kind: 'dispatch', limit: limits.dispatch, unit: RECEPTION })
    clocks.start('respond', { kind: 'respond', limit: sectionOf(office, given.section).respond, unit: RECEPTION })
  }

  await tx.insertInto('requests.report')
    .values({ case_id: the.id, text: given.text, answers: JSON.stringify(given.answers ?? {}), contact: given.contact, phone: given.phone }).execute()
  await the.attach(given.files ?? [], 'applicant')
  if (given.joins) the.publish(message(requestJoined, { caseId: the.id, into: given.joins }))
  if (given.applicant && !given.history) the.publish(message(noticed, { to: `resident:${given.applicant}`, template: 'requests.received', params: { number: the.number } }))

  const facts: RequestFacts = {
    section: given.section,
    channel: given.channel,
    ...(given.anonymous ? { anonymous: true } : {}),
    ...(category?.confidential ? { confidential: true } : {}),
    ...(given.joins ? { into: given.joins } : {}),
  }
  const set: Opening = {
    unit_id: RECEPTION,
    units: [RECEPTION],
    applicant_id: given.applicant,
    category: category?.code ?? null,
    area: place?.street ?? null,
    place: place?.place ?? null,
    lng: place?.place.lng ?? null,
    lat: place?.place.lat ?? null,
    summary: summaryOf(given.text),
    // 举报对象回避: from its first moment the accused unit cannot see this.
    recused: given.accused ? [`unit:${given.accused}`] : [],
    pins: pinsNow(office, dayOf(the.now)),
    facts: facts as Record<string, unknown>,
  }
  return {
    becomes: (given.joins ? 'merged' : 'submitted') as RequestState,
    set,
    says: { section: given.section, category: category?.code ?? null, files: given.files?.length ?? 0, channel: given.channel },
    seals: { text: given.text, answers: given.answers ?? {}, contact: given.contact, phone: given.phone },
  }
}

/** The first words, for lists; the whole text stands beside them. */
export function summaryOf(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`
}

/** Catalogue and limits are used as in force on the day; one that is published for later is not what a case was accepted under. */
const BY_DAY = ['catalogue', 'limits']

/** A case keeps the versions it was accepted under. */
function pinsNow({ definitions }: Acting<unknown, RequestTables>['office'], today: Day): Record<string, number> {
  return Object.fromEntries(['sections', 'categories', 'catalogue', 'limits', 'calendar'].map((kind) => [kind, (BY_DAY.includes(kind) ? definitions.at(kind, today) : definitions.newest(kind))?.version ?? 0]))
}

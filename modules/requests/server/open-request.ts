import type { Static } from 'typebox'
import { type Day, dayOf } from '#kernel/calendar/day.ts'
import type { Acting, Opening } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { SEEN } from '#kernel/contract.ts'
import { placeNamed } from '#kernel/places/place-named.ts'
import { resolvePlace } from '#kernel/places/resolve-place.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { LONGEST_TEXT, type requests } from '../contract.ts'
import { categoryOf, sectionOf, units, withinUnit } from './catalogue.ts'
import { limitsNow } from './limits.ts'
import { RECEPTION, type RequestFacts, type RequestState, type RequestTables } from './request.ts'
import { requestJoined } from './topics.ts'

type Given = Omit<Static<typeof requests.submit>, 'id' | 'joins'> & {
  /** What came along that no form asks for. */
  extras?: Record<string, string | number | boolean>
  /** 身份保密: said of the request that this one is a part of. */
  secret?: boolean
  joins?: string
  /** Nobody, where another system's message came without a number. */
  applicant: string | null
  phone: string
  contact: string
  channel: RequestFacts['channel']
  /** It was over before it came to us: nothing waits, and nobody is told. */
  history?: boolean
}

/** Where staff read an address that names no place known to us: an answer of this name. */
export const ADDRESS = '地点'

/** 身份特别保密: the question of a form by which somebody asks that none but those who must know learn who they are. */
const STAY_SECRET = 'stay_secret'

/** What every door of intake does alike: place, clocks, first words to the resident. */
export async function openRequest(the: Pick<Acting<unknown, RequestTables>, 'office' | 'tx' | 'now' | 'clocks' | 'publish' | 'attach'> & { id: string; number: string }, given: Given) {
  const { office, tx, clocks } = the
  const category = given.category ? categoryOf(office, given.category) : undefined
  if (category && category.section !== given.section) refuseInput({ zh: '所选类别不属于这个版块，请重新选择类别', en: 'This category belongs to another section: please choose again' })
  if ([...given.text].length > LONGEST_TEXT) refuseInput({ zh: `内容最多 ${LONGEST_TEXT} 字，请精简或分次提交`, en: `At most ${LONGEST_TEXT} characters: please shorten it or send it in parts` })
  const text = new RegExp(SEEN).test(given.text) ? given.text : await wordless(tx, given.files ?? [])
  const place = given.place ? resolvePlace(office, given.place).place : placeNamed(office, given)
  const answers = { ...given.answers, ...given.extras, ...(given.address && !place ? { [ADDRESS]: given.address } : {}) }
  const secret = given.secret || given.answers?.[STAY_SECRET] === true
  if (given.accused && !units(office).some((unit) => unit.id === given.accused)) refuseInput({ zh: '没有这个单位，请从列表中选择', en: 'There is no such unit: please choose one from the list' })

  const limits = limitsNow(office)
  if (!given.joins && !given.history) {
    clocks.start('dispatch', { kind: 'dispatch', limit: limits.dispatch, unit: RECEPTION })
    clocks.start('respond', { kind: 'respond', limit: sectionOf(office, given.section).respond, unit: RECEPTION })
  }

  await tx.insertInto('requests.report')
    .values({ case_id: the.id, text, answers: JSON.stringify(answers), contact: given.contact, phone: given.phone }).execute()
  await the.attach(given.files ?? [], 'applicant')
  if (given.joins) the.publish(message(requestJoined, { caseId: the.id, into: given.joins }))
  if (given.applicant && !given.history) the.publish(message(noticed, { to: `resident:${given.applicant}`, template: 'requests.received', params: { number: the.number } }))

  const facts: RequestFacts = {
    section: given.section,
    channel: given.channel,
    ...(given.anonymous ? { anonymous: true } : {}),
    ...(category?.confidential || secret ? { confidential: true } : {}),
    ...(secret ? { secret } : {}),
    ...(given.joins ? { into: given.joins } : {}),
  }
  const set: Opening = {
    unit_id: RECEPTION,
    units: [RECEPTION],
    applicant_id: given.applicant,
    category: category?.code ?? null,
    area: place?.street ?? null,
    place,
    lng: place?.lng ?? null,
    lat: place?.lat ?? null,
    summary: summaryOf(text),
    // 举报对象回避: from its first moment the accused unit cannot see this.
    recused: given.accused ? withinUnit(office, given.accused) : [],
    pins: pinsNow(office, dayOf(the.now)),
    facts: facts as Record<string, unknown>,
  }
  return {
    becomes: (given.joins ? 'merged' : 'submitted') as RequestState,
    set,
    says: { section: given.section, category: category?.code ?? null, files: given.files?.length ?? 0, channel: given.channel },
    seals: { text, answers, contact: given.contact, phone: given.phone },
  }
}

const RECORDED: Record<string, string> = { voice: '语音', video: '视频', photo: '照片' }

/** 语音诉求: what somebody would rather say or show than write (北京市接诉即办工作条例 art. 8, 10). */
async function wordless(tx: Acting<unknown, RequestTables>['tx'], files: readonly string[]): Promise<string> {
  const sent = files.length ? await tx.selectFrom('kernel.file').select('kind').where('id', 'in', files).execute() : []
  const kind = Object.keys(RECORDED).find((one) => sent.some((file) => file.kind === one))
  if (!kind) refuseInput({ zh: '请写一句要反映什么，或录一段语音', en: 'Please write what it is about, or record it' })
  return `${RECORDED[kind]}诉求（内容见附件）`
}

/** The first words, for lists; the whole text stands beside them. */
export function summaryOf(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`
}

/** Catalogue and limits are used as in force on the day; one that is published for later is not what a case was accepted under. */
const BY_DAY = ['catalogue', 'limits']

/**
 * The versions that a case is accepted under. Limits (`sections`, `limits`) stay as promised then; who handles it follows the
 * catalogue of the day on which it is dispatched, and days are counted by the newest calendar, for holidays are facts.
 */
function pinsNow({ definitions }: Acting<unknown, RequestTables>['office'], today: Day): Record<string, number> {
  return Object.fromEntries(['sections', 'categories', 'catalogue', 'limits', 'calendar'].map((kind) => [kind, (BY_DAY.includes(kind) ? definitions.at(kind, today) : definitions.newest(kind))?.version ?? 0]))
}

import { type RawBuilder, sql } from 'kysely'
import { open } from '#kernel/case/act.ts'
import { countInWords } from '#kernel/clocks/in-words.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { masked } from '#kernel/identity/personal-data.ts'
import { categoryName, confidentialCodes, sectionOf, unitName } from './catalogue.ts'
import type { Categories, Question } from './definitions.ts'
import { request, type RequestFacts, type RequestState } from './request.ts'
import { ADDRESS } from './open-request.ts'
import { submitFromOpen311, throughOpen311 } from './submit-from-open311.ts'
import { maskedAddress } from './views/masked-address.ts'
import { every } from './views/visible.ts'

/** What requests answer to the Open311 interface; compose.ts hands it over. */

const categoriesOf = (office: Office): Categories => office.definitions.newest<Categories>('categories')?.body ?? []

export const services = (office: Office) => categoriesOf(office).map((category) => {
  const section = sectionOf(office, category.section)
  const limit = section.grades[category.grade]
  const asked = [...section.questions, ...(category.questions ?? [])]
  return {
    code: category.code, name: category.name, group: `${section.name}·${category.group}`, keywords: category.words,
    description: `${category.emergency ? `${category.emergency}。` : ''}${category.words.length ? `比如：${category.words.slice(0, 4).join('、')}。` : ''}一般 ${countInWords(limit.count, limit.unit, 'zh')}内答复。`,
    questions: asked.filter((question, n) => asked.findIndex((one) => one.id === question.id) === n).map(questionOf),
  }
})

const questionOf = ({ id, label, hint, type, options, required }: Question) => ({ id, label, hint: hint ?? null, type, options: options ?? [], required: required ?? false })

type New = { id: string; code: string; text: string; place?: { lng: number; lat: number; address: string }; address?: string; answers: Record<string, string | number | boolean>; extras?: Record<string, string>; contact: string; app: string }

export async function openFromOpen311(office: Office, actor: Resident, { code, ...given }: New): Promise<{ number: string; notice: string }> {
  const category = categoriesOf(office).find((one) => one.code === code)!
  const section = sectionOf(office, category.section)
  const { number } = await open(office, throughOpen311(actor), submitFromOpen311, { ...given, category: code, section: category.section })
  const [respond, conclude] = [section.respond, section.grades[category.grade]].map(({ count, unit }) => countInWords(count, unit, 'zh'))
  return { number, notice: `${category.emergency ? `${category.emergency}。` : ''}已收到，留有电话的 ${respond}内联系，一般 ${conclude}内答复。` }
}

type Filter = { numbers?: readonly string[]; codes?: readonly string[]; from?: Date; until?: Date; status?: 'open' | 'closed'; limit: number; offset: number }
type Row = Pick<CaseRow, 'number' | 'state' | 'category' | 'unit_id' | 'lng' | 'lat' | 'place' | 'facts' | 'opened_at' | 'closed_at'> & { text: string; address: string | null; updated_at: Date; due_at: Date | null }

export async function findForOpen311(office: Office, db: Db<any>, { numbers, codes, from, until, status, limit, offset }: Filter) {
  const which: RawBuilder<unknown>[] = [openToAll(office)]
  if (numbers) which.push(sql`c.number = any(${[...numbers]}::text[])`)
  if (codes) which.push(sql`c.category = any(${[...codes]}::text[])`)
  if (from) which.push(sql`c.opened_at >= ${from}`)
  if (until) which.push(sql`c.opened_at <= ${until}`)
  if (status) which.push(status === 'closed' ? sql`c.state = any(${request.closed}::text[])` : sql`c.state <> all(${request.closed}::text[])`)
  const { rows } = await sql<Row>`
    select c.number, c.state, c.category, c.unit_id, c.lng, c.lat, c.place, c.facts, c.opened_at, c.closed_at, r.text, r.answers->>${ADDRESS} as address, e.at as updated_at,
      (select k.due_at from kernel.clock k where k.case_id = c.id and k.name = 'conclude' and k.done_at is null) as due_at
    from kernel.case c join requests.report r on r.case_id = c.id join kernel.event e on e.case_id = c.id and e.seq = c.version
    where ${every(which)} order by c.opened_at desc, c.id desc limit ${limit} offset ${offset}`.execute(db)
  return rows.map((row) => publicView(office, row))
}

export async function numberForOpen311(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('kernel.case').select('number').where('id', '=', id).where('kind', '=', 'request').executeTakeFirst()
  return row?.number ?? null
}

/**
 * What may be shown to everybody. Not what names somebody who is complained about, what is confidential by its category,
 * was declined, withdrawn or joined to another, was a test, or was told to another system.
 */
function openToAll(office: Office): RawBuilder<unknown> {
  return sql`c.kind = 'request' and c.category is not null and c.category <> all(${confidentialCodes(office)}::text[]) and c.state <> all(array['declined', 'withdrawn', 'merged'])
    and not c.facts ?| array['confidential', 'into'] and c.facts->>'channel' <> 'import' and coalesce(c.facts->'outcome'->>'excluded', '') <> 'test' and c.recused = '{}'`
}

function publicView(office: Office, row: Row) {
  const closed = (request.closed as readonly string[]).includes(row.state)
  const address = row.place?.address ?? row.address
  return {
    number: row.number, status: closed ? 'closed' as const : 'open' as const, notes: notesOn(office, row), code: row.category!, name: categoryName(office, row.category!, 'zh'),
    text: publicText(row.text), agency: unitName(office, row.unit_id, 'zh'),
    openedAt: row.opened_at, updatedAt: closed ? row.closed_at! : row.updated_at, expectedAt: closed ? null : row.due_at,
    address: address && maskedAddress(address), ...pointOf(row),
  }
}

/** Ten metres are enough to find a lamp; who wished not to be named in public is not found by their door. */
function pointOf({ lat, lng, facts }: Row): { lat: number | null; lng: number | null } {
  const scale = facts['anonymous'] ? 1000 : 10_000
  const rounded = (degrees: number | null) => (degrees === null ? null : Math.round(degrees * scale) / scale)
  return { lat: rounded(lat), lng: rounded(lng) }
}

/** Nobody's door, and no link that somebody else fills. */
const DOOR = /(?:\d+|[一二三四五六七八九十]+)\s*单元\s*(?:\d+|[一二三四五六七八九十]+)?\s*(?:楼|层)?\s*\d*\s*[室户号]?/g
const LINK = /https?:\/\/[^\s,。;、)】》”]+/gi
const publicText = (text: string): string => masked(narrow(text).replace(LINK, '[链接]').replace(DOOR, '*单元'))
/** A number is a number in wide digits too. */
const narrow = (text: string): string => text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) => String.fromCodePoint(c.codePointAt(0)! - 0xfee0))

function notesOn(office: Office, row: Row): string {
  const unit = unitName(office, row.unit_id, 'zh')
  const { outcome, reopened } = row.facts as RequestFacts
  const again = reopened ? '(再次办理)' : ''
  // What was declined, withdrawn or joined to another is not shown at all.
  const sentences: Record<Exclude<RequestState, 'declined' | 'withdrawn' | 'merged'>, string> = {
    submitted: '已收到，等待派单', dispatched: `已派给${unit}`, in_progress: `${unit}正在办理${again}`, awaiting_resident: '等待诉求人补充说明', objected: '正在核定承办单位',
    awaiting_approval: `${unit}的答复正在审核`, answered: `${unit}已答复，等待回访`,
    concluded: `已办结${outcome?.solved === undefined ? '' : outcome.solved ? '，诉求人确认已解决' : '，诉求人认为未解决'}`,
  }
  return `${sentences[row.state as keyof typeof sentences]}。`
}

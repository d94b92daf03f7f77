import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maySee } from '#kernel/case/act.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { rate } from '../rate.ts'
import { reopen } from '../reopen.ts'
import { factsOf, request, WITH_UNIT } from '../request.ts'
import { people, openRequestsOffice } from '../testing/requests-office.ts'
import { withdraw } from '../withdraw.ts'
import { closedHolding, NEWEST } from './holding.ts'
import { LISTS } from './lists.ts'
import { searchQuery } from './search.ts'

const NOW = new Date('2026-03-20T10:00:00+08:00')
const WORDS = ['路灯不亮', '井盖松动', '夜间施工噪声', 'KTV', '76 号']
const UNITS = ['hotline', 'street-xgzl', 'bureau-city', 'bureau-env']

const made = fc.record({
  state: fc.constantFrom(...request.states, 'concluded', 'concluded'), unit: fc.constantFrom(...UNITS), assist: fc.option(fc.record({ unit: fc.constantFrom(...UNITS), done: fc.boolean() })),
  recused: fc.option(fc.constantFrom('unit:hotline', 'unit:bureau-city', 'unit:supervision'), { freq: 6 }), day: fc.integer({ min: 1, max: 10 }), due: fc.option(fc.integer({ min: 15, max: 25 })),
  category: fc.constantFrom('M0101', 'M0201'), area: fc.constantFrom('370202001', '370202005'), said: fc.subarray(WORDS), facts: fc.subarray(['extension', 'dispute', 'supervision', 'callDue']), responder: fc.constantFrom(...Object.values(people).map((person) => person.id)),
})
type Kase = CaseRow & { text: string }

/** Many cases, put there as they would be after long lives: what a list holds must not depend on how it came to be. */
async function manyCases(db: Db<any>): Promise<Kase[]> {
  const cases = fc.sample(made, { numRuns: 300, seed: 20260320 }).map(({ state, unit, assist, recused, day, due, category, area, said, facts, responder }, n) => {
    const closed = (request.closed as readonly string[]).includes(state)
    const march = (of: number) => new Date(`2026-03-${String(of).padStart(2, '0')}T09:00:00+08:00`)
    return {
      id: randomUUID(), number: `n${n}`, kind: 'request', state, unit_id: unit, units: [...new Set(['hotline', unit, ...(assist ? [assist.unit] : [])])], applicant_id: null, category, area, lng: 120.39, lat: 36.064, place: null, summary: '',
      recused: recused ? [recused] : [], pins: {}, facts: { section: 'livelihood', channel: 'web', responder: { id: responder, name: '' }, ...(assist ? { assist: [assist] } : {}), ...Object.fromEntries(facts.map((fact) => [fact, { seq: 1 }])) },
      opened_at: march(day), due_at: closed || due === null ? null : march(due), closed_at: closed ? march(12) : null, version: 1, head: '', text: said.join('，'),
    }
  })
  for (const { text, ...kase } of cases) {
    await sql`insert into requests.report (case_id, text, contact, phone) values (${kase.id}, ${text}, null, null)`.execute(db)
    await db.insertInto('kernel.case').values({ ...kase, place: 'null', pins: '{}', facts: JSON.stringify(kase.facts) }).execute()
  }
  return cases as unknown as Kase[]
}

/** What stands in a list, said once more, of one case and in the plainest way. */
function standsIn(list: string, actor: Actor, kase: Kase): boolean {
  if (actor.is !== 'staff') return false
  const { state } = kase
  const facts = factsOf(kase)
  const open = kase.closed_at === null
  const is = (role: (typeof actor.roles)[number]) => actor.roles.includes(role)
  const ours = actor.units.includes(kase.unit_id)
  const late = kase.due_at !== null && kase.due_at < NOW
  const isOurs = ours || !(is('handler') || is('lead'))
  const toCallBack = open && (state === 'answered' || (state !== 'merged' && facts.callDue !== undefined))
  switch (list) {
    case 'assigned': return ours && (WITH_UNIT as readonly string[]).includes(state) && facts.responder?.id === actor.id
    case 'intake': return state === 'submitted'
    case 'returns': return state === 'objected'
    case 'approvals': return state === 'awaiting_approval' && isOurs
    case 'extensions': return open && facts.extension !== undefined && isOurs
    case 'callback': return toCallBack
    case 'disputes': return facts.dispute !== undefined
    case 'late': return open && late
    case 'supervised': return open && facts.supervision !== undefined
    case 'mine': return (is('supervisor') && facts.dispute !== undefined) || (open && (
      (is('handler') && ((ours && ['dispatched', 'in_progress', 'awaiting_resident'].includes(state)) || ((WITH_UNIT as readonly string[]).includes(state) && (facts.assist ?? []).some((a) => actor.units.includes(a.unit) && !a.done)))) ||
      (is('lead') && ours && (state === 'awaiting_approval' || facts.extension !== undefined || late)) ||
      ((is('dispatcher') || is('agent')) && state === 'submitted') || (is('dispatcher') && state === 'objected') || (is('callback') && toCallBack) ||
      (is('supervisor') && (facts.extension !== undefined || facts.supervision !== undefined || (['submitted', 'objected', 'answered'].includes(state) && kase.recused.includes('unit:hotline'))))))
    case 'all': return true
    default: throw new Error(`what stands in ${list} is not said here`)
  }
}

const holds = (kase: Kase, words: readonly string[]) => words.every((word) => kase.text.includes(word))
const newest = (a: Kase, b: Kase) => b.opened_at.getTime() - a.opened_at.getTime() || (a.id < b.id ? 1 : -1)
const inOrder = (a: Kase, b: Kase) => Number(a.closed_at !== null) - Number(b.closed_at !== null) || (a.due_at?.getTime() ?? Infinity) - (b.due_at?.getTime() ?? Infinity) || newest(a, b)
const sortedBy = (order: (a: Kase, b: Kase) => number) => (cases: Kase[]) => cases.toSorted((a, b) => { const by = order(a, b); return Number.isNaN(by) ? newest(a, b) : by }).map((kase) => kase.id)

test('whatever is asked for, page by page, is what reading every case one by one gives, in its order', async () => {
  const { office, db, ask, goTo } = await openRequestsOffice()
  const all = await manyCases(db)
  await goTo('2026-03-20 10:00')
  const { admin: _admin, resident: _resident, neighbour: _neighbour, ...staff } = people
  const asked = fc.record({
    who: fc.constantFrom(...Object.values(staff)), list: fc.constantFrom(...LISTS), words: fc.oneof(fc.constant([] as string[]), fc.subarray(WORDS, { maxLength: 2 })), open: fc.constantFrom(undefined, undefined, true, false),
    category: fc.constantFrom(undefined, undefined, 'M0101'), area: fc.constantFrom(undefined, undefined, '370202001'), from: fc.constantFrom(undefined, undefined, 5), limit: fc.constantFrom(3, 20, 200),
  })
  await fc.assert(fc.asyncProperty(asked, async ({ who, list, words, open, category, area, from, limit }) => {
    const wanted = all.filter((kase) => maySee(office, who, kase) && standsIn(list, who, kase) && holds(kase, words)
      && (open === undefined || (kase.closed_at === null) === open) && (!category || kase.category === category) && (!area || kase.area === area) && (!from || kase.opened_at >= new Date(`2026-03-0${from}T00:00:00+08:00`)))
    const filters = { list, ...(words.length ? { text: words.join(' ') } : {}), ...(open === undefined ? {} : { open }), ...(category ? { category } : {}), ...(area ? { area } : {}), ...(from ? { from: `2026-03-0${from}` } : {}) }
    const found: string[] = []
    for (let after: string | null | undefined; after !== null;) {
      const page: { lines: { id: string }[]; next: string | null } = await ask(who, 'worklist', { ...filters, limit, ...(after ? { after } : {}) })
      found.push(...page.lines.map((line) => line.id))
      after = page.next
    }
    expect(found).toEqual(sortedBy(inOrder)(wanted))
    expect((await ask(who, 'map', { ...filters, west: 120, east: 121, south: 36, north: 37, zoom: 12 })).total).toBe(wanted.length)
  }), { numRuns: 250, seed: 11 })
})

test('words are found whether few or many of the newest hold them, and few or many of all', async () => {
  const { db } = await openRequestsOffice()
  const all = (await manyCases(db)).filter((kase) => kase.closed_at !== null)
  const asked = fc.record({ words: fc.subarray(WORDS, { minLength: 1, maxLength: 3 }), area: fc.constantFrom('', '370202001'), limit: fc.integer({ min: 1, max: 60 }), looked: fc.integer({ min: 1, max: 200 }), few: fc.integer({ min: 0, max: 80 }) })
  await fc.assert(fc.asyncProperty(asked, async ({ words, area, limit, looked, few }) => {
    const which = sql<boolean>`c.closed_at is not null and (${area} = '' or c.area = ${area})`
    const { rows } = await sql<{ id: string }>`with ${closedHolding(searchQuery(words.join(' '))!, which, limit, { looked, few })}
      select c.id from closed join kernel.case c using (id) order by ${NEWEST} limit ${limit}`.execute(db)
    expect(rows.map((row) => row.id)).toEqual(sortedBy(newest)(all.filter((kase) => holds(kase, words) && (!area || kase.area === area))).slice(0, limit))
  }), { numRuns: 200, seed: 12 })
})

test('the words of a case are among those of the open ones for as long as it is open', async () => {
  const { db, as, ask, people: { resident, dispatcher }, submitted, answered } = await openRequestsOffice()
  const found = async (open: boolean) => (await ask(dispatcher, 'worklist', { text: '路灯', open })).lines.map((line) => line.id)
  const kept = async () => (await sql<{ case_id: string }>`select case_id from requests.open_words`.execute(db)).rows.map((row) => row.case_id)
  const { id } = await answered()
  const other = await submitted()
  expect((await found(true)).toSorted()).toEqual([id, other.id].toSorted())
  await as(resident).do(withdraw, { caseId: other.id })
  await as(resident).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied' })
  expect([await found(true), (await found(false)).toSorted(), await kept()]).toEqual([[], [id, other.id].toSorted(), []])
  await as(resident).do(reopen, { caseId: id, why: '又不亮了' })
  expect([await found(true), await found(false), await kept()]).toEqual([[id], [other.id], [id]])
})

import { expect, test } from 'vitest'
import { sql } from 'kysely'
import type { CaseView } from '../contract.ts'
import { system } from '../identity/actor.ts'
import { verifyLedger } from '../ledger/verify.ts'
import { Refused } from '../refusal.ts'
import { begin, close, mattersWith, note, recuseFrom } from '../testing/matters.ts'
import { newCaseId, openOffice, residentNamed, staffOf } from '../testing/office.ts'

const handler = staffOf('bureau-city', 'handler')
const stranger = staffOf('bureau-env', 'handler')
const dispatcher = staffOf('hotline', 'dispatcher')
const resident = residentNamed('李海燕', 1)

async function officeWithMatter() {
  const office = await openOffice({ modules: [mattersWith()], at: '2026-03-04 10:00' })
  const { id } = await office.as(resident).open(begin, { text: '灯坏了' })
  /** Everything that an act may leave behind. */
  const traces = async () => {
    const { rows } = await sql<{ all: unknown }>`select jsonb_build_array(
      (select jsonb_agg(to_jsonb(c) order by id) from kernel.case c), (select jsonb_agg(to_jsonb(e) order by case_id, seq) from kernel.event e),
      (select jsonb_agg(to_jsonb(k) order by case_id, name) from kernel.clock k), (select jsonb_agg(to_jsonb(o) order by id) from kernel.outbox o)) as all`.execute(office.db)
    return JSON.stringify(rows[0]!.all)
  }
  return { office, id, traces }
}

const answerOf = (doing: Promise<CaseView>) => doing.then((view) => `version ${view.version}`, (error: unknown) => (error instanceof Refused ? error.code : `defect: ${(error as Error).message}`))

test('an act writes case, event, clock and message, or, when its body falls over, nothing', async () => {
  const { office, id, traces } = await officeWithMatter()
  const before = await traces()
  expect(await answerOf(office.as(handler).do(note, { caseId: id, text: '看过了', then: 'fail' }))).toBe('defect: the body fell over')
  expect(await traces()).toBe(before)
})

test('an act that is refused leaves no trace', async () => {
  const { office, id, traces } = await officeWithMatter()
  const before = await traces()
  const refusals = [
    office.as(handler).do(note, { caseId: id, text: '看过了', then: 'refuse' }),
    office.as(handler).do(note, { caseId: id, text: '看过了', version: 7 }),
    office.as(dispatcher).do(note, { caseId: id, text: '看过了' }),
    office.as(stranger).do(note, { caseId: id, text: '看过了' }),
    office.as(handler).do(note, { caseId: id, text: '\u0000' }),
    office.as(handler).do(note, { caseId: id, text: '看过了', closed: true } as never),
  ]
  expect(await Promise.all(refusals.map(answerOf))).toEqual(['not_today', 'stale', 'not_yours', 'not_found', 'bad_input', 'bad_input'])
  expect(await traces()).toBe(before)
})

test('an opening whose body falls over leaves nothing, and its id is free', async () => {
  const { office, traces } = await officeWithMatter()
  const before = await traces()
  const id = newCaseId()
  expect(await answerOf(office.as(resident).open(begin, { id, text: '井盖', fails: true }))).toBe('defect: the body fell over')
  expect(await traces()).toBe(before)
  expect((await office.as(resident).open(begin, { id, text: '井盖' })).version).toBe(1)
})

test('who read an older version is told that it is stale, and which version there is', async () => {
  const { office, id } = await officeWithMatter()
  await office.as(handler).do(note, { caseId: id, text: '先来的', version: 1 })
  await expect(office.as(handler).do(note, { caseId: id, text: '后到的', version: 1 })).rejects.toMatchObject({ code: 'stale', status: 409, details: { version: 2 } })
})

test('of ten who act at once on one version one succeeds, and nine are told that it is stale', async () => {
  const { office, id } = await officeWithMatter()
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => answerOf(office.as(handler).do(note, { caseId: id, text: `第${n}个`, version: 1 }))))
  expect(answers.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'stale'), 'version 2'])
})

test('ten acts at once that all may be done are all done, one after the other, on what the one before left', async () => {
  const { office, id } = await officeWithMatter()
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => answerOf(office.as(handler).do(note, { caseId: id, text: `第${n}个` }))))
  expect(new Set(answers)).toEqual(new Set(Array.from({ length: 10 }, (_, n) => `version ${n + 2}`)))
  expect((await office.kase(id)).facts).toEqual({ notes: 10 })
  expect(((await office.clock(id, 'answer'))!.span as { extensions: unknown[] }).extensions).toHaveLength(10)
  expect((await verifyLedger(office.db, new Map())).faults).toEqual([])
})

test('a case that two close at once is closed once', async () => {
  const { office, id } = await officeWithMatter()
  const answers = await Promise.all([1, 2, 3].map(() => answerOf(office.as(handler).do(close, { caseId: id }))))
  expect(answers.toSorted()).toEqual(['version 2', 'wrong_state', 'wrong_state'])
})

test('the same opening sent ten times at once opens one case and gets one answer', async () => {
  const { office } = await officeWithMatter()
  const id = newCaseId()
  const views = await Promise.all(Array.from({ length: 10 }, () => office.as(resident).open(begin, { id, text: '井盖' })))
  expect(new Set(views.map((view) => JSON.stringify(view))).size).toBe(1)
  expect(await office.history(id)).toEqual(['matters.begin:  -> open'])
})

test('an id that somebody else used is taken; the same person gets the same answer again', async () => {
  const { office, id } = await officeWithMatter()
  expect(await answerOf(office.as(resident).open(begin, { id, text: '灯坏了' }))).toBe('version 1')
  expect(await answerOf(office.as(residentNamed('王建国', 2)).open(begin, { id, text: '灯坏了' }))).toBe('id_taken')
})

test('an act sent again with its key is answered and not done again, also when others acted since', async () => {
  const { office, id } = await officeWithMatter()
  const again = () => office.as(handler).do(note, { caseId: id, text: '看过了', key: 'k1' })
  await again()
  expect((await again()).version).toBe(2)
  await office.as(handler).do(note, { caseId: id, text: '别人的', key: 'k2' })
  expect((await again()).version).toBe(3)
  expect((await office.kase(id)).facts).toEqual({ notes: 2 })
})

test('an act sent again with its key and other words is refused, and so are other words under the id of an opening', async () => {
  const { office, id, traces } = await officeWithMatter()
  const first = await office.as(handler).do(note, { caseId: id, text: '看过了', key: 'k1', version: 1 })
  const before = await traces()
  expect(await answerOf(office.as(handler).do(note, { caseId: id, text: '看过了，孩子摔伤了', key: 'k1' }))).toBe('sent_before')
  expect(await answerOf(office.as(resident).open(begin, { id, text: '灯坏了，孩子摔伤了' }))).toBe('sent_before')
  expect(await traces()).toBe(before)
  // Whoever has looked in between sends the same words on a newer version.
  expect(await answerOf(office.as(handler).do(note, { caseId: id, text: '看过了', key: 'k1', version: first.version }))).toBe('version 2')
})

test('no digest of what was sent stands in the open, where words could be guessed at', async () => {
  const { office, id } = await officeWithMatter()
  await office.as(handler).do(close, { caseId: id, key: 'k1' })
  const events = await office.db.selectFrom('kernel.event').select(['body', 'sealed']).where('case_id', '=', id).orderBy('seq').execute()
  expect(events.map(({ body, sealed }) => ['sent' in body, typeof sealed?.['sent']])).toEqual([[false, 'string'], [false, 'string']])
  await office.db.updateTable('kernel.event').set({ sealed: null }).execute()
  expect(await answerOf(office.as(resident).open(begin, { id, text: '别的' }))).toBe('version 2')
})

test('ten of one act with one key at once are done once', async () => {
  const { office, id } = await officeWithMatter()
  const views = await Promise.all(Array.from({ length: 10 }, () => office.as(handler).do(note, { caseId: id, text: '看过了', key: 'k1', version: 1 })))
  expect(views.map((view) => view.version)).toEqual(Array.from({ length: 10 }, () => 2))
})

test('the key of one act is no key to another act, nor to another person', async () => {
  const { office, id } = await officeWithMatter()
  await office.as(handler).do(note, { caseId: id, text: '看过了', key: 'k1' })
  expect((await office.as(system).do(note, { caseId: id, text: '也看过了', key: 'k1' })).version).toBe(3)
  expect((await office.as(handler).do(close, { caseId: id, key: 'k1' })).state).toBe('closed')
})

test('the recused neither see nor touch, and are answered as if there were no such case', async () => {
  const { office, id } = await officeWithMatter()
  await office.as(dispatcher).do(recuseFrom, { caseId: id, who: 'unit:bureau-city' })
  const told = (doing: Promise<CaseView>) => doing.then(() => 'done', (e: Refused) => JSON.stringify([e.code, e.status, e.message, e.details]))
  const nowhere = await told(office.as(handler).do(note, { caseId: newCaseId(), text: '看看' }))
  expect(await told(office.as(handler).do(note, { caseId: id, text: '看看' }))).toBe(nowhere)
  // Nor does the version that they name tell anything.
  expect(await told(office.as(handler).do(note, { caseId: id, text: '看看', version: 1 }))).toBe(nowhere)
  await office.as(dispatcher).do(recuseFrom, { caseId: id, who: `staff:${dispatcher.id}` })
  expect(await told(office.as(dispatcher).do(recuseFrom, { caseId: id, who: 'unit:x' }))).toBe(nowhere)
})

test('a verb of another kind of case is answered as if there were no such case', async () => {
  const { office, id } = await officeWithMatter()
  await expect(office.as(handler).do({ ...note, on: { ...note.on, name: 'other' } }, { caseId: id, text: 'x' })).rejects.toMatchObject({ code: 'not_found' })
})

test('a clock set back does not turn the order of a history around', async () => {
  const { office, id } = await officeWithMatter()
  await office.goTo('2026-03-04 12:00')
  await office.as(handler).do(note, { caseId: id, text: '正午' })
  await office.goTo('2026-03-04 09:00')
  await office.as(handler).do(note, { caseId: id, text: '时钟被拨回' })
  const moments = await office.db.selectFrom('kernel.event').select('at').where('case_id', '=', id).orderBy('seq').execute()
  expect(moments.map(({ at }) => at.getTime())).toEqual(moments.map(({ at }) => at.getTime()).toSorted((a, b) => a - b))
  expect((await verifyLedger(office.db, new Map())).faults).toEqual([])
})

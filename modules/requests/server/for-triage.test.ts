import { expect, test } from 'vitest'
import { system } from '#kernel/identity/actor.ts'
import { staffOf } from '#kernel/testing/office.ts'
import { answerAtOnce } from './answer-at-once.ts'
import { dispatch } from './dispatch.ts'
import { decidedSince, seenBy } from './for-triage.ts'
import { recategorise } from './recategorise.ts'
import { reassign } from './reassign.ts'
import { recordImport } from './record-import.ts'
import { openRequestsOffice, people } from './testing/requests-office.ts'

const START = { at: new Date(0), caseId: '00000000-0000-0000-0000-000000000000', seq: 0 }

test('what people decide of a request is told with when they first did and what holds now', async () => {
  const { as, db, submitted, goTo } = await openRequestsOffice()
  const { id } = await submitted({ text: '路灯坏了' })
  expect(await decidedSince(db, START, 10)).toEqual({ decided: [], last: undefined })
  await as(people.dispatcher).do(dispatch, { caseId: id })
  await goTo('2026-03-05 10:00')
  await as(people.city).do(recategorise, { caseId: id, category: 'M0102', why: '是井盖' })
  await as(people.dispatcher).do(reassign, { caseId: id, lead: 'street-xgzl', why: '属街道' })
  const first = new Date('2026-03-04T02:00:00Z')
  expect((await decidedSince(db, START, 10)).decided).toEqual([{ caseId: id, text: '路灯坏了', decisions: { category: { at: first, chosen: 'M0102' }, unit: { at: first, chosen: 'street-xgzl' } } }])
})

test('an answer at once says what a request is about, and not whose it is', async () => {
  const { as, db, submitted } = await openRequestsOffice()
  const { id } = await submitted()
  await as(people.dispatcher).do(answerAtOnce, { caseId: id, category: 'M0102', answer: '已告知。' })
  expect((await decidedSince(db, START, 10)).decided).toMatchObject([{ caseId: id, decisions: { category: { chosen: 'M0102' } } }])
  expect((await decidedSince(db, START, 10)).decided[0]!.decisions.unit).toBeUndefined()
})

test('what was imported was decided elsewhere, also where its category is corrected here', async () => {
  const { as, db, now } = await openRequestsOffice()
  const { id } = await as(system).open(recordImport, { import: 'i', row: 1, source: 's', section: 'livelihood', category: 'M0101', text: '路灯坏了', openedAt: now().toISOString(), phone: '13800001234', unanswered: 'intake' } as never)
  await as(people.dispatcher).do(dispatch, { caseId: id, lead: 'bureau-city', why: '原系统转来' })
  expect((await decidedSince(db, START, 10)).decided).toEqual([])
})

test('decisions are told a few at a time, each once, also those of one moment', async () => {
  const { as, db, submitted } = await openRequestsOffice()
  const ids: string[] = []
  for (let n = 0; n < 5; n++) {
    const { id } = await submitted()
    await as(people.dispatcher).do(dispatch, { caseId: id })
    ids.push(id)
  }
  const found: string[] = []
  for (let after: typeof START | undefined = START; after; ) {
    const { decided, last }: Awaited<ReturnType<typeof decidedSince>> = await decidedSince(db, after, 2)
    found.push(...decided.map(({ caseId }) => caseId))
    after = last
  }
  expect(found.toSorted()).toEqual(ids.toSorted())
})

test('whoever must not see a request is not told of it', async () => {
  const { db, submitted } = await openRequestsOffice()
  const { id } = await submitted({ accused: 'bureau-city' })
  const { id: other } = await submitted()
  const seen = async (actor: Parameters<typeof seenBy>[1]) => (await seenBy(db, actor, [id, other])).map((one) => one.id).sort()
  expect(await seen(people.supervisor)).toEqual([id, other].sort())
  expect(await seen(staffOf('bureau-city', 'supervisor'))).toEqual([other])
  expect(await seen(people.admin)).toEqual([])
})

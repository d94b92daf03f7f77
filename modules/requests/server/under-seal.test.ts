import { expect, test } from 'vitest'
import { adjudicate } from './adjudicate.ts'
import { dispatch } from './dispatch.ts'
import { liftSupervision } from './lift-supervision.ts'
import { mergeInto } from './merge-into.ts'
import { reassign } from './reassign.ts'
import { recategorise } from './recategorise.ts'
import { recuse } from './recuse.ts'
import { returnDispatch } from './return-dispatch.ts'
import { split } from './split.ts'
import { supervise } from './supervise.ts'
import { openRequestsOffice } from './testing/requests-office.ts'
import { unmerge } from './unmerge.ts'

test('what people type as a reason may name somebody, and lies where it can be erased', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const [dispatcher, supervisor] = [office.as(people.dispatcher), office.as(people.supervisor)]
  const why = '涉及张三丰本人'
  const { id } = await office.submitted({ category: 'M0201' })
  const other = await office.submitted({ by: people.neighbour })
  await dispatcher.do(recategorise, { caseId: id, category: 'M0101', why })
  await dispatcher.do(mergeInto, { caseId: id, into: other.id })
  await dispatcher.do(unmerge, { caseId: id, why })
  await dispatcher.do(dispatch, { caseId: id, lead: 'street-xgzl', why })
  await office.as(people.street).do(returnDispatch, { caseId: id, reason: why })
  await dispatcher.do(adjudicate, { caseId: id, upheld: true, lead: 'bureau-env', reason: why })
  await supervisor.do(supervise, { caseId: id, demand: why, days: 1 })
  await supervisor.do(liftSupervision, { caseId: id, why })
  await dispatcher.do(reassign, { caseId: id, lead: 'bureau-city', why })
  await dispatcher.do(recuse, { caseId: id, who: ['unit:bureau-city'], why })
  await dispatcher.do(dispatch, { caseId: id, lead: 'bureau-env', why })
  await dispatcher.open(split, { from: id, text: '另一件事', category: 'M0102', why })
  await office.settle()
  const events = await office.db.selectFrom('kernel.event').select(['verb', 'body', 'sealed']).execute()
  expect(events.filter(({ body }) => JSON.stringify(body).includes('张三丰')).map(({ verb }) => verb)).toEqual([])
  expect(new Set(events.filter(({ sealed }) => JSON.stringify(sealed).includes('张三丰')).map(({ verb }) => verb)).size).toBe(11)
})

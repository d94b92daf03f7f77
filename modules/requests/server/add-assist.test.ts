import { expect, test } from 'vitest'
import { addAssist } from './add-assist.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('北京14: an assisting unit has a clock of its own, which ends no later than the lead\'s', async () => {
  const { as, people, signed, kase, clock, goTo } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await goTo('2026-03-09 10:00')
  await as(people.env).do(addAssist, { caseId: id, unit: 'bureau-housing', why: '需核查施工许可' })
  expect(await clock(id, 'assist:bureau-housing')).toMatchObject({ unit_id: 'bureau-housing', due_at: new Date('2026-03-11T18:00:00+08:00') })
  expect(await kase(id)).toMatchObject({ units: expect.arrayContaining(['bureau-housing']), facts: { assist: [{ unit: 'street-xgzl', done: false }, { unit: 'bureau-housing', done: false }] } })
})

test('on the lead\'s last day the assisting unit still has one working day', async () => {
  const { as, people, signed, clock, goTo } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await goTo('2026-03-11 10:00')
  await as(people.env).do(addAssist, { caseId: id, unit: 'bureau-housing', why: '需核查施工许可' })
  expect((await clock(id, 'assist:bureau-housing'))?.due_at).toEqual(new Date('2026-03-12T18:00:00+08:00'))
})

test('not twice, not the lead itself, not the accused, not a unit that does not exist', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201', accused: 'bureau-housing' })
  const add = (unit: string) => as(people.env).do(addAssist, { caseId: id, unit, why: '请协办' })
  await expect(add('street-xgzl')).rejects.toMatchObject({ code: 'assists_already' })
  await expect(add('bureau-env')).rejects.toMatchObject({ code: 'same_unit' })
  await expect(add('bureau-housing')).rejects.toMatchObject({ code: 'recused', message: expect.stringMatching(/^.+局须回避这件诉求，请另选单位$/) })
  await expect(add('bureau-of-nothing')).rejects.toMatchObject({ code: 'no_such_unit' })
})

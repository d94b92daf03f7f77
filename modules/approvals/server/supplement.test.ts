import { expect, test } from 'vitest'
import { accept } from './accept.ts'
import { requestSupplement } from './request-supplement.ts'
import { supplement } from './supplement.ts'
import { answers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'
import { teaHouse } from './testing/small-approvals.ts'

async function asked() {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'shop.sign', why: '门头有招牌，请补填。' }] })
  return { office, id }
}

test('with what was missing the situation is another, and the departments that it needs are asked', async () => {
  const { office, id } = await asked()
  await office.as(people.owner).do(supplement, { caseId: id, answers: { ...answers['small'], 'shop.sign': true, 'sign.text': '海燕茶馆' } as never, papers: { ...promising, uploads: { photo: [await office.uploaded()] } } })
  expect(Object.keys((await office.facts(id)).branches).toSorted()).toEqual(['food', 'registration', 'sign'])
  await office.as(people.window).do(accept, { caseId: id })
  expect(await office.branch(id, 'sign')).toMatchObject({ state: 'working' })
})

test('the pre-review goes on with the time that it had left', async () => {
  const { office, id } = await asked()
  await office.goTo('2026-03-10 10:00')
  await office.as(people.owner).do(supplement, { caseId: id, answers: answers['small'] as never, papers: promising })
  expect((await office.clock(id, 'pre_review'))?.due_at).toEqual(new Date('2026-03-11T18:00:00+08:00'))
  expect((await office.clock(id, 'silence'))?.due_at).toEqual(new Date('2026-03-17T18:00:00+08:00'))
})

test('nobody else supplements it, and what is still missing is refused as at the first time', async () => {
  const { office, id } = await asked()
  await expect(office.as(people.other).do(supplement, { caseId: id, answers: answers['small'] as never, papers: promising })).rejects.toMatchObject({ code: 'not_found' })
  await expect(office.as(people.owner).do(supplement, { caseId: id, answers: { ...answers['small'], 'shop.address': '' } as never, papers: promising })).rejects.toMatchObject({ code: 'bad_input' })
})

test('a forged commitment in a supplement is refused by its name too', async () => {
  const { office, id } = await asked()
  const send = (papers: typeof promising) => office.as(people.owner).do(supplement, { caseId: id, answers: { ...answers['small'], 'shop.sign': true, 'sign.text': '海燕茶馆' } as never, papers })
  await expect(send({ ...promising, promises: ['lease', 'photo'] })).rejects.toMatchObject({ code: 'not_promisable', details: ['photo'], message: expect.stringContaining('“效果图”') })
  expect(await send({ ...promising, later: ['photo'] })).toMatchObject({ state: 'submitted' })
})

test('绿色通道: with other answers it is found out anew', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'one_thing:tea-house': { ...teaHouse, greenChannel: { element: 'shop.area', atLeast: 100 } } })
  const green = async (first: number, then: number) => {
    const { id } = await office.submitted({ answers: { ...answers['small'], 'shop.area': first } })
    const before = (await office.facts(id)).green
    await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'shop.area', why: '面积与合同不符。' }] })
    await office.as(people.owner).do(supplement, { caseId: id, answers: { ...answers['small'], 'shop.area': then } as never, papers: promising })
    return [before, (await office.facts(id)).green]
  }
  expect(await green(80, 120)).toEqual([undefined, true])
  expect(await green(120, 80)).toEqual([true, undefined])
})

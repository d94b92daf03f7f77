import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { SENTENCES } from '../memory-sentences.ts'
import { openMemoryOffice, people } from '../memory-office.fixtures.ts'
import { returnMemory } from '../return-memory.ts'

test('the unit’s people and supervisors see what waits, with marks on what may tell who somebody is', async () => {
  const { left, ask } = await openMemoryOffice()
  await left({ text: '给王秀兰阿姨打电话 13912345678' })
  for (const who of [people.handler, people.lead, people.supervisor]) {
    const { memories: [one], counts } = await ask(who, 'memories_to_review', {})
    expect(counts).toEqual({ left: 1, late: 0, returned: 0, published: 0, over: 0 })
    expect(one!.marks.map(({ kind, words }) => [kind, words])).toEqual([['name', '王秀兰'], ['phone', '13912345678']])
    expect(one!.can).toEqual(['world.publish_memory', 'world.return_memory', 'world.decline_memory'])
  }
})

test('another unit sees none of it, and who has only the keys of the house may not ask', async () => {
  const { left, ask } = await openMemoryOffice()
  await left()
  expect(await ask(people.stranger, 'memories_to_review', {})).toMatchObject({ memories: [], counts: { left: 0 } })
  for (const who of [people.admin, people.resident]) await expect(ask(who, 'memories_to_review', {})).rejects.toMatchObject({ code: 'not_yours' })
  await expect(ask(nobody, 'memories_to_review', {})).rejects.toMatchObject({ code: 'sign_in' })
})

test('who reads it leaves a trace', async () => {
  const { left, ask, db } = await openMemoryOffice()
  const { id } = await left()
  await ask(people.handler, 'memories_to_review', {})
  expect(await db.selectFrom('kernel.reading' as never).select(['case_id', 'who'] as never).execute()).toEqual([{ case_id: id, who: `staff:${people.handler.id}` }])
})

test('the writer is told before sending what the moderator will see marked; the words are kept nowhere', async () => {
  const { door, db } = await openMemoryOffice()
  const payload = { text: '给王秀兰阿姨打电话 13912345678' }
  const ask = async (who: Parameters<typeof door>[0]) => (await door(who)).ask({ method: 'POST', url: '/api/world/look_over_memory', payload })
  expect((await ask(people.resident)).json().marks).toEqual([{ kind: 'name', kindName: '姓名', start: 1, end: 4, words: '王秀兰' }, { kind: 'phone', kindName: '电话号码', start: 10, end: 21, words: '13912345678' }])
  expect((await ask(nobody)).statusCode).toBe(401)
  expect(await db.selectFrom('kernel.case').select('id').execute()).toEqual([])
})

test('one’s own are shown to oneself alone', async () => {
  const { left, ask } = await openMemoryOffice()
  await left()
  expect((await ask(people.resident, 'my_memories', {})).memories[0]).toMatchObject({ state: 'left', status: '正在审核，最晚3月9日18:00前给您答复。现在只有您和审核人员能看到。', asked: null })
  expect((await ask(people.neighbour, 'my_memories', {})).memories).toEqual([])
})

test('every step is said in both languages, and the writer reads the same history as the desk', async () => {
  const { left, as, ask, office } = await openMemoryOffice()
  const verbs = [...office.verbs.keys(), ...office.opens.keys()].filter((name) => name.startsWith('world.')).map((name) => name.slice('world.'.length))
  expect(Object.keys(SENTENCES).toSorted()).toEqual(verbs.toSorted())
  const { id } = await left()
  await as(people.handler).do(returnMemory, { caseId: id, reason: '请补上年份的依据' })
  const mine = (await ask(people.resident, 'my_memories', {})).memories[0]!.steps.map(({ text }) => text)
  expect(mine).toEqual(['留下记忆，等待审核。', '请修改：请补上年份的依据'])
  expect((await ask(people.handler, 'memories_to_review', { list: 'returned' })).memories[0]!.steps.map(({ text }) => text)).toEqual(mine)
  expect((await ask(people.resident, 'my_memories', {}, 'en')).memories[0]!.steps.map(({ text }) => text)).toEqual(['The memory was left and waits to be looked at.', 'A change was asked for: 请补上年份的依据'])
})

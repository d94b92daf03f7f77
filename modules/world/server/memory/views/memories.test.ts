import { expect, test } from 'vitest'
import { type Actor, nobody } from '#kernel/identity/actor.ts'
import { openMemoryOffice, people, settings } from '../memory-office.fixtures.ts'

const many = { memories: { ...settings, most: { an_hour: 100, a_day: 100 } } }
const texts = (answer: { memories: { text: string }[] }) => answer.memories.map(({ text }) => text)

test('what waits, came back or was declined nobody outside reads; what is published everybody', async () => {
  const { left, published, ask } = await openMemoryOffice()
  await left({ text: '还在审核' })
  await published({ text: '已经公开' })
  for (const who of [nobody, people.neighbour, people.stranger] as Actor[]) expect(texts(await ask(who, 'memories', {}))).toEqual(['已经公开'])
})

test('by building, by area around a point, and by decade', async () => {
  const { published, ask } = await openMemoryOffice({ definitions: many })
  await published({ text: '教堂', when: '1962' })
  await published({ text: '车站', spot: { building: 'station' }, when: '1994' })
  await published({ text: '栈桥口', spot: { lng: 120.31429, lat: 36.0625 }, when: '1960/1969' })
  expect(texts(await ask(nobody, 'memories', { building: 'cathedral' }))).toEqual(['教堂'])
  expect(texts(await ask(nobody, 'memories', { decade: 1960 })).toSorted()).toEqual(['教堂', '栈桥口'])
  expect(texts(await ask(nobody, 'memories', { lng: 120.31429, lat: 36.0625 }))).toEqual(['栈桥口'])
  // A hundred metres north is without the circle of fifty, and within that of two hundred.
  const north = { lng: 120.31429, lat: 36.0634 }
  expect(texts(await ask(nobody, 'memories', { ...north, radius: 50 }))).toEqual([])
  expect(texts(await ask(nobody, 'memories', { ...north, radius: 200 }))).toEqual(['栈桥口'])
  await expect(ask(nobody, 'memories', { lng: 120.3 })).rejects.toMatchObject({ code: 'bad_input' })
})

test('of a person the public learns the shown name and nothing else', async () => {
  const { published, door } = await openMemoryOffice()
  const id = await published()
  const text = (await (await door(nobody)).get('/api/world/memories')).body
  expect(JSON.parse(text).memories[0]).toMatchObject({ id, by: '李女士', spotName: '圣弥厄尔大教堂', whenInWords: '1962年' })
  for (const secret of [people.resident.id, people.resident.phone, people.resident.name]) expect(text).not.toContain(secret)
})

test('page by page, none twice and none left out', async () => {
  const { published, ask, goTo } = await openMemoryOffice({ definitions: many })
  for (let n = 0; n < 30; n++) {
    if (n % 7 === 0) await goTo(`2026-03-04 10:${String(n).padStart(2, '0')}`)
    await published({ text: `第 ${n} 段` })
  }
  const first = await ask(nobody, 'memories', {})
  const second = await ask(nobody, 'memories', { after: first.next! })
  expect([first.memories.length, second.memories.length, second.next]).toEqual([24, 6, null])
  expect(new Set([...texts(first), ...texts(second)]).size).toBe(30)
  expect(texts(first)[0]).not.toBe(texts(second)[0])
  await expect(ask(nobody, 'memories', { after: "' or 1=1" })).rejects.toMatchObject({ code: 'bad_input' })
})

test('the wall counts what is published by decade, and shows the latest of each', async () => {
  const { published, left, ask } = await openMemoryOffice({ definitions: many })
  for (let n = 0; n < 8; n++) await published({ text: `八十年代 ${n}`, when: '1984' })
  await published({ text: '三十年代', when: '1930/1939' })
  await left({ when: '1901' })
  const hall = await ask(nobody, 'memory_hall', {})
  expect(hall.total).toBe(9)
  expect(hall.decades.map(({ decade, name, count, memories }) => [decade, name, count, memories.length])).toEqual([[1930, '1930年代', 1, 1], [1980, '1980年代', 8, 6]])
  expect(hall.decades[0]!.memories[0]).toMatchObject({ whenInWords: '1930年代' })
  expect((await ask(nobody, 'memory_hall', {}, 'en')).decades[0]).toMatchObject({ name: '1930s' })
})

test('the page on which one writes knows the buildings by name, landmarks first, and what one agrees to', async () => {
  const { ask } = await openMemoryOffice()
  const setup = await ask(nobody, 'memory_setup', {})
  expect(setup.buildings.map(({ id }) => id)).toEqual(expect.arrayContaining(['cathedral', 'memory-hall', 'bank-of-china']))
  expect(setup.buildings.findIndex(({ id }) => id === 'cathedral')).toBeLessThan(setup.buildings.findIndex(({ id }) => id === 'bank-of-china'))
  expect(setup).toMatchObject({ consent: { version: '1', text: '同意公开' }, review: '3 个工作日', years: { from: 1898 } })
})

test('a spot without a building is called after the one near by, and far from all after the place', async () => {
  const { published, ask } = await openMemoryOffice()
  await published({ text: '教堂里' })
  const { lng, lat } = (await ask(nobody, 'memories', {})).memories[0]!
  await published({ text: '教堂边', spot: { lng: lng + 0.0003, lat } })
  await published({ text: '海上', spot: { lng: 120.3065, lat: 36.0545 } })
  const { memories } = await ask(nobody, 'memories', {})
  expect(Object.fromEntries(memories.map(({ text, spotName }) => [text, spotName]))).toEqual({ 教堂里: '圣弥厄尔大教堂', 教堂边: '圣弥厄尔大教堂附近', 海上: '青岛老城' })
})

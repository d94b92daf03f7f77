import { expect, test } from 'vitest'
import { everywhere, madeUp, START } from '../similar/made-up.fixtures.ts'
import { openTopics } from './find-topics.ts'
import { hottest } from './hottest.ts'

const now = START + 86_400_000
const several = (place: string, trouble: 'fumes' | 'lamps', count: number, who = (n: number) => `${place}居民${n}`) =>
  Array.from({ length: count }, (_, n) => madeUp(place, trouble, n % 3, { id: `${place}-${trouble}-${n}`, who: who(n), at: START + n * 60_000 }))

test('the topic of more people comes first, and alone it says why', () => {
  const topics = openTopics([...everywhere(), ...several('银都小区', 'fumes', 4), ...several('云霄路', 'lamps', 8)])
  const [first, second] = hottest(topics, { now, most: 5 })
  expect([first!.facts.people, second!.facts.people]).toEqual([9, 4])
  expect(first!.topic.id).toBe('云霄路-lamps-0-all')
  expect(first!.heat.parts.find(({ part }) => part === 'people')).toEqual({ part: 'people', count: 9, points: 18 })
})

test('two people are not a hot topic, however often they write', () => {
  const topics = openTopics([...everywhere(), ...several('银都小区', 'fumes', 9, () => '同一个人')])
  expect(hottest(topics, { now, most: 5 })).toEqual([])
})

test('asked about a time, it counts only what was written in it', () => {
  const topics = openTopics([...everywhere(), ...several('银都小区', 'fumes', 4), ...several('云霄路', 'lamps', 8)])
  const since = START + 4.5 * 60_000
  expect(hottest(topics, { now, most: 5, since }).map(({ topic, facts }) => [topic.id, facts.people, facts.messages])).toEqual([['云霄路-lamps-0-all', 3, 3]])
})

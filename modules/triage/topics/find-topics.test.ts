import { expect, test } from 'vitest'
import { everywhere, madeUp, PLACES, START } from '../similar/made-up.fixtures.ts'
import { addMessage, openTopics, type Topics } from './find-topics.ts'

const HOUR = 3_600_000
const idsOf = (topics: Topics, members: readonly number[]) => members.map((number) => topics.known.messages[number]!.id)
const fumesAt = (place: string) => [0, 1, 2].map((words) => madeUp(place, 'fumes', words, { at: START + words * HOUR }))

test('what several people write of one matter is one topic, in whatever words', () => {
  const topics = openTopics(everywhere())
  const [first, second, third] = fumesAt('海逸花园').map((message) => addMessage(topics, message))
  expect(new Set([first, second, third]).size).toBe(1)
  expect(idsOf(topics, third!.members)).toEqual(['海逸花园-fumes-0-all', '海逸花园-fumes-0', '海逸花园-fumes-1', '海逸花园-fumes-2'])
})

test('the same trouble at another place is another topic, and so is another trouble at the same place', () => {
  const topics = openTopics(everywhere())
  const at = new Set([addMessage(topics, madeUp('海逸花园', 'fumes')), addMessage(topics, madeUp('银都小区', 'fumes')), addMessage(topics, madeUp('海逸花园', 'water'))])
  expect(at.size).toBe(3)
})

test('every message is in one topic, whether all come at once or one after the other', () => {
  const messages = [...everywhere(0), ...everywhere(1), ...everywhere(2)].sort((a, b) => a.at - b.at)
  const one = openTopics()
  for (const message of messages) addMessage(one, message)
  for (const topics of [openTopics(messages), one]) {
    const all = [...new Set(topics.topicOf)].flatMap(({ members }) => members)
    expect(all.sort((a, b) => a - b)).toEqual(messages.map((_, number) => number))
    for (const topic of topics.topicOf) expect(topic.id).toBe(idsOf(topics, topic.members)[0])
  }
})

test('places are not mixed when everywhere everybody complains of everything', () => {
  const topics = openTopics([...everywhere(0), ...everywhere(1), ...everywhere(2)])
  for (const { members } of new Set(topics.topicOf)) expect(new Set(idsOf(topics, members).map((id) => id.split('-')[0])).size).toBe(1)
})

test('a message that resembles two topics makes one of them, under the name of the older', () => {
  const topics = openTopics(PLACES.slice(1).map((place, i) => madeUp(place, 'water', i % 3, { at: START - i * HOUR })))
  const dust = { who: '甲', at: START, title: '海逸花园西侧工地扬尘', text: '海逸花园西侧的工地没有喷淋，扬尘很大' }
  const noise = { who: '乙', at: START + HOUR, title: '海逸花园夜间打桩噪音', text: '海逸花园每晚打桩到凌晨，噪音很大' }
  const older = addMessage(topics, { ...dust, id: 'dust' })
  const newer = addMessage(topics, { ...noise, id: 'noise' })
  expect(newer).not.toBe(older)
  const both = addMessage(topics, { id: 'both', who: '丙', at: START + 2 * HOUR, title: '海逸花园西侧工地扬尘和夜间打桩噪音', text: '海逸花园西侧的工地没有喷淋，扬尘很大，每晚打桩到凌晨，噪音很大' })
  expect(both).toBe(older)
  expect(both.id).toBe('dust')
  expect(idsOf(topics, both.members)).toEqual(['dust', 'noise', 'both'])
  expect(newer.members).toEqual([])
})

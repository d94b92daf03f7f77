import { beforeAll, describe, expect, test } from 'vitest'
import { openTopics, type Topic, type Topics } from '#modules/triage/topics/find-topics.ts'
import { hottest } from '#modules/triage/topics/hottest.ts'
import { foundAmong, foundIn, isHeldBack } from './judged/judged-topics.ts'
import { messagesAreThere, readMessages } from './judged/messages.ts'

describe.runIf(messagesAreThere)('topics of 4,326 real messages', () => {
  let topics: Topics
  const idsOf = (topic: Topic) => topic.members.map((number) => topics.known.messages[number]!.id)

  const foundOf = (heldBack: boolean) => foundAmong([...new Set(topics.topicOf)].map(idsOf)).filter(({ matter }) => isHeldBack(matter) === heldBack)

  beforeAll(async () => {
    topics = openTopics(await readMessages())
  })

  test('each message is in one topic, and every topic is named after its first message', () => {
    expect(topics.topicOf).toHaveLength(4326)
    const all = [...new Set(topics.topicOf)]
    expect(all.reduce((sum, { members }) => sum + members.length, 0)).toBe(4326)
    expect(all.filter((topic) => topic.id !== idsOf(topic)[0]).length).toBe(0)
  })

  test('the five hottest topics are real matters: nine in ten members belong there, and eight in ten that belong are there', () => {
    const top = hottest(topics, { now: lastMoment(topics), most: 5 }).map(({ topic }) => foundIn(idsOf(topic)))
    for (const found of top) expect(found && [found.matter, found.precision >= 0.9, found.recall >= 0.8]).toEqual([found?.matter, true, true])
    expect(new Set(top.map((found) => found?.matter)).size).toBe(5)
  })

  test('of the twelve matters that the thresholds were set on eleven are found as clean', () => {
    expect(foundOf(false).filter(({ precision, recall }) => precision >= 0.9 && recall >= 0.8).length).toBeGreaterThanOrEqual(11)
  })

  test('of thirteen others, judged afterwards, every topic is as pure, and nine hold eight in ten of their messages', () => {
    expect(foundOf(true).filter(({ precision }) => precision < 0.9)).toEqual([])
    expect(foundOf(true).filter(({ recall }) => recall >= 0.8).length).toBeGreaterThanOrEqual(9)
  })
})

const lastMoment = ({ known }: Topics) => Math.max(...known.messages.map(({ at }) => at))

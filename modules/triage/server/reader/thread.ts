import { parentPort } from 'node:worker_threads'
import { similarTo } from '../../similar/find-similar.ts'
import { read } from '../../similar/known.ts'
import type { Message } from '../../similar/message.ts'
import { reasonsFor } from '../../similar/reasons.ts'
import { peopleByWeek } from '../../topics/by-week.ts'
import { closestToAll, describeTopic } from '../../topics/describe-topic.ts'
import { earlyWarning } from '../../topics/early-warning.ts'
import { addMessage, openTopics } from '../../topics/find-topics.ts'
import { type HotTopic, hottest } from '../../topics/hottest.ts'
import { mostSay } from '../../topics/most-say.ts'
import type { Answers, Asks, FoundTopic } from './questions.ts'

/**
 * Reading the requests of a year takes seconds of processor, and one more a few milliseconds: it is done in a thread of its own, so that
 * nobody waits for an answer meanwhile. It keeps no text, only what finds a request again.
 */

const WEEKS = 12 * 7 * 86_400_000

let gathered: Message[] = []
let topics = openTopics()

const answers: { [K in keyof Asks]: (asked: Asks[K]) => Answers[K] } = {
  gather: ({ messages }) => void gathered.push(...messages),
  open() {
    topics = openTopics(gathered)
    gathered = []
  },
  add: ({ messages }) => messages.forEach((message) => addMessage(topics, message)),
  similar: ({ message, most }) => similarTo(topics.known, read(topics.known, message), { most }),
  why: ({ one, others }) => others.map(({ message, metres, days }) => reasonsFor(one, message, { days, ...(metres !== undefined && { metres }) }, topics.known.rarity)),
  topics: ({ now, ...which }) => hottest(topics, { now, ...which }).map((one) => found(one, now)),
  topicOf({ id, now }) {
    const number = topics.known.messages.findIndex((one) => one.id === id)
    const topic = topics.topicOf[number]
    const one = topic && hottest(topics, { now, most: Infinity }).find((hot) => hot.topic === topic)
    return one ? found(one, now) : null
  },
  describe: (asked) => asked.topics.map(describeTopic),
  mostSay({ messages }) {
    const standsForIt = closestToAll(messages)
    return mostSay(standsForIt, messages.filter((one) => one !== standsForIt), topics.known.rarity)
  },
}

function found({ topic, facts, heat }: HotTopic, now: number): FoundTopic {
  const voices = topic.members.map((number) => topics.known.messages[number]!)
  // Of a matter that is long over the weeks of today say nothing.
  const weeksUntil = now - facts.lastAt > WEEKS ? facts.lastAt : now
  return { id: topic.id, members: voices.map(({ id }) => id), facts, heat, weeks: peopleByWeek(voices, weeksUntil), weeksUntil, warning: earlyWarning(voices, now) ?? null }
}

parentPort!.on('message', ({ turn, ask, asked }: { turn: number; ask: keyof Asks; asked: never }) => {
  parentPort!.postMessage({ turn, answer: answers[ask](asked) })
})

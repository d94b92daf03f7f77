import type { Similar } from '../../similar/find-similar.ts'
import type { Message } from '../../similar/message.ts'
import type { Reason } from '../../similar/reasons.ts'
import type { EarlyWarning } from '../../topics/early-warning.ts'
import type { Heat, TopicFacts } from '../../topics/heat.ts'

/** A topic as it stands: the ids of its requests, oldest first, and how many people spoke up in each of the last weeks, oldest first. */
export type FoundTopic = { id: string; members: string[]; facts: TopicFacts; heat: Heat; weeks: number[]; warning: EarlyWarning | null }

/** What the thread is asked, and what it answers. Moments are milliseconds since 1970. */
export type Asks = {
  gather: { messages: readonly Message[] }
  /** Reads all that was gathered, oldest first. */
  open: {}
  add: { messages: readonly Message[] }
  similar: { message: Message; most: number }
  why: { one: Message; others: readonly { message: Message; metres?: number; days: number }[] }
  topics: { now: number; most: number }
  /** The topic that holds this request, where it is one of several people. */
  topicOf: { id: string; now: number }
}
export type Answers = { gather: void; open: void; add: void; similar: Similar[]; why: Reason[][]; topics: FoundTopic[]; topicOf: FoundTopic | null }

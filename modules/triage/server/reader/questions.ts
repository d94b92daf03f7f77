import type { Similar } from '../../similar/find-similar.ts'
import type { Message } from '../../similar/message.ts'
import type { Reason } from '../../similar/reasons.ts'
import type { EarlyWarning } from '../../topics/early-warning.ts'
import type { Description } from '../../topics/describe-topic.ts'
import type { Heat, TopicFacts } from '../../topics/heat.ts'

/** A topic as it stands: the ids of its requests, oldest first, and how many people spoke up in each of the twelve weeks until a moment, oldest first. */
export type FoundTopic = { id: string; members: string[]; facts: TopicFacts; heat: Heat; weeks: number[]; weeksUntil: number; warning: EarlyWarning | null }

/** What the thread is asked, and what it answers. Moments are milliseconds since 1970. */
export type Asks = {
  gather: { messages: readonly Message[] }
  /** Reads all that was gathered, oldest first. */
  open: {}
  add: { messages: readonly Message[] }
  similar: { message: Message; most: number }
  why: { one: Message; others: readonly { message: Message; metres?: number; days: number }[] }
  /** `since`: what was written after that moment alone. */
  topics: { now: number; most: number; since?: number | undefined }
  /** The topic that holds this request, where it is one of several people. */
  topicOf: { id: string; now: number }
  /** What topics are called, by the messages of each. */
  describe: { topics: readonly (readonly Message[])[] }
  mostSay: { messages: readonly Message[] }
}
export type Answers = { gather: void; open: void; add: void; similar: Similar[]; why: Reason[][]; topics: FoundTopic[]; topicOf: FoundTopic | null; describe: Description[]; mostSay: string[] }

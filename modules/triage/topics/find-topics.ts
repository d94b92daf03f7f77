import { learnAndRead, learnAndReadAll, nothingKnown, remember, type Known, type Read } from '../similar/known.ts'
import { likenessOf } from '../similar/likeness.ts'
import type { Message } from '../similar/message.ts'
import { nearest, vectorAt, type Near } from '../similar/vectors.ts'
import { centroidOf, cosine, covered, join, matterCosine, matterCovered, namesShared, placeShared, unite, type Centroid } from './centroid.ts'

/** Messages that mean the same matter. Most stay alone, so that only a topic of several keeps what they say together. */
export type Topic = { /** That of its first message. */ id: string; members: number[]; centroid?: Centroid }

/** `topicOf` stands beside the messages of `known`, by the same numbers. */
export type Topics = { known: Known; topicOf: Topic[] }

export function openTopics(past: readonly Message[] = []): Topics {
  const topics: Topics = { known: nothingKnown(), topicOf: [] }
  for (const one of learnAndReadAll(topics.known, past)) place(topics, one)
  return topics
}

/** Finds the topic of a new message, which may be the first of its own. */
export const addMessage = (topics: Topics, message: Message): Topic => place(topics, learnAndRead(topics.known, message))

/** To the topic as a whole and to the closest of its messages. */
const ALIKE = 0.3
/** The same trouble at another place is another matter, and so is another trouble at the same place. */
const SAME_NAMES = 0.3
const SAME_MATTER = 0.06
const LOOKED_AT = 25

function place(topics: Topics, one: Read): Topic {
  const { known, topicOf } = topics
  const near = nearest(known.vectors, one.vector, LOOKED_AT)
  const found = [...new Set(near.map(({ message }) => topicOf[message]!))]
    .map((topic) => ({ topic, alike: likeness(topics, topic, near, one) }))
    .sort((a, b) => b.alike - a.alike)

  const best = found[0]
  let topic: Topic = best && best.alike >= ALIKE ? best.topic : { id: one.message.id, members: [] }
  if (topic.members.length > 0) topic.centroid = join(centroidIn(topics, topic), one.vector)
  const number = remember(known, one)
  topic.members.push(number)
  topicOf[number] = topic

  for (const { topic: other, alike } of found) {
    if (other !== topic && alike >= WORTH_A_LOOK && sameMatter(centroidIn(topics, topic), centroidIn(topics, other))) topic = merge(topics, topic, other)
  }
  return topic
}

function likeness({ known, topicOf }: Topics, topic: Topic, near: readonly Near[], { grams, vector }: Read): number {
  const closest = near.filter(({ message }) => topicOf[message] === topic).slice(0, 3)
  if (!topic.centroid) {
    const { words, matter, names = 1 } = likenessOf(grams, vector, vectorAt(known.vectors, topic.members[0]!), closest[0]!.cosine)
    return matter < SAME_MATTER || names < SAME_NAMES ? 0 : words
  }
  const { said, length } = topic.centroid
  if (matterCovered(topic.centroid, grams.counts) < SAME_MATTER || (namesShared(topic.centroid, vector) ?? 1) < SAME_NAMES) return 0
  let product = 0
  vector.grams.forEach((gram, i) => { product += vector.weights[i]! * (said.get(gram)?.weight ?? 0) })
  const toClosest = closest.reduce((sum, one) => sum + one.cosine, 0) / Math.min(3, topic.members.length)
  return Math.sqrt(((product / (length || 1) + toClosest) / 2) * covered(topic.centroid, grams.counts))
}

const centroidIn = ({ known }: Topics, { members, centroid }: Topic): Centroid => centroid ?? centroidOf(vectorAt(known.vectors, members[0]!))

const WORTH_A_LOOK = 0.2
const ONE_MATTER = { names: 0.4, cosine: 0.25, covered: 0.25 }
const ONE_MATTER_AT_ONE_PLACE = { names: 0.5, cosine: 0.2, matter: 0.05 }

/** A message that resembles two topics shows that they may be one. Where both name the same place, their words may differ more. */
function sameMatter(one: Centroid, other: Centroid): boolean {
  const names = placeShared(one, other)
  if (names !== undefined && names < ONE_MATTER.names) return false
  const alike = cosine(one, other)
  const atOnePlace = ONE_MATTER_AT_ONE_PLACE
  if (names !== undefined && names >= atOnePlace.names && alike >= atOnePlace.cosine && matterCosine(one, other) >= atOnePlace.matter) return true
  return alike >= ONE_MATTER.cosine && bothWays(one, other, covered) >= ONE_MATTER.covered && bothWays(one, other, matterCovered) >= SAME_MATTER
}

const bothWays = (one: Centroid, other: Centroid, part: typeof covered): number => Math.min(part(one, other.said), part(other, one.said))

/** The older one stays, so that who follows a topic need not follow another. */
function merge(topics: Topics, one: Topic, other: Topic): Topic {
  const [kept, gone] = one.members[0]! < other.members[0]! ? [one, other] : [other, one]
  kept.centroid = unite(centroidIn(topics, kept), centroidIn(topics, gone))
  for (const message of gone.members) topics.topicOf[message] = kept
  kept.members = [...kept.members, ...gone.members].sort((a, b) => a - b)
  gone.members = []
  return kept
}

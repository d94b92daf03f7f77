import { agreedGrams } from './centroid.ts'
import type { Topic, Topics } from './find-topics.ts'
import { factsOf, heatOf, type Heat, type TopicFacts } from './heat.ts'

export type HotTopic = { topic: Topic; facts: TopicFacts; heat: Heat }

/** One person who writes often is one person. */
const FEWEST_PEOPLE = 3
/** Messages that share one word only, as all that ask about housing funds do, have a subject and not a matter. */
const FEWEST_AGREED_GRAMS = 7

/** `since`: counts only what was written after that moment. */
export function hottest(topics: Topics, { now, most, since = -Infinity }: { now: number; most: number; since?: number | undefined }): HotTopic[] {
  const hot: HotTopic[] = []
  for (const topic of new Set(topics.topicOf)) {
    if (!topic.centroid || topic.members.length < FEWEST_PEOPLE) continue
    const voices = topic.members.map((number) => topics.known.messages[number]!).filter(({ at }) => at > since)
    if (voices.length < FEWEST_PEOPLE) continue
    const facts = factsOf(voices, now)
    if (facts.people >= FEWEST_PEOPLE && agreedGrams(topic.centroid) >= FEWEST_AGREED_GRAMS) hot.push({ topic, facts, heat: heatOf(facts) })
  }
  return hot.sort((a, b) => b.heat.total - a.heat.total).slice(0, most)
}

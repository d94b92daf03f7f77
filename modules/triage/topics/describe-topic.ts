import { namesIn, runsOf } from '../similar/grams.ts'
import { titleOf, type Message } from '../similar/message.ts'

/** What a topic is called: the place or body that most of it names, and the title that says best what all mean. */
export type Description = { place?: string; title: string }

/** More would not change the name of it. */
export const LOOKED_AT = 60

export function describeTopic(messages: readonly Message[]): Description {
  const some = messages.slice(-LOOKED_AT)
  const place = placeOf(some)
  const title = titleOf(closestToAll(some))
  return { ...(place && { place }), title: place && title.startsWith(`${place}，`) ? title.slice(place.length + 1) : title }
}

const SHORTEST_NAME = 3
const MOST_OF_THEM = 0.6

/** Of what the titles name, begun wherever it may begin: what most messages say, and of it the longer if hardly fewer do. */
function placeOf(messages: readonly Message[]): string | undefined {
  const texts = messages.map((message) => runsOf(`${titleOf(message)}。${message.text}`).join('\n'))
  const parts = new Set(messages.flatMap((message) => namesIn(titleOf(message))).flatMap(({ name }) => Array.from({ length: Math.max(0, name.length - SHORTEST_NAME + 1) }, (_, at) => name.slice(at))))
  const said = [...parts].map((part) => ({ part, by: texts.filter((text) => text.includes(part)).length / texts.length })).filter(({ by }) => by >= MOST_OF_THEM)
  const fitness = ({ part, by }: { part: string; by: number }) => by ** 2 * Math.sqrt(part.length)
  return said.sort((a, b) => fitness(b) - fitness(a))[0]?.part
}

/** The message whose title stands for all: its pairs of characters are in most of the others, for its length. */
export function closestToAll(messages: readonly Message[]): Message {
  const pairs = messages.map((message) => new Set(runsOf(titleOf(message)).flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)))))
  const by = new Map<string, number>()
  for (const pair of pairs.flatMap((own) => [...own])) by.set(pair, (by.get(pair) ?? 0) + 1)
  let best = 0
  let most = -1
  pairs.forEach((own, i) => {
    const score = [...own].reduce((sum, pair) => sum + by.get(pair)! - 1, 0) / Math.sqrt(own.size || 1)
    if (score > most) [best, most] = [i, score]
  })
  return messages[best]!
}

/** In one line: many titles say their place. */
export const titled = ({ place, title }: { place?: string | null; title: string }): string => (!place || title.includes(place) ? title : `${place}：${title}`)

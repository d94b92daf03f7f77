/** What a topic's heat is counted from. Nobody is counted twice, however often they write. */
export type TopicFacts = { people: number; messages: number; likes: number; dislikes: number; recentPeople: number; firstAt: number; lastAt: number }

/** A sum of named parts, so that every point can be asked for. */
export type Heat = { total: number; parts: HeatPart[] }
export type HeatPart = { part: 'people' | 'repeats' | 'support' | 'recent'; count: number; points: number }

const PER_PERSON = 2
/** Who writes again waits still. */
const PER_REPEAT = 0.5
/** A click is less than a letter: each doubling of the approval counts as two people. */
const PER_DOUBLING = 4
/** Whoever wrote of late counts once more: what is over cools. */
const PER_RECENT_PERSON = 1

const RECENT_DAYS = 30
const DAY = 86_400_000

type Voice = { who: string; at: number; likes: number; dislikes: number }

export function factsOf(voices: readonly Voice[], now: number): TopicFacts {
  const sum = (part: 'likes' | 'dislikes') => voices.reduce((all, voice) => all + voice[part], 0)
  return {
    people: new Set(voices.map(({ who }) => who)).size,
    messages: voices.length,
    likes: sum('likes'),
    dislikes: sum('dislikes'),
    recentPeople: new Set(voices.filter(({ at }) => at > now - RECENT_DAYS * DAY).map(({ who }) => who)).size,
    firstAt: Math.min(...voices.map(({ at }) => at)),
    lastAt: Math.max(...voices.map(({ at }) => at)),
  }
}

export function heatOf({ people, messages, likes, dislikes, recentPeople }: TopicFacts): Heat {
  const support = Math.max(0, likes - dislikes)
  const parts: HeatPart[] = [
    { part: 'people', count: people, points: PER_PERSON * people },
    { part: 'repeats', count: messages - people, points: PER_REPEAT * (messages - people) },
    { part: 'support', count: support, points: PER_DOUBLING * Math.log2(1 + support) },
    { part: 'recent', count: recentPeople, points: PER_RECENT_PERSON * recentPeople },
  ]
  return { total: parts.reduce((sum, { points }) => sum + points, 0), parts }
}

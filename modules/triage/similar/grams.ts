import { titleOf, type Message } from './message.ts'

/**
 * A text as its pairs and triples of characters, each a number. Word segmenters miss the names of estates and firms,
 * which are what tells one matter from another; pairs and triples hold them all.
 */
export type Grams = {
  /** Gram → how often, a title's counting three times. */
  counts: Map<number, number>
  /** Grams of what is their own in the names that the title calls: of estates, roads, schools, firms. */
  named: Set<number>
  /** Grams that lap over such a name wherever it stands: 住在海 of 我住在海逸花园 says no more than the name. */
  lapping: Set<number>
}

const BITS = 21
export const GRAMS = 2 ** BITS

/** Long letters wander; what they are about stands at their head. */
const LONGEST_TEXT = 500
const TITLE_COUNTS = 3

export function gramsOf(message: Message): Grams {
  const title = titleOf(message)
  const names = namesIn(title)
  const grams: Grams = { counts: new Map(), named: new Set(), lapping: new Set() }
  for (const { name, own } of names) eachGram(name, (gram, at) => { if (at < own) grams.named.add(gram) })
  for (const run of runsOf(title)) count(grams, run, names, TITLE_COUNTS)
  for (const run of runsOf(message.text.slice(0, LONGEST_TEXT))) count(grams, run, names, 1)
  return grams
}

function count({ counts, lapping }: Grams, run: string, names: readonly Name[], times: number): void {
  const inName = new Uint8Array(run.length)
  for (const { name } of names) for (let at = run.indexOf(name); at >= 0; at = run.indexOf(name, at + 1)) inName.fill(1, at, at + name.length)
  eachGram(run, (gram, at, end) => {
    counts.set(gram, (counts.get(gram) ?? 0) + times)
    if (inName[at] || inName[end - 1]) lapping.add(gram)
  })
}

/** Letters and digits between anything else; full and half width are the same. */
export const runsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Cities and districts are named by all and tell nothing apart, so they end a run and do not begin a name. */
const REGION = /\p{Script=Han}{1,3}省|[a-z]\d*市|[a-z]\d+[区县]|市(?![场民政区])/gu
const NAME = /(?<own>[\p{Script=Han}a-z0-9]{1,6}?)(?:小区|花园|家园|新城|之城|新村|公寓|大厦|广场|公园|学校|学院|大学|中学|小学|幼儿园|医院|公司|集团|酒店|市场|社区|街道|[苑府园湾城郡邸庭轩阁居村街巷镇乡县区站桥滩]|路(?![灯面况过]))+/gu

export type Name = { name: string; /** How much of it is its own: 徐州 of 徐州路小学. */ own: number }

/** What ends like the name of a place or of a body. Its beginning may be a word too long, which its rarity evens out. */
export const namesIn = (text: string): Name[] =>
  runsOf(text).flatMap((run) => run.split(REGION)).flatMap((part) => [...part.matchAll(NAME)].map(({ 0: name, groups }) => ({ name, own: groups!['own']!.length })))

function eachGram(run: string, take: (gram: number, at: number, end: number) => void): void {
  for (let at = 0; at + 2 <= run.length; at++) {
    take(hash(run, at, 2), at, at + 2)
    if (at + 3 <= run.length) take(hash(run, at, 3), at, at + 3)
  }
}

/** FNV-1a. Among two million numbers two grams of one text hardly ever meet. */
export function hash(run: string, at: number, length: number): number {
  let h = 0x811c9dc5
  for (let i = at; i < at + length; i++) h = Math.imul(h ^ run.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  return (h >>> 0) & (GRAMS - 1)
}

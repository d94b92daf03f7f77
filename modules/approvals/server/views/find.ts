/** What a one-thing is known by: its own words first, then the names of its matters. */
export type Findable = { key: string; words: readonly string[]; names: readonly string[] }
type Found = { key: string; score: number; word: string | null }

/** A word that was said whole counts by its length; pairs of neighbouring characters count for what is said a little differently. */
const WHOLE = 1.5
/** The name of a matter is what the office calls it, and tells less than what people say. */
const OF_A_MATTER = 0.5
/** What shares less with what was said than this part of the best is left out. */
const WORTH_SHOWING = 0.35

/** 用自己的话找: likeliest first. A pair that stands in many one-things (开办, 变更) tells little of each. */
export function find(all: readonly Findable[], text: string): Found[] {
  const said = plain(text)
  if (said === '') return []
  const entries = all.map(({ key, words, names }) => ({ key, words, own: pairsOf(words), matters: pairsOf(names), any: [...words, ...names].map(plain) }))
  const rarity = (pair: string) => Math.log(1 + entries.length / (1 + entries.filter(({ own, matters }) => own.has(pair) || matters.has(pair)).length))
  const pairs = [...pairsOf([text])]
  const found = entries.map(({ key, words, own, matters, any }): Found => {
    const closest = Math.max(0, ...words.map((word) => sum(pairs.filter((pair) => pairsOf([word]).has(pair)).map(rarity))))
    const whole = any.filter((word) => word.length > 1 && (said.includes(word) || (said.length > 1 && word.includes(said))))
    const near = sum(pairs.map((pair) => (own.has(pair) ? rarity(pair) : matters.has(pair) ? OF_A_MATTER * rarity(pair) : 0)))
    const alone = said.length === 1 && any.some((word) => word.includes(said)) ? 1 : 0
    return { key, score: near + closest + alone + WHOLE * Math.max(0, ...whole.map((word) => Math.min(word.length, said.length) / 2)), word: nearest(words, pairs) }
  })
  const best = Math.max(...found.map(({ score }) => score))
  return found.filter(({ score }) => score > 0 && score >= WORTH_SHOWING * best).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
}

/** The word that people say of it that is nearest to what was said: shown, so that they see why it was found. */
function nearest(words: readonly string[], pairs: readonly string[]): string | null {
  const shared = words.map((word) => ({ word, n: pairs.filter((pair) => pairsOf([word]).has(pair)).length / Math.sqrt(word.length) }))
  const best = shared.reduce((one, other) => (other.n > one.n ? other : one), { word: '', n: 0 })
  return best.n > 0 ? best.word : null
}

/** 想开个小饭馆 is 开饭馆: what only makes a sentence of it says nothing of what is wanted. */
const FILLING = /请问|怎么|如何|哪里|需要|什么|手续|[我你您想要个一小家间把给去来的了吗呢啊呀吧]/gu

const meant = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]+/gu, ' ').trim()
const plain = (text: string) => {
  const all = meant(text).replaceAll(' ', '')
  const short = all.replace(FILLING, '')
  return short.length > 1 ? short : all
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

function pairsOf(texts: readonly string[]): Set<string> {
  const pairs = new Set<string>()
  for (const text of texts) {
    for (const word of meant(text).match(/[a-z0-9]{3,}/g) ?? []) pairs.add(word)
    const run = plain(text).replace(/[a-z0-9]+/g, ' ')
    for (let i = 0; i < run.length - 1; i += 1) if (!run.slice(i, i + 2).includes(' ')) pairs.add(run.slice(i, i + 2))
  }
  return pairs
}

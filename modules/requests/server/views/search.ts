const CJK = '\\u3400-\\u9fff'
const RUNS = new RegExp(`[${CJK}]+|[a-z0-9]+`, 'g')

/** Runs of Chinese, and words of Latin letters or figures, apart from each other. */
const runsOf = (text: string): string[] => text.normalize('NFC').toLowerCase().match(RUNS) ?? []

const isChinese = (run: string) => run.codePointAt(0)! >= 0x3400

/** Two neighbouring characters a word, as `requests.bigrams` cuts them. */
export function bigramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const run of runsOf(text)) {
    if (!isChinese(run)) {
      if (run.length >= 2 && run.length <= 40) grams.add(run)
    } else if (run.length === 1) grams.add(run)
    else for (let i = 0; i < run.length - 1; i += 1) grams.add(run.slice(i, i + 2))
  }
  return grams
}

/**
 * What was typed into the search box as a tsquery: every pair of neighbours must be there. Gaps between Chinese and
 * figures are forgiven, since 76 号 and 76号 are one address. Null when nothing searchable was typed.
 */
export function searchQuery(text: string): string | null {
  const grams = [...bigramsOf(text)]
  // All that was typed so far is the beginning of what is meant; beside pairs a lone character (号, 路) tells nothing.
  if (grams.length === 1) return `'${grams[0]}'${grams[0]!.length === 1 || !isChinese(grams[0]!) ? ':*' : ''}`
  return grams.filter((gram) => gram.length > 1).map((gram) => `'${gram}'`).join(' & ') || null
}

/** How alike two texts are: pairs of neighbours that both have, of all that either has (Jaccard), from 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const gram of a) if (b.has(gram)) both += 1
  const all = a.size + b.size - both
  return all === 0 ? 0 : both / all
}

/** Answers kept for a while under a key: however many ask at once, the work is done once. A refusal is not kept. */
export function keeper(now: () => Date) {
  const kept = new Map<string, { until: number; answer: Promise<unknown> }>()
  return (key: string, seconds: number, make: () => Promise<unknown>): Promise<unknown> => {
    const at = now().getTime()
    for (const [old, { until }] of kept) if (until <= at) kept.delete(old)
    const there = kept.get(key)
    if (there) return there.answer
    const answer = make()
    kept.set(key, { until: at + seconds * 1000, answer })
    answer.catch(() => kept.delete(key))
    return answer
  }
}

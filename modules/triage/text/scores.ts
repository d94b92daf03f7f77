export type Scores = { macroF1: number; accuracy: number; byClass: Map<string, { precision: number; recall: number; f1: number; count: number }> }

/** Macro-F1 is the plain mean over the classes: a small class weighs as much as a large one. */
export function scoresOf(truths: readonly string[], answers: readonly string[]): Scores {
  const part = (some: number, all: number) => (all === 0 ? 0 : some / all)
  const byClass = new Map([...new Set(truths)].toSorted().map((label) => {
    const right = truths.filter((truth, i) => truth === label && answers[i] === label).length
    const count = truths.filter((truth) => truth === label).length
    const answered = answers.filter((answer) => answer === label).length
    return [label, { precision: part(right, answered), recall: part(right, count), f1: part(2 * right, answered + count), count }]
  }))
  const macroF1 = [...byClass.values()].reduce((sum, { f1 }) => sum + f1, 0) / byClass.size
  return { macroF1, accuracy: part(truths.filter((truth, i) => truth === answers[i]).length, truths.length), byClass }
}

/** What the address of the page says. */
export type TopicsSearch = {
  /** Days until now. */
  period?: number | undefined
  unit?: string | undefined
  /** The topic that is open beside the list: any of its requests. */
  topic?: string | undefined
  /** The warning that a notice speaks of. */
  warning?: string | undefined
}

export const PERIODS = [7, 30, 90] as const

/** Reads the address; what makes no sense in it is left out instead of failing. */
export function readTopicsSearch(search: Record<string, unknown>): TopicsSearch {
  const words = Object.fromEntries((['unit', 'topic', 'warning'] as const).flatMap((name) => (typeof search[name] === 'string' && search[name] !== '' ? [[name, search[name]]] : [])))
  const period = PERIODS.find((days) => days === Number(search['period']))
  return { ...words, ...(period ? { period } : {}) }
}

export const LISTS = ['left', 'returned', 'published', 'over'] as const
export type List = (typeof LISTS)[number]

/** What the address of the page says. */
export type MemoriesSearch = { list?: List | undefined; /** The one that is open beside the list. */ memory?: string | undefined }

/** Reads the address; what makes no sense in it is left out instead of failing. */
export function readMemoriesSearch(search: Record<string, unknown>): MemoriesSearch {
  const list = LISTS.find((one) => one === search['list'])
  return { ...(list ? { list } : {}), ...(typeof search['memory'] === 'string' && search['memory'] ? { memory: search['memory'] } : {}) }
}

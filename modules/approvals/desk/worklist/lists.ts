import { words } from '#apps/desk/kit/words.ts'

/** The lists that a colleague may have, in the order of a working day. Which ones there are, and how full, the office says. */
const LISTS = [
  { id: 'pre_review', name: words('待预审', 'To review') },
  { id: 'steps', name: words('我的环节', 'My steps') },
  { id: 'decisions', name: words('待决定', 'To decide') },
  { id: 'issue', name: words('待出件', 'To issue') },
  { id: 'checks', name: words('待核查', 'To check') },
  { id: 'waiting', name: words('等待中', 'Waiting') },
  { id: 'late', name: words('已超时', 'Late') },
  { id: 'all', name: words('全部', 'All') },
] as const

export type Counts = Record<string, { open: number; late: number }>

/** The office counts no further. */
export const countOf = (open: number) => (open >= 100 ? '99+' : String(open))

export const listName = (id: string) => LISTS.find((list) => list.id === id)?.name ?? { zh: id, en: id }
export const listsOf = (counts: Counts | undefined) => LISTS.filter((list) => !counts || list.id in counts)

/** Where somebody lands: the first list in which something waits for them. */
export const firstList = (counts: Counts | undefined) => listsOf(counts).find(({ id }) => (counts?.[id]?.open ?? 0) > 0)?.id ?? listsOf(counts)[0]?.id ?? 'all'

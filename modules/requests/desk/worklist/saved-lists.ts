import { words } from '#apps/desk/kit/words.ts'

/** The lists that a colleague may have, in the order of a working day. Which ones there are, and how full, the office says. */
const LISTS = [
  { id: 'mine', name: words('我的待办', 'Mine') },
  { id: 'assigned', name: words('我经办的', 'Assigned to me') },
  { id: 'intake', name: words('待派单', 'To dispatch') },
  { id: 'returns', name: words('退单待裁', 'Returns to decide') },
  { id: 'approvals', name: words('待审核', 'To approve') },
  { id: 'extensions', name: words('延期待批', 'Extensions') },
  { id: 'callback', name: words('待回访', 'To call back') },
  { id: 'disputes', name: words('评价异议', 'Disputed ratings') },
  { id: 'late', name: words('已超时', 'Late') },
  { id: 'supervised', name: words('督办中', 'Supervised') },
  { id: 'all', name: words('全部', 'All') },
] as const

export const listName = (id: string) => LISTS.find((list) => list.id === id)?.name ?? { zh: id, en: id }

export type Counts = Record<string, { open: number; late: number }>

export const listsOf = (counts: Counts | undefined) => LISTS.filter((list) => !counts || list.id in counts)

/** Where somebody lands: their own work, or failing that the first list they have. */
export const firstList = (counts: Counts | undefined) => (!counts || 'mine' in counts ? 'mine' : (listsOf(counts)[0]?.id ?? 'all'))

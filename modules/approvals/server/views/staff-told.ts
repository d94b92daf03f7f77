import type { approvals } from '../../contract.ts'
import type { Told } from './history-words.ts'

/** Everything that can stand in a history. */
export type Verb = keyof typeof approvals | 'ring' | 'migrate_plan' | 'amend' | 'not_amended' | 'reckon_again'

/** `due`: when the clock of this name runs out, as the event set it: 11月27日18:00. */
export type StaffTold = Told & { due: (clock: string) => string | null }

import type { Lang } from '#kernel/contract.ts'
import { en } from './staff-sentences-en.ts'
import { zh } from './staff-sentences-zh.ts'
import type { StaffTold, Verb } from './staff-told.ts'

/** The history as those who handle the case read it. A verb that lacks its sentence in either language does not compile. */
export const STAFF_SENTENCES: Record<Lang, Record<Verb, (told: StaffTold) => string>> = { zh, en }

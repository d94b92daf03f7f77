import type { Lang } from '#kernel/contract.ts'
import { en } from './sentences-en.ts'
import { zh } from './sentences-zh.ts'
import type { Sentences } from './told.ts'

export const SENTENCES: Record<Lang, Record<string, Sentences>> = { zh, en }

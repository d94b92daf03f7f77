import type { Words } from '#kernel/contract.ts'
import { currentSettings } from './settings.ts'

/**
 * Both languages stand together at the place of use, so that neither is forgotten. The whole tree is drawn anew when the
 * language changes, so a plain function is enough.
 */
export const t = (zh: string, en: string): string => (currentSettings().language === 'en' ? en : zh)

export const say = (words: Words): string => t(words.zh, words.en)

export const words = (zh: string, en: string): Words => ({ zh, en })

/** A name from the definitions: English where it exists and is wanted. */
export const nameOf = (thing: { name: string; en?: string }): string => t(thing.name, thing.en ?? thing.name)

import { settings, useSettings, type Language } from './settings.ts'

/** Chinese first. `{name}` is a gap that `fill` closes. */
export type Dictionary = Record<string, readonly [zh: string, en: string]>
export type Words<D extends Dictionary> = { readonly [K in keyof D]: string }

const column = { zh: 0, en: 1 } as const
const made = new WeakMap<Dictionary, Partial<Record<Language, Record<string, string>>>>()

function words<D extends Dictionary>(dictionary: D, language: Language): Words<D> {
  const languages = made.get(dictionary) ?? {}
  made.set(dictionary, languages)
  languages[language] ??= Object.fromEntries(Object.entries(dictionary).map(([key, pair]) => [key, pair[column[language]]]))
  return languages[language] as Words<D>
}

export const useWords = <D extends Dictionary>(dictionary: D): Words<D> => words(dictionary, useSettings().language)
export const say = <D extends Dictionary>(dictionary: D): Words<D> => words(dictionary, settings().language)

export const fill = (sentence: string, gaps: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole))

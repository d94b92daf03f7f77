import { useEffect, useReducer, useSyncExternalStore } from 'react'
import { session } from '#resident/kit/session.ts'
import { store } from '#resident/kit/store.ts'
import type { SentFile } from '#resident/kit/use-uploads.ts'
import { uuid } from '#resident/kit/uuid.ts'
import type { Answer, Answers } from '../rules/expr.ts'
import type { Fetched } from './office.ts'

export type Step = 'questions' | 'result' | 'consent' | 'form' | 'papers' | 'check'

/** An application while it is filled in. `id` becomes the id of the case: sent twice, it is one application. */
export type Filled = {
  id: string
  oneThing: string
  name: string
  plan: string
  step: Step
  /** The question, or the sheet, that is on the screen; none: the first that is open. */
  at?: string | undefined
  answers: Answers
  fetched: Readonly<Record<string, Fetched>>
  /** Materials that registers vouch for. */
  vouched: readonly string[]
  consents: readonly string[]
  uploads: Readonly<Record<string, readonly SentFile[]>>
  promises: readonly string[]
  later: readonly string[]
  changedAt: number
  /** Asked once more, because the rules changed. */
  again?: readonly string[] | undefined
  /** The version that the office has; 0: it has none. */
  version: number
}

export type Filling = {
  now: () => Filled
  change: (part: Partial<Filled>) => void
  answer: (key: string, answer: Answer | undefined) => void
  watch: (keys: Iterable<string>, changed: () => void) => () => void
  /** Anything but a single answer. */
  watchAll: (changed: () => void) => () => void
  /** Whenever something was written down. */
  watchKept: (kept: () => void) => () => void
  /** The office has it as of this version. */
  isKept: (version: number) => void
  /** What was typed a moment ago is written down now: the screen is left. */
  write: () => void
  discard: () => void
  isGone: () => boolean
  /** Whoever signs in takes over what they wrote before. */
  adopt: () => void
}

// Each person's under their own id: who signs in on a borrowed phone finds nobody else's words.
const me = () => session()?.id ?? 'nobody'
const list = (person: string) => `draft.${person}.approvals`
const slot = (person: string, id: string) => `${list(person)}.${id}`
const listed = (person: string) => store.read<string[]>(list(person)) ?? []

export const readFilled = (id: string): Filled | undefined => store.read<Filled>(slot(me(), id))
export const allFilled = (): Filled[] => listed(me()).flatMap((id) => readFilled(id) ?? []).sort((a, b) => b.changedAt - a.changedAt)
export const blank = (given: Pick<Filled, 'oneThing' | 'name' | 'plan'>): Filled => ({ id: uuid(), step: 'questions', answers: {}, fetched: {}, vouched: [], consents: [], uploads: {}, promises: [], later: [], changedAt: Date.now(), version: 0, ...given })

export function keepFilled(filled: Filled, person = me()): void {
  store.write(slot(person, filled.id), filled)
  if (!listed(person).includes(filled.id)) store.write(list(person), [...listed(person), filled.id])
}

export function forgetFilled(id: string, person = me()): void {
  store.remove(slot(person, id))
  store.write(list(person), listed(person).filter((one) => one !== id))
}

/** Shorter than anybody needs to leave the screen, longer than from one letter to the next. */
const PAUSE_MS = 250

/**
 * A form that is written down on the phone at every change. Fields watch their own answer: of six hundred, one is drawn anew
 * at a keystroke.
 */
export function openFilling(first: Filled): Filling {
  let now = first
  let sent = false
  let owner = me()
  const kept = new Set<() => void>()
  const byKey = new Map<string, Set<() => void>>()
  const all = new Set<() => void>()
  let writing: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    if (writing) clearTimeout(writing)
    writing = undefined
    if (!sent) keepFilled(now, owner)
  }
  const keep = (next: Filled) => {
    if (sent) return
    now = { ...next, changedAt: Date.now() }
    kept.forEach((tell) => tell())
  }
  return {
    now: () => now,
    change(part) {
      const touched = part.answers ? [...new Set([...Object.keys(now.answers), ...Object.keys(part.answers)])].filter((key) => now.answers[key] !== part.answers![key]) : []
      keep({ ...now, ...part })
      write()
      for (const key of touched) byKey.get(key)?.forEach((changed) => changed())
      all.forEach((changed) => changed())
    },
    answer(key, answer) {
      keep({ ...now, answers: { ...now.answers, [key]: answer } })
      if (writing) clearTimeout(writing)
      writing = setTimeout(write, PAUSE_MS)
      byKey.get(key)?.forEach((changed) => changed())
    },
    watch(keys, changed) {
      const own = [...keys]
      for (const key of own) byKey.set(key, (byKey.get(key) ?? new Set()).add(changed))
      return () => own.forEach((key) => byKey.get(key)?.delete(changed))
    },
    watchAll(changed) {
      all.add(changed)
      return () => void all.delete(changed)
    },
    watchKept(tell) {
      kept.add(tell)
      return () => void kept.delete(tell)
    },
    isKept(version) {
      if (sent) return
      now = { ...now, version }
      keepFilled(now, owner)
    },
    write,
    discard() {
      sent = true
      if (writing) clearTimeout(writing)
      forgetFilled(now.id, owner)
    },
    isGone: () => sent,
    adopt() {
      if (owner !== 'nobody' || me() === owner) return
      forgetFilled(now.id, owner)
      owner = me()
      keepFilled(now, owner)
    },
  }
}

export const useAnswer = (filling: Filling, key: string): Answer | undefined =>
  useSyncExternalStore((changed) => filling.watch([key], changed), () => filling.now().answers[key])

/** All but the answers, and these as they stood when something else changed. */
export const useFilled = (filling: Filling): Filled => useSyncExternalStore(filling.watchAll, filling.now)

/** All answers, read anew when one of these changes. */
export function useAnswers(filling: Filling, keys: ReadonlySet<string>): Answers {
  const [, turn] = useReducer((n: number) => n + 1, 0)
  useEffect(() => filling.watch(keys, turn), [filling, keys])
  return filling.now().answers
}

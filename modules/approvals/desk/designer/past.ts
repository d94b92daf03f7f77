/** What may be undone: earlier and undone contents. Keystrokes in one place within a moment are one change. */
export type Past<T> = { now: T; before: readonly T[]; after: readonly T[]; place: string; at: number }

const TOGETHER_MS = 700
const MOST = 200

export const begun = <T>(now: T): Past<T> => ({ now, before: [], after: [], place: '', at: 0 })

export function changed<T>(past: Past<T>, now: T, place: string, at = Date.now()): Past<T> {
  if (now === past.now) return past
  const isSame = place !== '' && place === past.place && at - past.at < TOGETHER_MS
  return { now, before: isSame ? past.before : [...past.before.slice(-MOST), past.now], after: [], place, at }
}

export const undone = <T>(past: Past<T>): Past<T> => (past.before.length === 0 ? past : { now: past.before.at(-1)!, before: past.before.slice(0, -1), after: [past.now, ...past.after], place: '', at: 0 })
export const redone = <T>(past: Past<T>): Past<T> => (past.after.length === 0 ? past : { now: past.after[0]!, before: [...past.before, past.now], after: past.after.slice(1), place: '', at: 0 })

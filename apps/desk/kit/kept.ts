import { useState } from 'react'
import { useStaff } from './session.ts'

/**
 * What somebody has begun and not sent: in this tab alone, under their own id, and gone when they sign out. Colleagues share
 * computers, and must find nobody's words but their own.
 */
const PREFIX = 'nuanban.desk.kept.'

export function readKept<T>(person: string, place: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(`${PREFIX}${person}.${place}`) ?? 'null') as T | null
  } catch {
    return null
  }
}

export function keep(person: string, place: string, value: unknown) {
  try {
    if (value === null) sessionStorage.removeItem(`${PREFIX}${person}.${place}`)
    else sessionStorage.setItem(`${PREFIX}${person}.${place}`, JSON.stringify(value))
  } catch {
    // Full or forbidden: the work on the screen goes on.
  }
}

export function forgetKept() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}

export function useKept<T>(place: string): [T | null, (value: T | null) => void] {
  const { id } = useStaff()
  const [value, setValue] = useState(() => readKept<T>(id, place))
  return [value, (next) => (keep(id, place, next), setValue(next))]
}

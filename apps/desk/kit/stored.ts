import { useState } from 'react'

/** Keeps something of this person on this computer: a draft, a list of filters. A forbidden storage forgets, no more. */
function readStored<T>(place: string, otherwise: T): T {
  try {
    const found = localStorage.getItem(`nuanban.desk.${place}`)
    return found === null ? otherwise : (JSON.parse(found) as T)
  } catch {
    return otherwise
  }
}

function store(place: string, value: unknown) {
  try {
    if (value === null) localStorage.removeItem(`nuanban.desk.${place}`)
    else localStorage.setItem(`nuanban.desk.${place}`, JSON.stringify(value))
  } catch {
    // Full or forbidden: the work on the screen goes on.
  }
}

export function useStored<T>(place: string, otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => readStored(place, otherwise))
  return [value, (next) => (store(place, next), setValue(next))]
}

import { useSyncExternalStore } from 'react'

/** One value that screens watch. */
export type Signal<T> = { get: () => T; set: (value: T) => void; watch: (changed: () => void) => () => void }

export function signal<T>(first: T): Signal<T> {
  let now = first
  const watchers = new Set<() => void>()
  return {
    get: () => now,
    set(value) {
      now = value
      watchers.forEach((changed) => changed())
    },
    watch(changed) {
      watchers.add(changed)
      return () => {
        watchers.delete(changed)
      }
    },
  }
}

export const useSignal = <T>(source: Signal<T>): T => useSyncExternalStore(source.watch, source.get, source.get)

import { useSyncExternalStore } from 'react'

export type Settings = { language: 'zh' | 'en'; large: boolean }

const PLACE = 'nuanban.desk.settings'
const listeners = new Set<() => void>()
let settings: Settings = { language: 'zh', large: false, ...read() }

export const currentSettings = () => settings

export function changeSettings(change: Partial<Settings>) {
  settings = { ...settings, ...change }
  try {
    localStorage.setItem(PLACE, JSON.stringify(settings))
  } catch {
    // A browser that forbids storage still gets the change for this visit.
  }
  listeners.forEach((tell) => tell())
}

export const useSettings = () => useSyncExternalStore(listen, currentSettings)

function listen(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function read(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Settings>
  } catch {
    return {}
  }
}

import { signal, useSignal } from './signal.ts'
import { store } from './store.ts'

export type Language = 'zh' | 'en'
/** 设为大字: how much larger than the design everything is written. */
export type TextSize = 1 | 1.25 | 1.5
export type Settings = { language: Language; size: TextSize }

const KEY = 'settings'
const kept = store.read<Partial<Settings>>(KEY)
const current = signal<Settings>({ language: kept?.language === 'en' ? 'en' : 'zh', size: kept?.size === 1.25 || kept?.size === 1.5 ? kept.size : 1 })

export function change(part: Partial<Settings>): void {
  current.set({ ...current.get(), ...part })
  store.write(KEY, current.get())
}

export const settings = current.get
export const useSettings = (): Settings => useSignal(current)

import { signal, useSignal } from './signal.ts'

const SHOWN_MS = 2800
const current = signal<string>('')
let timer: ReturnType<typeof setTimeout> | undefined

/** A short word that goes away by itself, for what needs no answer. */
export function toast(words: string): void {
  current.set(words)
  if (timer !== undefined) clearTimeout(timer)
  timer = setTimeout(() => current.set(''), SHOWN_MS)
}

export const useToast = (): string => useSignal(current)

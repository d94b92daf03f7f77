import { useEffect, useRef } from 'react'
import { commandsWhileWriting, keyName } from './key-name.ts'

/** What a key does; `false` says "not mine now" and lets the next map have it. */
export type Keymap = Record<string, (event: KeyboardEvent) => void | false>

const layers: { current: Keymap }[] = []

/** The map that was mounted last is asked first, so that an open form comes before the list behind it. */
export function useKeys(map: Keymap) {
  const latest = useRef(map)
  latest.current = map
  useEffect(() => {
    layers.push(latest)
    return () => {
      layers.splice(layers.indexOf(latest), 1)
    }
  }, [])
}

export function listenToKeys(): () => void {
  const hear = (event: KeyboardEvent) => {
    // An input method uses Enter and digits to choose characters: those are not commands.
    if (event.isComposing || event.defaultPrevented) return
    const name = keyName(event)
    if (isWriting(event.target) && !commandsWhileWriting(name)) return
    if (isInDialog(event.target) && !name.startsWith('ctrl+')) return
    if (name === 'Enter' && isButton(event.target)) return
    for (const layer of layers.toReversed()) {
      const command = layer.current[name]
      if (command && command(event) !== false) return event.preventDefault()
    }
  }
  // A field may use Enter for itself, but never Ctrl+Enter: those commands are heard on the way down.
  const hearFirst = (event: KeyboardEvent) => {
    if (event.isComposing || !keyName(event).startsWith('ctrl+')) return
    hear(event)
    if (event.defaultPrevented) event.stopPropagation()
  }
  document.addEventListener('keydown', hearFirst, { capture: true })
  document.addEventListener('keydown', hear)
  return () => {
    document.removeEventListener('keydown', hearFirst, { capture: true })
    document.removeEventListener('keydown', hear)
  }
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && !/^(button|checkbox|radio|submit)$/.test(target.type)))

const isInDialog = (target: EventTarget | null) => target instanceof Element && target.closest('.ant-modal, .ant-drawer, .ant-image-preview-root, [role=menu], [role=listbox]') !== null

const isButton = (target: EventTarget | null) => target instanceof Element && target.closest('button, a, [role=button], summary, [role=tab]') !== null

export type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; code?: string }

/** `j`, `ArrowDown`, `?`, `ctrl+Enter`, `alt+1`: how a keymap names a key. ⌘ counts as Ctrl. */
export function keyName(pressed: Pressed): string {
  // Alt changes the sign that a digit writes on some keyboards; the key itself does not move.
  const digit = pressed.altKey && pressed.code?.startsWith('Digit') ? pressed.code.slice(5) : null
  const key = digit ?? (pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key)
  return `${pressed.ctrlKey || pressed.metaKey ? 'ctrl+' : ''}${pressed.altKey ? 'alt+' : ''}${key}`
}

/** While somebody writes, letters are letters; keys with Ctrl or Alt, and Escape, still command. */
export const commandsWhileWriting = (name: string) => name.startsWith('ctrl+') || name.startsWith('alt+') || name === 'Escape'

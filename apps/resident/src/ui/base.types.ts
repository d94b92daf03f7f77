import type { ReactNode } from 'react'

/** The few things that screens are built from. In WeChat they are its components, on the web plain HTML: light, and read aloud correctly. */
export type Box = { id?: string | undefined; className?: string | undefined; children?: ReactNode; label?: string; role?: 'list' | 'listitem' | 'status' | 'alert' | 'group' | 'radiogroup' | 'dialog' | 'progressbar' | 'navigation' | 'img' | undefined; width?: string; lang?: string | undefined }
export type Tap = { id?: string | undefined; className?: string | undefined; children?: ReactNode; label?: string | undefined; role?: 'radio' | 'checkbox' | 'switch' | 'tab'; on?: boolean; disabled?: boolean | undefined; onTap: () => void }
export type Writing = {
  id: string
  value: string
  onWrite: (value: string) => void
  placeholder?: string | undefined
  most: number
  kind?: 'text' | 'tel' | 'number' | 'code'
  wrong?: boolean | undefined
  describedBy?: string | undefined
  className?: string | undefined
}
/** `said`: what the place of the knob means, for whoever cannot see it. */
export type Sliding = { id: string; label: string; from: number; to: number; step: number; value: number; said: string; onSlide: (value: number) => void }
export type Day = { id: string; value: string; onWrite: (value: string) => void; placeholder: string; last: string; wrong?: boolean | undefined; describedBy?: string | undefined; className?: string | undefined }

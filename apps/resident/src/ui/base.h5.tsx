import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react'
import type { Box, Day, Sliding, Tap as TapProps, Writing } from './base.types.ts'

export const View = ({ id, className, children, label, role, width, lang }: Box) => (
  <div id={id} className={className} role={role} aria-label={label} lang={lang} style={width === undefined ? undefined : ({ width } satisfies CSSProperties)}>
    {children}
  </div>
)

export const Text = ({ id, className, children }: { id?: string; className?: string | undefined; children?: ReactNode }) => (
  <span id={id} className={className}>{children}</span>
)

export const Heading = ({ level, className, children }: { level: 1 | 2; className?: string; children?: ReactNode }) =>
  level === 1 ? <h1 className={className}>{children}</h1> : <h2 className={className}>{children}</h2>

export const Label = ({ of, className, children }: { of: string; className?: string; children?: ReactNode }) => (
  <label htmlFor={of} className={className}>{children}</label>
)

export const Tap = ({ id, className, children, label, role, on, disabled, onTap }: TapProps) => (
  <button
    type="button" id={id} className={`tap ${className ?? ''}`} aria-label={label} disabled={disabled} onClick={onTap}
    role={role} aria-checked={role && role !== 'tab' ? !!on : undefined} aria-selected={role === 'tab' ? !!on : undefined}
  >
    {children}
  </button>
)

const MODES = { text: 'text', tel: 'tel', number: 'decimal', code: 'numeric' } as const

export const Input = ({ id, value, onWrite, placeholder, most, kind = 'text', wrong, describedBy, className }: Writing) => (
  <input
    id={id} className={className} value={value} placeholder={placeholder} maxLength={most} type={kind === 'tel' ? 'tel' : 'text'} inputMode={MODES[kind]}
    autoComplete={kind === 'tel' ? 'tel' : kind === 'code' ? 'one-time-code' : 'off'} aria-invalid={wrong || undefined} aria-describedby={describedBy}
    onChange={(event) => onWrite(event.target.value)}
  />
)

export const Textarea = ({ id, value, onWrite, placeholder, most, wrong, describedBy, className }: Writing) => (
  <textarea
    id={id} className={className} value={value} placeholder={placeholder} maxLength={most} aria-invalid={wrong || undefined} aria-describedby={describedBy}
    onChange={(event) => onWrite(event.target.value)}
  />
)

export const DayInput = ({ id, value, onWrite, last, wrong, describedBy, className }: Day) => (
  <input id={id} className={className} type="date" value={value} max={last} aria-invalid={wrong || undefined} aria-describedby={describedBy} onChange={(event) => onWrite(event.target.value)} />
)

export const Slider = ({ id, label, from, to, step, value, said, onSlide }: Sliding) => (
  <input id={id} className="slider" type="range" aria-label={label} aria-valuetext={said} min={from} max={to} step={step} value={value} onChange={(event) => onSlide(Number(event.target.value))} />
)

/** Takes the keyboard while it is open, and gives it back where it was. */
export function Dialog({ className, label, onClose, children }: { className: string; label: string; onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const closing = useRef(onClose)
  closing.current = onClose
  useEffect(() => {
    const before = document.activeElement
    box.current?.focus({ preventScroll: true })
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return closing.current()
      const inside = [...(box.current?.querySelectorAll<HTMLElement>('button:not([disabled]), input, textarea, video, audio') ?? [])]
      const [first, last] = [inside[0], inside[inside.length - 1]]
      const edge = event.shiftKey ? first : last
      if (event.key !== 'Tab' || !edge || (document.activeElement !== edge && document.activeElement !== box.current)) return
      if (document.activeElement === box.current && !event.shiftKey) return
      event.preventDefault()
      ;(event.shiftKey ? last : first)?.focus()
    }
    document.addEventListener('keydown', key)
    return () => {
      document.removeEventListener('keydown', key)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return <div ref={box} className={className} role="dialog" aria-modal="true" aria-label={label} tabIndex={-1}>{children}</div>
}

export const Picture = ({ src, alt, className }: { src: string; alt: string; className?: string }) => <img src={src} alt={alt} className={className} loading="lazy" />

// oxlint-disable-next-line jsx-a11y/media-has-caption -- residents' own recordings have no captions
export const Film = ({ src, poster, className }: { src: string; poster?: string | undefined; className?: string }) => <video src={src} poster={poster} className={className} controls playsInline preload={poster ? 'none' : 'metadata'} />

export const Sound = ({ src }: { src: string }) => (
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- residents' own recordings have no captions
  <audio src={src} controls preload="metadata" />
)

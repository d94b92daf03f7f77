import type { CSSProperties, ReactNode } from 'react'
import type { Box, Tap as TapProps, Writing } from './base.types.ts'

export const View = ({ id, className, children, label, role, width }: Box) => (
  <div id={id} className={className} role={role} aria-label={label} style={width === undefined ? undefined : ({ width } satisfies CSSProperties)}>
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

export const Picture = ({ src, alt, className }: { src: string; alt: string; className?: string }) => <img src={src} alt={alt} className={className} loading="lazy" />

// oxlint-disable-next-line jsx-a11y/media-has-caption -- residents' own recordings have no captions
export const Film = ({ src, className }: { src: string; className?: string }) => <video src={src} className={className} controls playsInline preload="metadata" />

export const Sound = ({ src }: { src: string }) => (
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- residents' own recordings have no captions
  <audio src={src} controls preload="metadata" />
)

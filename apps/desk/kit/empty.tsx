import type { ReactNode } from 'react'

/** Nothing to show is also an answer: say which, and what can be done. */
export function Empty({ title, advice, children }: { title: string; advice?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 64 40" width="64" height="40" aria-hidden="true">
        <path d="M4 34c8-6 16-6 24 0s16 6 24 0" fill="none" stroke="currentColor" strokeWidth="2.500" strokeLinecap="round" opacity=".35" />
        <path d="M22 26V14l10-8 10 8v12" fill="none" stroke="currentColor" strokeWidth="2.500" strokeLinejoin="round" opacity=".55" />
      </svg>
      <p className="empty-title">{title}</p>
      {advice && <p className="empty-advice">{advice}</p>}
      {children}
    </div>
  )
}

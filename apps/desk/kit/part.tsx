import { type ReactNode, useId } from 'react'

export function Part({ title, extra, children, className = '' }: { title: string; extra?: ReactNode; children: ReactNode; className?: string }) {
  const id = useId()
  return (
    <section className={`part ${className}`} aria-labelledby={id}>
      <div className="part-head"><h2 id={id}>{title}</h2>{extra}</div>
      {children}
    </section>
  )
}

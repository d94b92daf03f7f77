import { useState } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import { CallerPart } from '../hotline/caller-part.tsx'

/** What the same person asked before, looked up only when somebody wants to know. */
export function EarlierCases({ phone, count }: { phone: string; count: number }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="earlier" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(`共 ${count} 件诉求`, `${count} requests`)}</summary>
      {open && <CallerPart phone={phone} />}
    </details>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '#apps/desk/kit/refusal.ts'
import { type DesignContent, type Draft, keepDraft } from './ask.ts'
import { begun, changed, redone, undone } from './past.ts'

const QUIET_MS = 900

export type Saving = { state: 'saved' | 'waiting' | 'saving' | 'failed' | 'elsewhere'; error?: unknown; at?: Date }
export type Editing = ReturnType<typeof useDraft>

const contentOf = ({ title, bodies, bases, elements, materials }: Draft): DesignContent => ({ title, bodies, bases, elements, materials })

/** 自动保存: a moment after the last keystroke. Where somebody else has saved meanwhile nothing is written over theirs. */
export function useDraft(draft: Draft) {
  const queries = useQueryClient()
  const [past, setPast] = useState(() => begun(contentOf(draft)))
  const [saving, setSaving] = useState<Saving>({ state: 'saved' })
  const version = useRef(draft.version)
  const saved = useRef(past.now)
  const latest = useRef(past.now)
  const busy = useRef<Promise<void> | null>(null)
  latest.current = past.now

  const save = useCallback(async (): Promise<void> => {
    if (busy.current) await busy.current
    if (saved.current === latest.current) return
    const content = latest.current
    setSaving({ state: 'saving' })
    busy.current = keepDraft(draft.id, content, version.current).then(
      (kept) => {
        version.current = kept.version
        saved.current = content
        setSaving({ state: 'saved', at: new Date() })
        void queries.invalidateQueries({ queryKey: ['approvals', 'designer'] })
      },
      (error: unknown) => setSaving({ state: isRefusal(error, 'draft_elsewhere') ? 'elsewhere' : 'failed', error }),
    ).finally(() => { busy.current = null })
    return busy.current
  }, [draft.id, queries])

  useEffect(() => {
    if (past.now === saved.current || saving.state === 'elsewhere') return
    setSaving({ state: 'waiting' })
    const timer = setTimeout(() => void save(), QUIET_MS)
    return () => clearTimeout(timer)
  }, [past.now, save])

  return {
    content: past.now, saving, save, version: () => version.current,
    isSaved: () => saved.current === latest.current,
    change: useCallback((to: (content: DesignContent) => DesignContent, place = '') => setPast((was) => changed(was, to(was.now), place)), []),
    undo: past.before.length ? () => setPast(undone) : undefined,
    redo: past.after.length ? () => setPast(redone) : undefined,
  }
}

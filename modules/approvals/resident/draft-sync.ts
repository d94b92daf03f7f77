import { useEffect, useRef, useState } from 'react'
import { asRefusal } from '#resident/kit/refusal.ts'
import { useSession } from '#resident/kit/session.ts'
import type { SentFile } from '#resident/kit/use-uploads.ts'
import type { Draft } from '../contract.ts'
import type { Answer, Answers } from '../rules/expr.ts'
import { type Filled, type Filling, keepFilled, readFilled, type Step } from './filling.ts'
import { type KeptDraft, putDraft, readDraft } from './office.ts'

const QUIET_MS = 2000

export const answered = (answers: Answers): Record<string, Answer> => Object.fromEntries(Object.entries(answers).filter((pair): pair is [string, Answer] => pair[1] !== undefined && pair[1] !== ''))

export const asKept = (filled: Filled): Draft => ({
  oneThing: filled.oneThing, plan: filled.plan, answers: answered(filled.answers) as Draft['answers'], version: filled.version,
  kept: {
    uploads: Object.fromEntries(Object.entries(filled.uploads).map(([key, files]) => [key, files.flatMap((file) => (file.state === 'sent' && file.id ? [{ id: file.id, name: file.name.slice(0, 200), size: file.size, kind: file.kind }] : []))])),
    promises: [...filled.promises], later: [...filled.later], consents: [...filled.consents], step: filled.step,
  },
})

export const asFilled = (kept: KeptDraft, name: string): Filled => ({
  id: kept.id, oneThing: kept.oneThing, name, plan: kept.plan, answers: kept.answers as Answers, fetched: {}, vouched: [], version: kept.version, changedAt: Date.parse(kept.at), step: kept.kept.step as Step,
  consents: kept.kept.consents, promises: kept.kept.promises, later: kept.kept.later,
  uploads: Object.fromEntries(Object.entries(kept.kept.uploads).map(([key, files]) => [key, files.map((file): SentFile => ({ key: file.id, id: file.id, name: file.name, size: file.size, kind: file.kind as SentFile['kind'], sent: file.size, state: 'sent' }))])),
})

/** The newer of what lies on this phone and at the office; on a phone without a network, its own. */
export async function newestDraft(id: string, name: string): Promise<Filled | undefined> {
  const here = readFilled(id)
  const there = await readDraft(id).catch(() => undefined)
  if (!there) return here
  if (here && here.changedAt >= Date.parse(there.at)) return { ...here, version: there.version }
  const newest = asFilled(there, name)
  keepFilled(newest)
  return newest
}

/** Carries the draft to the office when it has been quiet for a moment. `elsewhere`: another phone wrote meanwhile; somebody has to choose. */
export function useKeeping(filling: Filling): { elsewhere: number | undefined; keepThis: () => void } {
  const [elsewhere, setElsewhere] = useState<number>()
  const known = useSession() !== undefined
  const stopped = useRef(false)
  stopped.current = elsewhere !== undefined
  useEffect(() => {
    if (!known) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let busy = false
    const send = () => {
      timer = undefined
      const now = filling.now()
      if (busy || stopped.current || filling.isGone() || now.step === 'questions') return
      busy = true
      void putDraft(now.id, asKept(now)).then(
        ({ version }) => filling.isKept(version),
        (error: unknown) => {
          const refusal = asRefusal(error)
          if (refusal.code === 'draft_elsewhere') setElsewhere((refusal.details as { version: number }).version)
        },
      ).finally(() => {
        busy = false
      })
    }
    const wait = () => {
      if (timer) clearTimeout(timer)
      timer = setTimeout(send, QUIET_MS)
    }
    wait()
    const unwatch = filling.watchKept(wait)
    return () => {
      unwatch()
      if (timer) {
        clearTimeout(timer)
        send()
      }
    }
  }, [filling, known])
  const keepThis = () => {
    if (elsewhere !== undefined) filling.isKept(elsewhere)
    setElsewhere(undefined)
    filling.change({})
  }
  return { elsewhere, keepThis }
}

import { useEffect, useState } from 'react'
import type { Draft } from '#resident/kit/drafts.ts'
import { forget } from '#resident/kit/files'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { toast } from '#resident/kit/toast.ts'
import { useWords } from '#resident/kit/words.ts'
import type { Mark } from '../contract.ts'
import type { MemoryFields } from './memory-fields.ts'
import { ask, type Asked, lookOver } from './office.ts'
import { memoryWords } from './words.ts'

type Given = { draft: Draft<MemoryFields>; discard: () => void; written: () => Asked<'leave_memory'>; onUnknown: () => void; onMarks: (marks: readonly Mark[]) => void }

/** From the tap on "send" to the receipt: once the last photo has arrived the words are looked over, and their writer is told before they go. */
export function useLeaving({ draft, discard, written, onUnknown, onMarks }: Given) {
  const w = useWords(memoryWords)
  const [sending, setSending] = useState<'no' | 'waiting' | 'now'>('no')
  const [refusal, setRefusal] = useState<Refusal>()
  const [receipt, setReceipt] = useState<{ number: string }>()
  /** The words of which their writer knows what is in them. */
  const [knows, setKnows] = useState<string>()
  const { files, text } = draft.fields
  const uploading = files.some((file) => file.state === 'waiting' || file.state === 'sending')

  const start = (anyway?: 'anyway') => {
    if (anyway) setKnows(text)
    setRefusal(undefined)
    setSending('waiting')
  }

  const send = async () => {
    if (knows !== text && text.trim()) {
      const marks = await lookOver(text)
      if (marks.length) {
        setSending('no')
        return onMarks(marks)
      }
    }
    const { number } = await ask('leave_memory', written())
    for (const file of files) void forget(file.key)
    discard()
    setReceipt({ number })
  }

  useEffect(() => {
    if (sending !== 'waiting' || uploading) return
    if (files.some((file) => ['failed', 'refused', 'lost'].includes(file.state))) {
      toast(w.filesFailed)
      return setSending('no')
    }
    setSending('now')
    send().catch((error: unknown) => {
      const refused = asRefusal(error)
      setSending('no')
      if (refused.code === 'sign_in') return onUnknown()
      setRefusal(refused)
    })
  }, [sending, uploading])

  return { sending, refusal, receipt, start, forgive: () => setRefusal(undefined) }
}

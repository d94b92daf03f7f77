import { useEffect, useState } from 'react'
import type { Draft } from '#resident/kit/drafts.ts'
import { forget } from '#resident/kit/files'
import { isOnline, onNetworkChange } from '#resident/kit/network.ts'
import { asRefusal, isOffline, type Refusal } from '#resident/kit/refusal.ts'
import { toast } from '#resident/kit/toast.ts'
import { useWords } from '#resident/kit/words.ts'
import { shellWords } from '#resident/ui/shell-words.ts'
import { ask, type Asked } from './office.ts'
import type { RequestFields } from './request-fields.ts'
import { sayMore, wasKept } from './sent-before.ts'
import { requestWords } from './words.ts'

type Given = {
  draft: Draft<RequestFields>
  change: (part: Partial<RequestFields>) => void
  discard: () => void
  written: () => Asked<'submit'>
  /** The office does not know who asks. */
  onUnknown: () => void
}

/** From the tap on "send" to the receipt. The resident presses once: it waits by itself for the last photo and for the network. */
export function useSending({ draft, change, discard, written, onUnknown }: Given) {
  const w = useWords(requestWords)
  const shell = useWords(shellWords)
  const [sending, setSending] = useState<'no' | 'waiting' | 'now'>('no')
  const [refusal, setRefusal] = useState<Refusal>()
  const [receipt, setReceipt] = useState<{ id: string; number?: string; kept?: string }>()
  const { files } = draft.fields
  const uploading = files.some((file) => file.state === 'waiting' || file.state === 'sending')

  const start = () => {
    setRefusal(undefined)
    setSending('waiting')
  }

  useEffect(() => {
    if (sending !== 'waiting' || uploading) return
    if (files.some((file) => ['failed', 'refused', 'lost'].includes(file.state))) {
      toast(files.some((file) => file.state === 'refused') ? w.filesRefused : w.filesFailed)
      return setSending('no')
    }
    setSending('now')
    ask('submit', written()).then(
      (kase) => {
        for (const file of files) void forget(file.key)
        discard()
        setReceipt({ id: kase.id, number: kase.number })
      },
      (error: unknown) => {
        const refused = asRefusal(error)
        setSending('no')
        if (refused.code === 'sign_in') return onUnknown()
        if (wasKept(refused)) {
          discard()
          sayMore(draft.key, draft.fields.text)
          return setReceipt({ id: draft.key, kept: refused.message })
        }
        setRefusal(refused)
        if (!isOffline(refused)) change({ pressed: false })
      },
    )
  }, [sending, uploading])

  // What was pressed while there was no network goes out when it comes back; the office takes it once.
  useEffect(() => {
    if (!refusal || !isOffline(refusal)) return
    return onNetworkChange(() => {
      if (!isOnline()) return
      toast(shell.back_online)
      start()
    })
  }, [refusal])

  return { sending, refusal, receipt, start, forgive: () => setRefusal(undefined) }
}

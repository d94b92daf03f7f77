import { useState } from 'react'
import { copy } from '#resident/kit/copy'
import { when } from '#resident/kit/dates.ts'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { readAt } from '#resident/kit/transport.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Notice, Refused } from '#resident/ui/notice.tsx'
import { applyWords } from './words.ts'

type Found = { seq: number; at: string; title: { zh: string; en: string } | null; head: { hash: string } | null }

/** 回执: whoever keeps the hash of the last step can ask at any time whether it still stands in the ledger. */
export function Receipt({ head }: { head: string }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const [found, setFound] = useState<Found>()
  const [refusal, setRefusal] = useState<Refusal>()
  const check = () => void readAt<Found>(`/api/ledger/receipt/${head}`).then(setFound, (error: unknown) => setRefusal(asRefusal(error)))
  return (
    <View className="receipt-part">
      <View className="hint">{w.receiptAbout}</View>
      <View className="receipt-line" id="receipt-head">{head}</View>
      <View className="two-ways">
        <View className="way-back"><Button id="receipt-copy" kind="quiet" onTap={() => void copy(head).then(() => toast(w.copied), () => undefined)}>{w.receiptCopy}</Button></View>
        <View className="way-on"><Button id="receipt-check" kind="quiet" icon="check" onTap={check}>{w.receiptCheck}</Button></View>
      </View>
      {refusal && <Refused refusal={refusal} />}
      {found && <Notice icon="check">{fill(found.head ? w.receiptSigned : w.receiptFound, { title: found.title?.[language] ?? '', seq: found.seq, at: when(found.at, language) })}</Notice>}
    </View>
  )
}

import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { dayOf } from '#apps/desk/kit/moments.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { t } from '#apps/desk/kit/words.ts'

type Given = { effectiveFrom: string; why: string }
type Props = { changes: number; title: string; published: string; publish: (given: Given) => Promise<unknown>; onPublished: () => void; onDiscard: () => void; children: ReactNode }

/** A published version never changes again, so what it changes stands above the button. */
export function PublishForm({ changes, title, published, publish, onPublished, onDiscard, children }: Props) {
  const { message } = App.useApp()
  const [why, setWhy] = useState('')
  const [effectiveFrom, setEffectiveFrom] = useState(() => dayOf(new Date(Date.now() + 86_400_000)))
  const sending = useMutation({
    mutationFn: () => publish({ effectiveFrom, why: why.trim().normalize('NFC') }),
    onSuccess: () => {
      void message.success(published)
      onPublished()
    },
  })
  return (
    <section className="card publish" aria-labelledby="publish-title">
      <h2 id="publish-title">{t(`草稿：${changes} 处改动`, `Draft: ${changes} changes`)}</h2>
      {children}
      <div className="publish-row">
        <label>{t('生效日期', 'Applies from')}<Input type="date" value={effectiveFrom} min={dayOf(new Date())} onChange={(event) => setEffectiveFrom(event.target.value)} /></label>
        <label className="publish-why">{t('为什么改（会随新版公布）', 'Why (published with it)')}<Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} /></label>
      </div>
      {sending.error && <Alert type="error" showIcon title={sentenceOf(sending.error)} />}
      <div className="publish-row"><Button type="primary" loading={sending.isPending} disabled={why.trim() === '' || !effectiveFrom} onClick={() => sending.mutate()}>{title}</Button><Button onClick={onDiscard}>{t('丢弃草稿', 'Discard')}</Button></div>
    </section>
  )
}

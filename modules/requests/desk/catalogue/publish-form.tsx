import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { dayOf } from '#apps/desk/kit/moments.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { post } from '#apps/desk/kit/transport.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'
import type { Difference, Rule } from './catalogue-diff.ts'
import { DiffList } from './diff-list.tsx'

type Props = { setup: Setup | undefined; rules: readonly Rule[]; diff: readonly Difference[]; onDone: () => void }

/** A published version never changes again, so what it changes stands above the button. */
export function PublishForm({ setup, rules, diff, onDone }: Props) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [why, setWhy] = useState('')
  const [effectiveFrom, setEffectiveFrom] = useState(() => dayOf(new Date(Date.now() + 86_400_000)))
  const publish = useMutation({
    mutationFn: () => post('/api/requests/publish_catalogue', { effectiveFrom, why: why.trim().normalize('NFC'), rules }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['requests', 'catalogue'] })
      void message.success(t('新版目录已发布，到生效日自动启用', 'Published; it applies from its date on'))
      onDone()
    },
  })
  return (
    <section className="card publish" aria-labelledby="publish-title">
      <h2 id="publish-title">{t(`草稿：${diff.length} 处改动`, `Draft: ${diff.length} changes`)}</h2>
      <DiffList setup={setup} diff={diff} />
      <div className="publish-row">
        <label>{t('生效日期', 'Applies from')}<Input type="date" value={effectiveFrom} min={dayOf(new Date())} onChange={(event) => setEffectiveFrom(event.target.value)} /></label>
        <label className="publish-why">{t('为什么改（会随目录公布）', 'Why (published with it)')}<Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} /></label>
      </div>
      {publish.error && <Alert type="error" showIcon title={sentenceOf(publish.error)} />}
      <div className="publish-row"><Button type="primary" loading={publish.isPending} disabled={why.trim() === '' || !effectiveFrom} onClick={() => publish.mutate()}>{t('发布新版目录', 'Publish')}</Button><Button onClick={onDone}>{t('丢弃草稿', 'Discard')}</Button></div>
    </section>
  )
}

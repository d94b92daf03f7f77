import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { dayOf } from '#apps/desk/kit/moments.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { type Draft, onDraft, useDesign } from './ask.ts'
import type { Editing } from './use-draft.ts'

type Props = { draft: Draft; editing: Editing; onDone: () => void }

/** 送审、复核、发布: what changes in words, whom it concerns, and who answers for it. */
export function ReviewPart({ draft, editing, onDone }: Props) {
  const [sending, setSending] = useState(false)
  if (draft.state === 'published') return <section className="card review review-done"><b>{t('已发布', 'Published')}</b> {t(`${draft.reviewer} 复核，${draft.effectiveFrom} 起施行。${draft.why}（${draft.basis}）`, `Reviewed by ${draft.reviewer}, in force from ${draft.effectiveFrom}. ${draft.why} (${draft.basis})`)}</section>
  if (draft.state === 'in_review') return <Reviewing draft={draft} onDone={onDone} />
  return (
    <>
      {draft.can.includes('send') && <section className="review review-send"><Button type="primary" onClick={() => void editing.save().then(() => setSending(true))}>{t('送交复核', 'Send to review')}</Button><span>{t('第二个人复核后发布。没有错误、测试都相符才能送。', 'A second person reviews and publishes it. It can be sent once it has no errors and its tests hold.')}</span></section>}
      {sending && <Sending draft={draft} version={editing.version()} onClose={() => setSending(false)} onDone={onDone} />}
    </>
  )
}

const useReview = (id: string) => useDesign('design_review', { id }, { staleTime: 0 })

function Changes({ id }: { id: string }) {
  const review = useReview(id)
  if (review.isPending) return <Skeleton active />
  if (!review.data) return <Trouble error={review.error} onRetry={() => void review.refetch()} />
  const { changes, faults, elsewhere, affected, words } = review.data
  return (
    <div className="review-body">
      {faults.length + elsewhere.length > 0 && <Alert type="error" showIcon title={t(`还有 ${faults.length + elsewhere.length} 处要改好才能发布`, `${faults.length + elsewhere.length} places keep it from being published`)} description={<ul>{[...faults.map((f) => t(f.zh, f.en)), ...elsewhere].slice(0, 8).map((one) => <li key={one}>{one}</li>)}</ul>} />}
      {changes.map((one) => <section key={one.kind}><h4>{one.name}<small>{one.newest ? t(`第 ${one.newest} 版 → 第 ${one.newest + 1} 版`, `version ${one.newest} → ${one.newest + 1}`) : t('新', 'new')}</small></h4>{one.changes.length ? <ul className="changes">{one.changes.map((change) => <li key={change}>{change}</li>)}</ul> : <p className="hint">{t('没有改动。', 'Nothing changed.')}</p>}</section>)}
      {words.map((one) => (
        <section key={one.kind}><h4>{one.name}<small>{one.kind.startsWith('element:') ? t('数据元', 'element') : t('材料', 'document')} · {one.isNew ? t('新', 'new') : t('修改', 'changed')}</small></h4>
          {one.changes.length > 0 && <ul className="changes">{one.changes.map((change) => <li key={change}>{change}</li>)}</ul>}
          {!one.isNew && one.changes.length === 0 && <p className="hint">{t('没有改动。', 'Nothing changed.')}</p>}
          {one.matters.length + one.oneThings.length > 0 && <details className="used-fold"><summary>{t(`谁在用：${one.matters.length} 个事项、${one.oneThings.length} 件一件事`, `Used by ${one.matters.length} matters, ${one.oneThings.length} one-things`)}<span>{one.oneThings.slice(0, 3).join(t('、', ', '))}{one.oneThings.length > 3 && t('等', '…')}</span></summary><p className="used-by">{[...one.oneThings, ...one.matters].join(t('、', ', '))}</p></details>}
        </section>
      ))}
      {affected.map((one) => (
        <section key={one.oneThing}><h4>{t(`对“${one.name}”的影响`, `What it does to ${one.name}`)}</h4>
          <p>{one.open + one.drafts === 0 ? t('没有在办的申请，也没有正在填写的。', 'Nothing is open, and nobody is filling it in.') : t(`${one.open} 件在办申请仍按原方案；${one.drafts} 份正在填写的，下次打开会说明变化、只重填变了的。要让在办申请也按新规定，发布后到“法规变更”另行决定。`, `${one.open} open applications keep their plan; ${one.drafts} that are being filled in are told what changed. Whether open ones follow is decided apart, as a change of law.`)}</p>
          {one.changes.length > 0 && <ul className="changes">{one.changes.map((change) => <li key={change}>{change}</li>)}</ul>}
        </section>
      ))}
    </div>
  )
}

function Sending({ draft, version, onClose, onDone }: { draft: Draft; version: number; onClose: () => void; onDone: () => void }) {
  const queries = useQueryClient()
  const [effectiveFrom, setFrom] = useState(draft.effectiveFrom ?? dayOf(new Date()))
  const [why, setWhy] = useState(draft.why ?? '')
  const [basis, setBasis] = useState(draft.basis ?? '')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const review = useReview(draft.id).data
  const isFaulty = !review || review.faults.length + review.elsewhere.length > 0
  const send = () => {
    setBusy(true)
    void onDraft(draft.id, 'review', { version, effectiveFrom, why: why.trim(), basis: basis.trim() }).then(() => { void queries.invalidateQueries({ queryKey: ['approvals', 'designer'] }); onDone() }, setError).finally(() => setBusy(false))
  }
  return (
    <Modal open width={640} title={t('送交复核', 'Send to review')} onCancel={onClose} footer={<><Button onClick={onClose}>{t('再改改', 'Not yet')}</Button><Button type="primary" loading={busy} disabled={isFaulty || !why.trim() || !basis.trim() || !effectiveFrom} onClick={send}>{t('送交', 'Send')}</Button></>}>
      <div className="design-new">
        <label className="design-field"><span>{t('从哪天起施行', 'In force from')}</span><Input type="date" min={dayOf(new Date())} value={effectiveFrom} onChange={(event) => setFrom(event.target.value)} /></label>
        <label className="design-field"><span>{t('法律或文件依据', 'On what it rests')}</span><Input value={basis} onChange={(event) => setBasis(event.target.value)} placeholder={t('如：鲁政办字〔2020〕58号', 'A law or document')} /></label>
        <label className="design-field"><span>{t('为什么改（会写进沿革）', 'Why (it stands in the history)')}</span><Input.TextArea autoSize={{ minRows: 2 }} value={why} onChange={(event) => setWhy(event.target.value)} /></label>
        {error ? <Alert type="error" showIcon title={sentenceOf(error)} /> : null}
        <Changes id={draft.id} />
      </div>
    </Modal>
  )
}

function Reviewing({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const act = (what: 'return' | 'publish', given: object, said: string) => {
    setBusy(true)
    onDraft(draft.id, what, { version: draft.version, ...given }).then(() => { void message.success(said); void queries.invalidateQueries({ queryKey: ['approvals'] }); onDone() }, (error: unknown) => void message.error(sentenceOf(error))).finally(() => setBusy(false))
  }
  return (
    <section className="card review" aria-labelledby="review-title">
      <h2 id="review-title">{t('复核', 'Review')}<small>{t(`${draft.author} 送审，拟 ${draft.effectiveFrom} 起施行`, `Sent by ${draft.author}, to be in force from ${draft.effectiveFrom}`)}</small></h2>
      <p><b>{draft.why}</b>{t(`（依据：${draft.basis}）`, ` (on: ${draft.basis})`)}</p>
      <Changes id={draft.id} />
      {draft.can.includes('publish') && <div className="review-acts"><Button type="primary" loading={busy} onClick={() => act('publish', {}, t('已发布', 'Published'))}>{t('复核无误，发布', 'All is right: publish')}</Button><Input aria-label={t('退回的理由', 'Why it is returned')} placeholder={t('退回的理由', 'Why it is returned')} value={why} onChange={(event) => setWhy(event.target.value)} /><Button disabled={!why.trim()} loading={busy} onClick={() => act('return', { why: why.trim() }, t('已退回', 'Returned'))}>{t('退回', 'Return')}</Button></div>}
      {draft.can.includes('recall') && <div className="review-acts"><Button loading={busy} onClick={() => act('return', { why: '撤回' }, t('已撤回', 'Taken back'))}>{t('撤回再改', 'Take it back')}</Button><span className="hint">{t('自己写的内容由别人复核。', 'Somebody else reviews what you wrote.')}</span></div>}
    </section>
  )
}

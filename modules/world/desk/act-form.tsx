import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useKept } from '#apps/desk/kit/kept.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { post } from '#apps/desk/kit/transport.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { DeclineReason } from '../contract.ts'
import type { Act, Given, Memory } from './ask.ts'

const REASONS = (): { value: DeclineReason; label: string }[] => [
  { value: 'not_here', label: t('与这片街区无关', 'not about this place') }, { value: 'unclear', label: t('内容无法辨认', 'cannot be made out') },
  { value: 'private', label: t('涉及他人隐私', 'private matters of others') }, { value: 'advertising', label: t('属于广告', 'an advertisement') },
  { value: 'unlawful', label: t('不符合法律法规', 'not allowed by law') }, { value: 'other', label: t('其他', 'another reason') },
]

/** The form of one act on a memory; what it sends is what the contract asks. */
export function ActForm({ memory, act, title, publicFigures, onClose, onDone }: { memory: Memory; act: Act; title: string; publicFigures: readonly string[]; onClose: () => void; onDone: () => void }) {
  const queries = useQueryClient()
  const [text, setText] = useKept<string>(`memory.${memory.id}.${act}`)
  const [reason, setReason] = useState<DeclineReason>('not_here')
  const key = useRef(crypto.randomUUID())
  const form = useRef<HTMLFormElement>(null)
  const written = text?.trim() ?? ''
  const hidden = memory.marks.filter(({ kind, words }) => kind !== 'name' || !publicFigures.includes(words)).length

  const given: { [V in Act]: () => Given<V> } = {
    publish_memory: () => (publicFigures.length ? { publicFigures: [...publicFigures] } : {}),
    return_memory: () => ({ reason: written }),
    decline_memory: () => ({ reason, ...(written ? { words: written } : {}) }),
    take_down_memory: () => ({ reason: written }),
  }
  const send = useMutation({
    mutationFn: () => post(`/api/world/${act}`, { caseId: memory.id, version: memory.version, key: key.current, ...given[act]() }),
    onSuccess: () => { setText(null); onDone() },
    onSettled: () => queries.invalidateQueries({ queryKey: ['world', 'memories'] }),
  })
  const ready = act === 'publish_memory' || (act === 'decline_memory' && reason !== 'other') || written !== ''
  const submit = () => { if (ready && !send.isPending) send.mutate() }
  useKeys({ 'ctrl+Enter': submit, Escape: () => onClose() })
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, input:checked, button[type=submit]')?.focus({ preventScroll: true }), [])

  const field = { publish_memory: '', return_memory: t('请写明要改什么，居民会看到', 'What to change; the resident reads it'), decline_memory: reason === 'other' ? t('请写明原因，居民会看到', 'Why; the resident reads it') : t('还想说明的话（可不填），居民会看到', 'More words, if any; the resident reads them'), take_down_memory: t('下架的原因，居民会看到', 'Why it is taken down; the resident reads it') }[act]
  return (
    <form ref={form} className="memory-form" aria-label={title} onSubmit={(event) => { event.preventDefault(); submit() }}>
      {send.error && <Alert type="error" showIcon title={sentenceOf(send.error)} />}
      {act === 'publish_memory' && <p>{hidden > 0 ? t(`公开后所有人都能看到，其中 ${hidden} 处个人信息会隐去。`, `Everybody reads it; ${hidden} things that tell who somebody is are left out.`) : t('公开后所有人都能看到。', 'Everybody reads it.')}{memory.fullName && t('居民同意署本名。', ' The resident agreed to the whole name.')}</p>}
      {act === 'decline_memory' && <Radio.Group value={reason} onChange={(event) => setReason(event.target.value as DeclineReason)} aria-label={t('原因', 'Reason')} options={REASONS()} />}
      {act !== 'publish_memory' && <Input.TextArea value={text ?? ''} onChange={(event) => setText(event.target.value)} maxLength={500} autoSize={{ minRows: 2, maxRows: 8 }} aria-label={field} placeholder={field} />}
      <p className="memory-acts"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={!ready}>{title}</Button><Button onClick={onClose}>{t('取消', 'Cancel')}</Button><span><kbd>Ctrl</kbd> <kbd>Enter</kbd></span></p>
    </form>
  )
}

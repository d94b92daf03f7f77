import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useKept } from '#apps/desk/kit/kept.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { post } from '#apps/desk/kit/transport.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { triageVerbs } from '../../contract.ts'
import type { Warning } from './ask.ts'

export type WarningVerb = Exclude<keyof typeof triageVerbs, 'warn'>
type Reason = 'not_one_matter' | 'already_handled'

const VERBS = (): Record<WarningVerb, { name: string; field: string; word: 'plan' | 'why' | 'done'; most: number }> => ({
  take_up: { name: t('响应', 'Take up'), field: t('打算怎么做', 'What you will do'), word: 'plan', most: 1000 },
  set_aside: { name: t('不需处置', 'Set aside'), field: t('说明', 'Why'), word: 'why', most: 500 },
  close: { name: t('处置完毕', 'Done'), field: t('做了什么', 'What was done'), word: 'done', most: 1000 },
})
export const warningVerb = (verb: WarningVerb): string => VERBS()[verb].name

export function WarningForm({ warning, verb, onClose }: { warning: Warning; verb: WarningVerb; onClose: () => void }) {
  const queries = useQueryClient()
  const { name, field, word, most } = VERBS()[verb]
  const [text, setText] = useKept<string>(`warning.${warning.id}.${verb}`)
  const [reason, setReason] = useState<Reason>('already_handled')
  const key = useRef(crypto.randomUUID())
  const form = useRef<HTMLFormElement>(null)
  const send = useMutation({
    mutationFn: () => post(`/api/triage/${verb}`, { caseId: warning.id, version: warning.version, key: key.current, [word]: text!.trim(), ...(verb === 'set_aside' ? { reason } : {}) }),
    onSuccess: () => { setText(null); onClose() },
    onSettled: () => queries.invalidateQueries({ queryKey: ['triage', 'warnings'] }),
  })
  const submit = () => { if (text?.trim() && !send.isPending) send.mutate() }
  useKeys({ 'ctrl+Enter': submit, Escape: () => onClose() })
  useEffect(() => form.current?.querySelector('textarea')?.focus({ preventScroll: true }), [])
  return (
    <form ref={form} className="warning-form" aria-label={name} onSubmit={(event) => { event.preventDefault(); submit() }}>
      {send.error && <Alert type="error" showIcon title={sentenceOf(send.error)} />}
      {verb === 'set_aside' && (
        <Radio.Group value={reason} onChange={(event) => setReason(event.target.value as Reason)} aria-label={t('理由', 'Reason')}
          options={[{ value: 'already_handled', label: t('已在处理', 'in hand already') }, { value: 'not_one_matter', label: t('不是同一件事', 'not one matter') }]} />
      )}
      <Input.TextArea value={text ?? ''} onChange={(event) => setText(event.target.value)} maxLength={most} autoSize={{ minRows: 2, maxRows: 8 }} aria-label={field} placeholder={field} />
      <p className="warning-acts"><Button size="small" type="primary" htmlType="submit" loading={send.isPending} disabled={!text?.trim()}>{name}</Button><Button size="small" onClick={onClose}>{t('取消', 'Cancel')}</Button><span><kbd>Ctrl</kbd> <kbd>Enter</kbd></span></p>
    </form>
  )
}

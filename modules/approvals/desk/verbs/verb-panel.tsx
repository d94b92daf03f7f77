import { CloseOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isRefusal, sentenceOf } from '#apps/desk/kit/refusal.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import { act, type Screen } from '../ask.ts'
import { FieldInput } from './field-input.tsx'
import { type Act, firstTarget, gapsOf, isNeeded, sent, type Values } from './verb-form.ts'
import '#apps/desk/kit/verbs.css'

type Props = { act: Act; title: string; kase: Screen; onDone: () => void; onStale: () => void; onClose: () => void }

/** What was typed and not sent, by case and verb, in memory only: words about a case do not stay on a shared computer. */
const drafts = new Map<string, Values>()

export function VerbPanel({ act: { form, targets }, title, kase, onDone, onStale, onClose }: Props) {
  const place = `${kase.line.id} ${form.verb}`
  const [target, setTarget] = useState(() => firstTarget(targets))
  const [values, setValues] = useState<Values>(() => drafts.get(place) ?? Object.fromEntries(form.fields.flatMap((field) => (field.initial ? [[field.name, field.initial(kase, target?.value)]] : []))))
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  // The version that was read when the form was opened: a colleague's act in between is shown, never overrun unseen.
  const [read, setRead] = useState(kase.line.version)
  const key = useRef(crypto.randomUUID())
  const panel = useRef<HTMLFormElement>(null)
  const meanwhile = kase.line.version > read
  const all: Values = { ...values, ...target?.input }
  const send = useMutation({
    mutationFn: () => act(form.verb, { ...sent(form.fields, values), ...target?.input, caseId: kase.line.id, version: read, key: key.current }),
    onSuccess: () => { drafts.delete(place); onDone() },
    onError: (error) => { if (isRefusal(error, 'stale') || isRefusal(error, 'wrong_state')) onStale() },
  })
  const submit = () => {
    if (send.isPending || busy || meanwhile) return
    const gaps = [...(form.targets && !target ? ['_target'] : []), ...gapsOf(form.fields, values)]
    setWrong(gaps)
    if (gaps[0]) return void panel.current?.querySelector<HTMLElement>(`[data-field="${gaps[0]}"] :is(input, textarea, button)`)?.focus()
    send.mutate()
  }
  useKeys({ 'ctrl+Enter': submit, Escape: onClose })
  useEffect(() => void drafts.set(place, values), [values])
  useEffect(() => panel.current?.querySelector<HTMLElement>('.verb-fields :is(textarea, input:not([type=file])), button.verb-submit')?.focus({ preventScroll: true }), [])

  return (
    <form ref={panel} className="verb-panel" aria-label={title} data-grave={form.grave || undefined} onSubmit={(event) => { event.preventDefault(); submit() }}>
      <header className="verb-head">
        <h2>{title}</h2><p>{say(form.about)}</p>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('关闭表单', 'Close the form')} onClick={onClose} />
      </header>
      <div className="verb-body">
        {meanwhile && <Alert type="warning" showIcon title={t('您填写时，有同事办理了这件申请。您写的内容还在。', 'A colleague acted while you were writing. Your words are kept.')} description={kase.history.filter((step) => step.seq > read).map((step) => `${step.who ?? ''} · ${step.title} ${step.text}`).join('\n')} action={<Button size="small" onClick={() => setRead(kase.line.version)}>{t('看过了，继续', 'Seen, go on')}</Button>} />}
        {send.error && !meanwhile && <Alert type="error" showIcon title={sentenceOf(send.error)} />}
        <div className="verb-fields">
          {targets.length > 1 && (
            <div className="field field-choice" data-field="_target">
              <label id={`${form.verb}-target`}>{t('办哪一项', 'Which one')}<i title={t('必填', 'needed')}> *</i></label>
              <Radio.Group className="choices" aria-labelledby={`${form.verb}-target`} value={target?.value ?? null} onChange={(event) => setTarget(targets.find((one) => one.value === event.target.value))} optionType="button" options={targets.map((one) => ({ value: one.value, label: one.hint ? `${one.label}（${one.hint}）` : one.label }))} />
              {wrong.includes('_target') && <p className="field-wrong" role="alert">{t('请选择办哪一项', 'Please choose one')}</p>}
            </div>
          )}
          {form.fields.filter((field) => field.shown?.(values) ?? true).map((field) => {
            const id = `${form.verb}-${field.name}`
            return (
              <div key={field.name} className={`field field-${field.kind}`} data-field={field.name}>
                {field.kind !== 'check' && <label htmlFor={id}>{say(field.label)}{isNeeded(field, values) && <i title={t('必填', 'needed')}> *</i>}{field.hint && <small>{say(field.hint)}</small>}</label>}
                <FieldInput field={field} id={id} kase={kase} values={all} wrong={wrong.includes(field.name)} onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))} onBusy={setBusy} />
                {wrong.includes(field.name) && <p className="field-wrong" role="alert">{field.kind === 'missing' ? t('请至少选一项，并写明缺什么', 'Choose at least one, each with what is missing') : t('这一项要填', 'This is needed')}</p>}
              </div>
            )
          })}
        </div>
      </div>
      <footer className="verb-foot">
        <Button className="verb-submit" type="primary" danger={form.grave ?? false} htmlType="submit" loading={send.isPending} disabled={busy || meanwhile}>{say(form.submit)}</Button>
        <Button onClick={onClose}>{t('取消', 'Cancel')}</Button>
        <span>{busy ? t('文件还在上传…', 'Files are still going up…') : <><kbd>Ctrl</kbd> <kbd>Enter</kbd> {t('提交', 'sends')} <kbd>Esc</kbd> {t('关闭，内容保留', 'closes, words are kept')}</>}</span>
      </footer>
    </form>
  )
}

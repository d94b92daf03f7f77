import { CloseOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { Fragment, useEffect, useRef, useState } from 'react'
import type { CaseView, Words } from '#kernel/contract.ts'
import { post } from '#apps/desk/kit/transport.ts'
import { isRefusal, sentenceOf } from '#apps/desk/kit/refusal.ts'
import { useStaff } from '#apps/desk/kit/session.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import { type CaseScreen, verbsOf } from '../ask.ts'
import type { Setup } from '../setup.ts'
import { checkValues } from './check-values.ts'
import { FieldInput } from './field-input.tsx'
import { draftOf, keepDraft } from './form-drafts.ts'
import { Meanwhile } from './meanwhile.tsx'
import { isRequired, sent, type Values, type VerbForm } from './verb-form.ts'
import '#apps/desk/kit/verbs.css'

type Props = { form: VerbForm; title: string; kase: CaseScreen; setup: Setup | undefined; onDone: (view: CaseView, form: VerbForm) => void; onStale: () => void; onClose: () => void }

export function VerbPanel({ form, title, kase, setup, onDone, onStale, onClose }: Props) {
  const about = { kase, setup }
  const me = useStaff().id
  const [values, setValues] = useState<Values>(() => draftOf(me, kase.line.id, form.verb) ?? Object.fromEntries(form.fields.flatMap((field) => (field.initial ? [[field.name, field.initial(about)]] : []))))
  const [wrong, setWrong] = useState<Record<string, Words>>({})
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  // The version that was read when the form was opened. A colleague's act in between is shown, never overrun unseen.
  const [read, setRead] = useState(kase.line.version)
  const key = useRef(crypto.randomUUID())
  const panel = useRef<HTMLFormElement>(null)
  const touched = useRef(new Set<string>())
  const meanwhile = kase.line.version > read
  const gone = !verbsOf(kase.can).includes(form.verb)

  const send = useMutation({
    mutationFn: (version: number) => {
      const own = form.toInput ? form.toInput(shownOnly(values), about) : shownOnly(values)
      return post<CaseView>(`/api/requests/${form.verb}`, sent(form.opens ? own : { ...own, caseId: kase.line.id, version, key: key.current }))
    },
    onSuccess: (view) => { keepDraft(me, kase.line.id, form.verb, null); onDone(view, form) },
    onError: (error) => {
      if (isRefusal(error, 'stale') || isRefusal(error, 'wrong_state')) onStale()
      // It was kept the first time, though no answer came. What is on the screen is now something more to say, or to throw away.
      if (isRefusal(error, 'sent_before')) {
        keepDraft(me, kase.line.id, form.verb, null)
        key.current = crypto.randomUUID()
        onStale()
      }
    },
  })

  const shown = form.fields.filter((field) => !field.shown || field.shown(values, about))
  const shownOnly = (all: Values) => Object.fromEntries(Object.entries(all).filter(([name]) => shown.some((field) => field.name === name)))
  const change = (part: Values) => setValues((now) => ({ ...now, ...part }))
  useEffect(() => keepDraft(me, kase.line.id, form.verb, values), [values])

  const submit = (version = read) => {
    if (send.isPending || busy.size > 0) return
    const found = checkValues(form.fields, values, about)
    setWrong(found)
    const first = shown.find((field) => found[field.name])
    if (first) return void panel.current?.querySelector<HTMLElement>(`[data-field="${first.name}"] :is(input, textarea, button)`)?.focus()
    send.mutate(version)
  }
  useKeys({ 'ctrl+Enter': () => submit(), Escape: () => onClose() })
  // What is already answered needs no cursor: it goes to the first gap, or to the button.
  useEffect(() => {
    const gap = form.fields.find((field) => (!field.shown || field.shown(values, about)) && isRequired(field, values, about) && values[field.name] === undefined)
    panel.current?.querySelector<HTMLElement>(gap ? `[data-field="${gap.name}"] :is(textarea, input:not([type=file]))` : 'button.verb-submit')?.focus({ preventScroll: true })
  }, [])

  /** What a colleague changed shows in the fields that nobody has touched here. */
  const takeNews = () => {
    setRead(kase.line.version)
    change(Object.fromEntries(form.fields.flatMap((field) => (field.initial && !touched.current.has(field.name) ? [[field.name, field.initial(about)]] : []))))
  }

  const { Intro } = form
  return (
    <form ref={panel} className="verb-panel" aria-label={title} data-grave={form.grave || undefined} onSubmit={(event) => { event.preventDefault(); submit() }}>
      <header className="verb-head">
        <h2>{title}</h2>
        <p>{say(form.about)}</p>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('关闭表单', 'Close the form')} onClick={onClose} />
      </header>
      <div className="verb-body">
        {meanwhile && <Meanwhile kase={kase} since={read} gone={gone} onRead={takeNews} />}
        {send.error && (!meanwhile || isRefusal(send.error, 'sent_before')) && <Alert type="error" showIcon title={sentenceOf(send.error)} />}
        {Intro && !form.introAfter && <Intro {...about} values={values} set={change} />}
        <div className="verb-fields">
          {shown.map((field) => {
            const id = `${form.verb}-${field.name}`
            const error = wrong[field.name]
            return (
              <Fragment key={field.name}>
              <div className={`field field-${field.kind}`} data-field={field.name}>
                {field.kind !== 'check' && <label htmlFor={id} id={`${id}-label`}>{say(field.label)}{isRequired(field, values, about) && <i title={t('必填', 'needed')}> *</i>}{field.hint && <small>{say(field.hint)}</small>}</label>}
                <FieldInput
                  field={field} id={id} about={about} value={values[field.name]} invalid={!!error} describedBy={error ? `${id}-wrong` : undefined}
                  onChange={(value) => { touched.current.add(field.name); change({ [field.name]: value }) }}
                  onBusy={(is) => setBusy((now) => { const next = new Set(now); if (is) next.add(field.name); else next.delete(field.name); return next })}
                />
                {error && <p className="field-wrong" id={`${id}-wrong`} role="alert">{say(error)}</p>}
              </div>
              {Intro && form.introAfter === field.name && <div className="field-intro"><Intro {...about} values={values} set={change} /></div>}
              </Fragment>
            )
          })}
        </div>
      </div>
      <footer className="verb-foot">
        <Button className="verb-submit" type="primary" danger={form.grave ?? false} htmlType="submit" loading={send.isPending} disabled={busy.size > 0 || gone || meanwhile}>{say(form.submit)}</Button>
        <Button onClick={onClose}>{t('取消', 'Cancel')}</Button>
        <span>{busy.size > 0 ? t('文件还在上传…', 'Files are still going up…') : <><kbd>Ctrl</kbd> <kbd>Enter</kbd> {t('提交', 'sends')} <kbd>Esc</kbd> {t('关闭，内容保留', 'closes, words are kept')}</>}</span>
      </footer>
    </form>
  )
}

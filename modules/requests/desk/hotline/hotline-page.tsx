import { AlertFilled, PhoneOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input, type InputRef, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { newId } from '#apps/desk/kit/new-id.ts'
import { keep, readKept } from '#apps/desk/kit/kept.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { useStaff } from '#apps/desk/kit/session.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { useLate } from '#apps/desk/kit/use-late.ts'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { act, useView } from '../ask.ts'
import { type SectionId, useSetup } from '../setup.ts'
import { CategoryPicker } from '../verbs/category-picker.tsx'
import { UnitPicker } from '../verbs/unit-picker.tsx'
import { TextField } from '../verbs/text-field.tsx'
import { CallerPart } from './caller-part.tsx'
import { type CallDraft, EMPTY_CALL, isEmptyCall, phoneOf } from './call-draft.ts'
import { useCallPlace } from './call-place.ts'
import { PlaceField } from './place-field.tsx'
import { QuestionFields } from './question-fields.tsx'
import { ReadBack } from './read-back.tsx'
import { SimilarCalls } from './similar-calls.tsx'
import { SuggestedCategories, type Suggested } from './suggested-categories.tsx'
import '#apps/desk/kit/worklist.css'
import '#apps/desk/kit/case.css'
import '#apps/desk/kit/verbs.css'
import './hotline.css'

export function HotlinePage() {
  const setup = useSetup()
  const me = useStaff().id
  const [draft, setDraft] = useState<CallDraft>(() => ({ ...EMPTY_CALL, ...readKept<Partial<CallDraft>>(me, 'call') }))
  const [id, setId] = useState(newId)
  const [wrong, setWrong] = useState<string | null>(null)
  const phoneField = useRef<InputRef>(null)
  const change = (part: Partial<CallDraft>) => setDraft((now) => ({ ...now, ...part }))
  useEffect(() => keep(me, 'call', isEmptyCall(draft) ? null : draft), [draft])

  const phone = useLate(phoneOf(draft.phone), 400)
  const text = useLate(draft.text.trim(), 400)
  const address = useLate(draft.address.trim(), 400)
  const place = useCallPlace(draft)
  const suggest = useView('suggest', { text }, { enabled: text.length >= 4, keep: true })
  const similar = useView('similar', { text, ...(place ? { lng: place.lng, lat: place.lat } : {}), ...(address ? { address } : {}), ...(draft.category ? { category: draft.category } : {}) }, { enabled: text.length >= 4, keep: true })
  const suggested = text.length >= 4 ? (suggest.data?.categories ?? []) : []
  const category = setup?.categories.find((one) => one.code === draft.category)
  // Until it is settled what it is, any danger that the words point to is said.
  const emergency = category ? category.emergency && t(category.emergency, category.emergency_en ?? category.emergency) : suggested.slice(0, 3).find((one) => one.emergency)?.emergency
  const questions = [...(setup?.sections.find((one) => one.id === draft.section)?.questions ?? []), ...(category?.questions ?? [])]

  const choose = (one: Pick<Suggested, 'code' | 'section'>) => change({ category: one.code, section: one.section as SectionId })
  const take = (nth: number) => { const one = suggested[nth]; if (one) choose(one) }
  const where = draft.street ? { street: draft.street } : {}
  const register = useMutation({
    mutationFn: () => act('submit_by_phone', {
      id, section: draft.section, text: draft.text.trim().normalize('NFC'), callerPhone: phoneOf(draft.phone)!,
      ...(draft.category ? { category: draft.category } : {}), ...(draft.name.trim() ? { callerName: draft.name.trim() } : {}), ...(draft.callBackOn.trim() ? { callBackOn: draft.callBackOn.trim() } : {}),
      ...(draft.point ? { place: { lng: draft.point[0], lat: draft.point[1], address: draft.address.trim(), ...where } } : { ...(draft.address.trim() ? { address: draft.address.trim() } : {}), ...where }),
      ...(Object.keys(draft.answers).length > 0 ? { answers: draft.answers } : {}), ...(draft.anonymous ? { anonymous: true } : {}), ...(draft.accused ? { accused: draft.accused } : {}), ...(draft.joins ? { joins: draft.joins.id } : {}),
    }),
    onSuccess: () => keep(me, 'call', null),
  })
  const submit = () => {
    const missing = questions.find((question) => question.required && draft.answers[question.id] === undefined)
    const said = !phoneOf(draft.phone) ? t('请先填写来电号码', 'The caller’s number is needed') : draft.text.trim() === '' ? t('请记下对方说的事', 'Write down what it is about') : missing ? t(`请问一下：${missing.label}`, `Please ask: ${missing.en}`) : null
    setWrong(said)
    if (!said && !register.isPending) register.mutate()
  }
  const next = () => { register.reset(); setDraft(EMPTY_CALL); setId(newId()); setTimeout(() => phoneField.current?.focus()) }
  useKeys(register.data ? {} : { 'ctrl+Enter': submit, 'alt+1': () => take(0), 'alt+2': () => take(1), 'alt+3': () => take(2) })

  if (register.data) return <main className="hotline"><ReadBack id={register.data.id} number={register.data.number} setup={setup} joined={draft.joins} onNext={next} /></main>
  return (
    <main className="hotline">
      <form className="call" onSubmit={(event) => { event.preventDefault(); submit() }} aria-labelledby="call-title">
        <h1 id="call-title">{t('来电登记', 'Take a call')}</h1>
        <div className="call-who">
          <div className="field"><label htmlFor="call-phone">{t('来电号码', 'Caller’s number')} <i>*</i></label><Input ref={phoneField} id="call-phone" size="large" autoFocus inputMode="tel" autoComplete="off" prefix={<PhoneOutlined />} value={draft.phone} maxLength={20} onChange={(event) => change({ phone: event.target.value })} /></div>
          <div className="field"><label htmlFor="call-name">{t('称呼', 'Name')}</label><Input id="call-name" size="large" autoComplete="off" value={draft.name} maxLength={40} onChange={(event) => change({ name: event.target.value })} /></div>
          <div className="field"><label htmlFor="call-other">{t('回电号码（不同时填）', 'Ring back on, if another')}</label><Input id="call-other" size="large" autoComplete="off" value={draft.callBackOn} maxLength={40} onChange={(event) => change({ callBackOn: event.target.value })} /></div>
        </div>
        {emergency && <div className="emergency" role="alert"><AlertFilled aria-hidden /><p>{emergency}</p></div>}
        <div className="field"><label htmlFor="call-text">{t('说了什么事', 'What it is about')} <i>*</i></label><TextField id="call-text" label={t('说了什么事', 'What it is about')} value={draft.text} max={10_000} rows={5} onChange={(value) => change({ text: value })} placeholder={t('照对方的话记，什么事、在哪里、多久了、想怎么解决', 'In the caller’s words: what, where, how long, what they want')} /></div>
        <SuggestedCategories suggested={suggested} chosen={draft.category} onChoose={choose} />
        <div className="call-kind">
          <Segmented aria-label={t('类型', 'Section')} value={draft.section} onChange={(section) => change({ section, ...(category && category.section !== section ? { category: undefined } : {}) })} options={(setup?.sections ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))} />
          <CategoryPicker setup={setup} label={t('类别', 'Category')} value={draft.category} onChange={(code) => { const found = setup?.categories.find((one) => one.code === code); change(found ? { category: found.code, section: found.section } : { category: undefined }) }} />
        </div>
        <PlaceField setup={setup} draft={draft} located={place} onChange={change} />
        {questions.length > 0 && <QuestionFields questions={questions} answers={draft.answers} onChange={(answers) => change({ answers })} />}
        <div className="field call-accused"><label htmlFor="call-accused">{t('被反映的单位', 'Unit complained about')} <small>{t('反映某个单位或其人员时选择，该单位看不到这件诉求', 'It will not see this request')}</small></label><UnitPicker id="call-accused" setup={setup} label={t('被反映的单位', 'Unit complained about')} value={draft.accused} onChange={(accused) => change({ accused })} /></div>
        <Checkbox checked={draft.anonymous} onChange={(event) => change({ anonymous: event.target.checked })}>{t('对外不公开姓名', 'Not named in public')}</Checkbox>
        {(wrong ?? register.error) && <Alert type="error" showIcon title={wrong ?? sentenceOf(register.error)} />}
        <div className="call-foot">
          <Button type="primary" size="large" htmlType="submit" loading={register.isPending}>{t('登记', 'Register')} <kbd aria-hidden="true">Ctrl Enter</kbd></Button>
          {!isEmptyCall(draft) && <Button size="large" onClick={next}>{t('清空', 'Clear')}</Button>}
          <span>{isEmptyCall(draft) ? '' : t('草稿保留到您退出登录', 'The draft is kept until you sign out')}</span>
        </div>
      </form>
      <aside className="call-side">
        <section className="part" aria-labelledby="caller-title"><div className="part-head"><h2 id="caller-title">{t('来电人以前的诉求', 'Earlier requests')}</h2></div><CallerPart phone={phone} /></section>
        <section className="part" aria-labelledby="similar-title"><div className="part-head"><h2 id="similar-title">{t('类似的在办诉求', 'Open requests like it')}</h2></div><SimilarCalls similar={text.length >= 4 ? (similar.data?.similar ?? []) : []} joins={draft.joins} onJoin={(joins) => change({ joins })} /></section>
      </aside>
    </main>
  )
}

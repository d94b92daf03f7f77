import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { forget } from '#resident/kit/files'
import { back } from '#resident/kit/go.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { type SentFile, useUploads } from '#resident/kit/use-uploads.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { PhotoGrid } from '#resident/ui/photo-grid.tsx'
import { answerFaults } from '../rules/answer-faults.ts'
import type { Answers } from '../rules/expr.ts'
import { situationOf } from '../rules/situation.ts'
import { useActing } from './application-acts.tsx'
import { CHECKS } from './checks.ts'
import { answered } from './draft-sync.ts'
import { ElementInput, faultWhileTyping } from './element-input.tsx'
import { ask, type Asked, type OneThing, read, type Told } from './office.ts'
import { elementsOf } from './said.ts'
import { applyWords } from './words.ts'
import './approvals.css'

/** 补正: exactly what the notice names, and whatever a mended answer newly asks for. */
export function SupplementPage() {
  const id = useRouter().params.id ?? ''
  const w = useWords(applyWords)
  const { data, refusal, again } = useView(async () => {
    const application = await read('my_application', { id })
    return { application, thing: await read('one_thing', { key: application.oneThing, plan: application.plan }) }
  }, id)
  if (!data) return <Page title={w.supplement}>{refusal ? <Refused refusal={refusal} onRetry={again} /> : <Loading />}</Page>
  return <Mending key={data.application.version} {...data} onStale={again} />
}

type Missing = NonNullable<Told<'my_application'>['supplement']>['missing'][number]

function Mending({ application, thing, onStale }: { application: Told<'my_application'>; thing: OneThing; onStale: () => void }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const before = application.answers as Answers
  const [answers, setAnswers] = useState<Answers>(before)
  const [uploads, setUploads] = useState<Record<string, SentFile[]>>({})
  const [words, setWords] = useState('')
  const [faults, setFaults] = useState<Record<string, string>>({})
  const { busy, refusal, send } = useActing({ onStale, onDone: () => { toast(w.done); back() } })
  const files = Object.values(uploads).flat()
  const change = (key: string, part: Partial<SentFile>) => setUploads((now) => Object.fromEntries(Object.entries(now).map(([material, own]) => [material, own.map((file) => (file.key === key ? { ...file, ...part } : file))])))
  useUploads(files, change)
  const missing = application.supplement?.missing ?? []
  const named = new Set(missing.map((one) => one.what))
  const elements = elementsOf(thing.plan)
  const { fields } = situationOf(thing.plan, answers)
  const newly = fields.filter((f) => before[f.element.key] === undefined && !named.has(f.element.key) && f.required !== false)
  const uploading = files.some((file) => file.state === 'waiting' || file.state === 'sending')
  const write = (key: string, answer: Answers[string]) => setAnswers((now) => ({ ...now, [key]: answer }))

  const submit = () => {
    const wrong = Object.fromEntries([
      // What was shown in part and is left as it was, the office has whole.
      ...answerFaults(fields, answers, CHECKS).map((fault) => [fault.at.split('/')[0]!, fault[language]] as const).filter(([key]) => named.has(key) || answers[key] !== before[key] || before[key] === undefined),
      ...missing.filter((one) => one.kind === 'material' && !uploads[one.what]?.length).map((one) => [one.what, w.paperUpload] as const),
    ])
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return toast(fill(w.needMend, { n: Object.keys(wrong).length }))
    const { given } = application
    const added = Object.fromEntries(Object.entries(uploads).flatMap(([key, own]) => {
      const ids = own.flatMap((file) => (file.state === 'sent' && file.id ? [file.id] : []))
      return ids.length ? [[key, ids] as const] : []
    }))
    const sent = (key: string) => added[key] !== undefined
    const papers: Asked<'supplement'>['papers'] = { uploads: { ...given.uploads, ...added }, promises: given.promises.filter((key) => !sent(key)), later: given.later.filter((key) => !sent(key)) }
    send((key) => ask('supplement', { caseId: application.id, version: application.version, key, answers: answered(answers) as Asked<'supplement'>['answers'], papers, ...(words.trim() ? { words: words.trim() } : {}) }))
  }
  const input = (key: string) => {
    const element = elements.get(key)
    return element && <ElementInput id={key} part={element} value={answers[key]} error={faultWhileTyping(element, answers[key])?.[language] ?? faults[key]} onAnswer={(answer) => write(key, answer)} />
  }
  const one = ({ what, kind, name, why }: Missing) => (
    <View key={what} className="card">
      <View className="missing-why"><View className="strong">{name}</View><View lang="zh-CN">{why}</View></View>
      {kind === 'field' && input(what)}
      {kind === 'material' && (
        <View>
          <PhotoGrid id={`add-${what}`} files={uploads[what] ?? []} onAdd={(added) => setUploads((now) => ({ ...now, [what]: [...(now[what] ?? []), ...added] }))} onRemove={(gone) => { setUploads((now) => ({ ...now, [what]: (now[what] ?? []).filter((file) => file.key !== gone) })); void forget(gone) }} onRetry={(failed) => change(failed, { state: 'waiting' })} />
          {faults[what] && <View className="error" role="alert">{faults[what]}</View>}
        </View>
      )}
      {kind === 'other' && <View className="hint">{w.supplementInWords}</View>}
    </View>
  )
  if (!application.supplement) return <Page title={w.supplement}><Notice icon="check">{w.nothingMissing}</Notice></Page>
  return (
    <Page title={w.supplement} foot={<View>{refusal && <Refused refusal={refusal} />}<Button id="supplement-send" kind="main" busy={busy || uploading} onTap={submit}>{uploading ? w.uploading : w.supplementSend}</Button></View>}>
      <Notice icon="pen" kind="warm">{fill(w.supplementAbout, { n: missing.length })}</Notice>
      {missing.map(one)}
      {newly.length > 0 && <View className="card"><View className="hint lead-in">{w.newlyAsked}</View>{newly.map((f) => <View key={f.element.key}>{input(f.element.key)}</View>)}</View>}
      <View className="card"><Field id="words" label={w.supplementWords} long most={2000} optional value={words} onWrite={setWords} /></View>
    </Page>
  )
}

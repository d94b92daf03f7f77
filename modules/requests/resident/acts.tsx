import { useRef, useState } from 'react'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { useUploads, type SentFile } from '#resident/kit/use-uploads.ts'
import { uuid } from '#resident/kit/uuid.ts'
import { useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice } from '#resident/ui/choice.tsx'
import { Faces } from '#resident/ui/faces.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Refused } from '#resident/ui/notice.tsx'
import { PhotoGrid } from '#resident/ui/photo-grid.tsx'
import { ask, type Asked, type Told } from './office.ts'
import { requestWords } from './words.ts'

type Kase = Pick<Told<'my_case'>, 'id' | 'version'>
type Satisfaction = Asked<'rate'>['satisfaction']

/** Sends one intended act; pressing again after a lost answer sends the same one. */
function useSending(onDone: () => void) {
  const key = useRef(uuid())
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const send = (go: (key: string) => Promise<unknown>) => {
    setBusy(true)
    setRefusal(undefined)
    go(key.current).then(onDone, (error: unknown) => {
      setRefusal(asRefusal(error))
      setBusy(false)
    })
  }
  return { busy, refusal, send }
}

export function ActForm({ act, kase, onDone }: { act: 'supply_info' | 'add_words' | 'reopen' | 'withdraw'; kase: Kase; onDone: () => void }) {
  const w = useWords(requestWords)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<SentFile[]>([])
  const [checked, setChecked] = useState(false)
  const { busy, refusal, send } = useSending(onDone)
  const change = (changed: string, part: Partial<SentFile>) => setFiles((now) => now.map((file) => (file.key === changed ? { ...file, ...part } : file)))
  useUploads(files, change)
  const uploading = files.some((file) => file.state === 'waiting' || file.state === 'sending')
  const needsText = act !== 'withdraw'

  const submit = () => {
    setChecked(true)
    if (needsText && text.trim() === '') return
    const ids = files.flatMap((file) => (file.state === 'sent' && file.id ? [file.id] : []))
    const withFiles = ids.length ? { files: ids } : {}
    send((key) => {
      const on = { caseId: kase.id, version: kase.version, key }
      if (act === 'withdraw') return ask('withdraw', { ...on, ...(text.trim() ? { why: text.trim() } : {}) })
      if (act === 'reopen') return ask('reopen', { ...on, why: text.trim(), ...withFiles })
      return ask(act, { ...on, text: text.trim(), ...withFiles })
    })
  }
  return (
    <View>
      <Field id="act-text" label={needsText ? w.yourWords : w.whyWithdraw} long most={act === 'withdraw' ? 300 : 2000} value={text} optional={!needsText} error={checked && needsText && text.trim() === '' ? w.needAnswer : undefined} onWrite={setText} />
      {needsText && (
        <PhotoGrid files={files} onAdd={(added) => setFiles((now) => [...now, ...added])} onRemove={(gone) => setFiles((now) => now.filter((file) => file.key !== gone))} onRetry={(failed) => change(failed, { state: 'waiting' })} />
      )}
      {refusal && <Refused refusal={refusal} />}
      <Button id="act-send" kind={act === 'withdraw' ? 'danger' : 'main'} busy={busy || uploading} onTap={submit}>{uploading ? w.uploading : act === 'withdraw' ? w.withdraw : w.send}</Button>
    </View>
  )
}

/** Solved and content are asked apart: one is about the matter, the other about how one was treated. */
export function RateForm({ act, kase, onDone }: { act: 'rate' | 'dispute_rating'; kase: Kase; onDone: () => void }) {
  const w = useWords(requestWords)
  const [contacted, setContacted] = useState<boolean>()
  const [solved, setSolved] = useState<boolean>()
  const [satisfaction, setSatisfaction] = useState<Satisfaction>()
  const [text, setText] = useState('')
  const [checked, setChecked] = useState(false)
  const { busy, refusal, send } = useSending(onDone)
  const submit = () => {
    setChecked(true)
    if (solved === undefined || satisfaction === undefined || (act === 'dispute_rating' && text.trim() === '')) return
    send((key) => {
      const on = { caseId: kase.id, version: kase.version, key, solved, satisfaction }
      if (act === 'dispute_rating') return ask('dispute_rating', { ...on, why: text.trim() })
      return ask('rate', { ...on, ...(contacted === undefined ? {} : { contacted }), ...(text.trim() ? { words: text.trim() } : {}) })
    })
  }
  const yesNo = [{ id: true, name: w.yes }, { id: false, name: w.no }]
  return (
    <View>
      <View className="field">
        <View className="label">{w.solved}</View>
        <Choice<boolean> id="solved" label={w.solved} options={[{ id: true, name: w.solvedYes }, { id: false, name: w.solvedNo }]} value={solved} onChoose={setSolved} />
      </View>
      <View className="field">
        <View className="label">{w.content}</View>
        <Faces<Satisfaction> label={w.content} value={satisfaction} onChoose={setSatisfaction} faces={[{ id: 'satisfied', icon: 'happy', name: w.satisfied }, { id: 'fair', icon: 'fair', name: w.fair }, { id: 'dissatisfied', icon: 'sad', name: w.dissatisfied }]} />
      </View>
      {act === 'rate' && (
        <View className="field">
          <View className="label">{w.contacted}</View>
          <Choice<boolean> id="contacted" label={w.contacted} options={yesNo} value={contacted} onChoose={setContacted} />
        </View>
      )}
      <Field id="rate-text" label={w.yourWords} long most={1000} value={text} optional={act === 'rate'} onWrite={setText} />
      {checked && (solved === undefined || satisfaction === undefined) && <View className="error" role="alert">{w.needBoth}</View>}
      {refusal && <Refused refusal={refusal} />}
      <Button id="rate-send" kind="main" busy={busy} onTap={submit}>{w.send}</Button>
    </View>
  )
}

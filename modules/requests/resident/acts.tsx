import { useState } from 'react'
import { useDraft } from '#resident/kit/drafts.ts'
import { forget } from '#resident/kit/files'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { useUploads, type SentFile } from '#resident/kit/use-uploads.ts'
import { useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice } from '#resident/ui/choice.tsx'
import { Faces } from '#resident/ui/faces.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Refused } from '#resident/ui/notice.tsx'
import { PhotoGrid } from '#resident/ui/photo-grid.tsx'
import { VoiceButton } from '#resident/ui/voice-button.tsx'
import { ask, type Asked, type Told } from './office.ts'
import { sayMore, wasKept } from './sent-before.ts'
import { requestWords } from './words.ts'

type Kase = Pick<Told<'my_case'>, 'id' | 'version'>
type Satisfaction = Asked<'rate'>['satisfaction']
/** `onMore`: to say something more, where that may be done. */
type Given = { kase: Kase; onDone: () => void; onStale: () => void; onMore?: (() => void) | undefined }

/** The case has moved on since it was read. */
const MOVED_ON = new Set(['stale', 'wrong_state', 'sent_before'])


/** Sends one intended act; pressing again after a lost answer sends the same one. */
function useSending({ onDone, onStale, onKept }: Pick<Given, 'onDone' | 'onStale'> & { onKept: () => void }) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const send = (work: Promise<unknown>) => {
    setBusy(true)
    setRefusal(undefined)
    work.then(onDone, (error: unknown) => {
      const refused = asRefusal(error)
      setRefusal(refused)
      setBusy(false)
      if (wasKept(refused)) onKept()
      if (MOVED_ON.has(refused.code)) onStale()
    })
  }
  return { busy, refusal, send }
}

export function ActForm({ act, kase, onDone, onStale, onMore }: Given & { act: 'supply_info' | 'add_words' | 'reopen' | 'withdraw' }) {
  const w = useWords(requestWords)
  const { draft, change, discard } = useDraft<{ text: string; files: SentFile[] }>(`requests.${act}.${kase.id}`, () => ({ text: '', files: [] }))
  const { text, files } = draft.fields
  const [checked, setChecked] = useState(false)
  const { busy, refusal, send } = useSending({ onDone, onStale, onKept: () => { discard(); sayMore(kase.id, text.trim()) } })
  const changeFile = (changed: string, part: Partial<SentFile>) => change((now) => ({ files: now.files.map((file) => (file.key === changed ? { ...file, ...part } : file)) }))
  useUploads(files, changeFile)
  const addFiles = (added: SentFile[]) => change((now) => ({ files: [...now.files, ...added] }))
  const removeFile = (gone: string) => {
    change((now) => ({ files: now.files.filter((file) => file.key !== gone) }))
    void forget(gone)
  }
  const uploading = files.some((file) => file.state === 'waiting' || file.state === 'sending')
  const unsent = files.some((file) => ['failed', 'refused', 'lost'].includes(file.state))
  const needsText = act !== 'withdraw'

  const doIt = async () => {
    const ids = files.flatMap((file) => (file.state === 'sent' && file.id ? [file.id] : []))
    const withFiles = ids.length ? { files: ids } : {}
    const on = { caseId: kase.id, key: draft.key }
    const read = { ...on, version: kase.version }
    if (act === 'withdraw') await ask('withdraw', { ...read, ...(text.trim() ? { why: text.trim() } : {}) })
    else if (act === 'reopen') await ask('reopen', { ...read, why: text.trim(), ...withFiles })
    else if (act === 'supply_info') await ask('supply_info', { ...read, text: text.trim(), ...withFiles })
    // Something more to say is right whatever has happened meanwhile.
    else await ask('add_words', { ...on, text: text.trim(), ...withFiles })
    discard()
    for (const file of files) void forget(file.key)
  }
  const submit = () => {
    setChecked(true)
    if ((needsText && text.trim() === '') || unsent) return
    send(doIt())
  }
  return (
    <View>
      <Field id="act-text" label={needsText ? w.yourWords : w.whyWithdraw} long most={act === 'withdraw' ? 300 : act === 'reopen' ? 2000 : 10_000} value={text} optional={!needsText} hint={act === 'withdraw' ? w.withdrawAbout : undefined} error={checked && needsText && text.trim() === '' ? w.needAnswer : undefined} onWrite={(written) => change({ text: written })}>
        {needsText && <VoiceButton files={files} onRecorded={(file) => addFiles([file])} onRemove={removeFile} />}
      </Field>
      {needsText && <PhotoGrid files={files} onAdd={addFiles} onRemove={removeFile} onRetry={(failed) => changeFile(failed, { state: 'waiting' })} />}
      {checked && unsent && <View className="error" role="alert">{w.filesFailed}</View>}
      {refusal && <Refused refusal={refusal} />}
      {wasKept(refusal) ? onMore && <Button id="act-more" kind="main" icon="plus" onTap={onMore}>{w.add_words}</Button> : <Button id="act-send" kind={act === 'withdraw' ? 'danger' : 'main'} busy={busy || uploading} onTap={submit}>{uploading ? w.uploading : act === 'withdraw' ? w.withdrawNow : w.send}</Button>}
    </View>
  )
}

type Rating = { contacted?: boolean; solved?: boolean; satisfaction?: Satisfaction; text: string }

/** Solved and content are asked apart: one is about the matter, the other about how one was treated. */
export function RateForm({ act, kase, onDone, onStale, onMore }: Given & { act: 'rate' | 'dispute_rating' }) {
  const w = useWords(requestWords)
  const { draft, change, discard } = useDraft<Rating>(`requests.${act}.${kase.id}`, () => ({ text: '' }))
  const { contacted, solved, satisfaction, text } = draft.fields
  const [checked, setChecked] = useState(false)
  const { busy, refusal, send } = useSending({ onDone, onStale, onKept: () => { discard(); sayMore(kase.id, text.trim()) } })
  const needsWhy = act === 'dispute_rating' && text.trim() === ''
  const submit = () => {
    setChecked(true)
    if (solved === undefined || satisfaction === undefined || needsWhy) return
    const on = { caseId: kase.id, version: kase.version, key: draft.key, solved, satisfaction, ...(contacted === undefined ? {} : { contacted }) }
    const asked = act === 'dispute_rating' ? ask('dispute_rating', { ...on, why: text.trim() }) : ask('rate', { ...on, ...(text.trim() ? { words: text.trim() } : {}) })
    send(asked.then(discard))
  }
  const yesNo = [{ id: true, name: w.yes }, { id: false, name: w.no }]
  return (
    <View>
      {act === 'dispute_rating' && <View className="hint lead">{w.disputeAbout}</View>}
      <View className="field">
        <View className="label">{w.solved}</View>
        <Choice<boolean> id="solved" label={w.solved} options={[{ id: true, name: w.solvedYes }, { id: false, name: w.solvedNo }]} value={solved} onChoose={(chosen) => change({ solved: chosen })} />
        {solved === false && act === 'rate' && <View className="hint">{w.notSolvedAbout}</View>}
      </View>
      <View className="field">
        <View className="label">{w.content}</View>
        <Faces<Satisfaction> label={w.content} value={satisfaction} onChoose={(chosen) => change({ satisfaction: chosen })} faces={[{ id: 'satisfied', icon: 'happy', name: w.satisfied }, { id: 'fair', icon: 'fair', name: w.fair }, { id: 'dissatisfied', icon: 'sad', name: w.dissatisfied }]} />
      </View>
      <View className="field">
        <View className="label">{w.contacted}</View>
        <Choice<boolean> id="contacted" label={w.contacted} options={yesNo} value={contacted} onChoose={(chosen) => change({ contacted: chosen })} />
      </View>
      <Field id="rate-text" label={act === 'rate' ? w.yourWords : w.whyDispute} long most={act === 'rate' ? 2000 : 1000} value={text} optional={act === 'rate'} error={checked && needsWhy ? w.needAnswer : undefined} onWrite={(written) => change({ text: written })} />
      {checked && (solved === undefined || satisfaction === undefined) && <View className="error" role="alert">{w.needBoth}</View>}
      {refusal && <Refused refusal={refusal} />}
      {wasKept(refusal) ? onMore && <Button id="act-more" kind="main" icon="plus" onTap={onMore}>{w.add_words}</Button> : <Button id="rate-send" kind="main" busy={busy} onTap={submit}>{w.send}</Button>}
    </View>
  )
}

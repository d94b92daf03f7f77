import { useState } from 'react'
import { forget } from '#resident/kit/files'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { type SentFile, useUploads } from '#resident/kit/use-uploads.ts'
import { uuid } from '#resident/kit/uuid.ts'
import { useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Refused } from '#resident/ui/notice.tsx'
import { PhotoGrid } from '#resident/ui/photo-grid.tsx'
import { ask, type Told } from './office.ts'
import { applyWords } from './words.ts'

type Given = { application: Told<'my_application'>; onDone: () => void; onStale: () => void }

/** The application has moved on since it was read. */
const MOVED_ON = new Set(['stale', 'wrong_state'])

export function useActing({ onDone, onStale }: Pick<Given, 'onDone' | 'onStale'>) {
  // One key an intended act: pressing again after a lost answer sends the same one.
  const [key] = useState(uuid)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const send = (work: (key: string) => Promise<unknown>) => {
    setBusy(true)
    setRefusal(undefined)
    work(key).then(onDone, (error: unknown) => {
      const refused = asRefusal(error)
      setBusy(false)
      setRefusal(refused)
      if (MOVED_ON.has(refused.code)) onStale()
    })
  }
  return { busy, refusal, send }
}

export function WithdrawForm({ application: { id, version }, ...told }: Given) {
  const w = useWords(applyWords)
  const [why, setWhy] = useState('')
  const { busy, refusal, send } = useActing(told)
  return (
    <View>
      <View className="hint">{w.withdrawAbout}</View>
      <Field id="withdraw-why" label={w.withdrawWhy} long most={500} optional value={why} onWrite={setWhy} />
      {refusal && <Refused refusal={refusal} />}
      <Button id="withdraw-now" kind="danger" busy={busy} onTap={() => send((key) => ask('withdraw', { caseId: id, version, key, ...(why.trim() ? { why: why.trim() } : {}) }))}>{w.withdrawNow}</Button>
    </View>
  )
}

/** 容缺补齐: a paper that was allowed to follow. */
export function LaterForm({ application: { id, version }, material, ...told }: Given & { material: string }) {
  const w = useWords(applyWords)
  const [files, setFiles] = useState<SentFile[]>([])
  const { busy, refusal, send } = useActing(told)
  useUploads(files, (key, part) => setFiles((now) => now.map((file) => (file.key === key ? { ...file, ...part } : file))))
  const ids = files.flatMap((file) => (file.state === 'sent' && file.id ? [file.id] : []))
  const uploading = files.some((file) => file.state === 'waiting' || file.state === 'sending')
  return (
    <View>
      <PhotoGrid files={files} onAdd={(added) => setFiles((now) => [...now, ...added])} onRemove={(gone) => { setFiles((now) => now.filter((file) => file.key !== gone)); void forget(gone) }} onRetry={(failed) => setFiles((now) => now.map((file) => (file.key === failed ? { ...file, state: 'waiting' } : file)))} />
      {refusal && <Refused refusal={refusal} />}
      <Button id="later-send" kind="main" busy={busy || uploading} disabled={ids.length === 0} onTap={() => send((key) => ask('supply_later', { caseId: id, version, key, material, files: ids }))}>{uploading ? w.uploading : w.sendLater}</Button>
    </View>
  )
}

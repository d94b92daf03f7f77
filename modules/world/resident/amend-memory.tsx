import { useState } from 'react'
import { useDraft } from '#resident/kit/drafts.ts'
import { forget } from '#resident/kit/files'
import { asRefusal } from '#resident/kit/refusal.ts'
import { toast } from '#resident/kit/toast.ts'
import { type SentFile, useUploads } from '#resident/kit/use-uploads.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Field } from '#resident/ui/field.tsx'
import { PhotoGrid } from '#resident/ui/photo-grid.tsx'
import type { MyMemory } from '../contract.ts'
import { OwnPhoto } from './memory-files.tsx'
import { ask } from './office.ts'
import { memoryWords } from './words.ts'

type Fields = { text: string; kept: string[]; files: SentFile[] }

/** The answer to a moderator: the words anew, and which photos stay. */
export function AmendMemory({ memory, onDone }: { memory: MyMemory; onDone: () => void }) {
  const w = useWords(memoryWords)
  const { draft, change, discard } = useDraft<Fields>(`world.amend.${memory.id}.${memory.version}`, () => ({ text: memory.text, kept: memory.files.map(({ id }) => id), files: [] }))
  const { text, kept, files } = draft.fields
  const [busy, setBusy] = useState(false)
  const changeFile = (key: string, part: Partial<SentFile>) => change((now) => ({ files: now.files.map((file) => (file.key === key ? { ...file, ...part } : file)) }))
  useUploads(files, changeFile)
  const toggle = (id: string) => change((now) => ({ kept: now.kept.includes(id) ? now.kept.filter((one) => one !== id) : [...now.kept, id] }))

  const send = async () => {
    if (files.some(({ state }) => state !== 'sent')) return toast(files.some(({ state }) => state === 'waiting' || state === 'sending') ? w.uploading : w.filesFailed)
    setBusy(true)
    const sent = files.flatMap(({ id }) => (id ? [id] : []))
    await ask('amend_memory', { caseId: memory.id, key: draft.key, text: text.trim(), files: [...kept, ...sent] }).then(() => {
      for (const file of files) void forget(file.key)
      discard()
      toast(w.amended)
      onDone()
    }, (error: unknown) => toast(asRefusal(error).message))
    setBusy(false)
  }

  return (
    <View className="amend">
      <Field id={`amend-${memory.id}`} label={w.amendText} long count most={2000} value={text} onWrite={(to) => change({ text: to })} />
      {memory.files.length > 0 && <View className="hint">{w.keepPhotos}</View>}
      <View className="own-files">
        {memory.files.map(({ id }, n) => (
          <Tap key={id} className={`keep-photo ${kept.includes(id) ? 'on' : ''}`} role="checkbox" on={kept.includes(id)} label={fill(kept.includes(id) ? w.keptOne : w.droppedOne, { n: n + 1 })} onTap={() => toggle(id)}>
            <OwnPhoto id={id} about={fill(w.keptOne, { n: n + 1 })} />
          </Tap>
        ))}
      </View>
      <PhotoGrid id={`amend-photos-${memory.id}`} invites={w.addPhotos} files={files} most={6 - kept.length} onAdd={(more) => change((now) => ({ files: [...now.files, ...more.filter(({ kind }) => kind !== 'video')] }))}
        onRemove={(key) => change((now) => ({ files: now.files.filter((file) => file.key !== key) }))} onRetry={(key) => changeFile(key, { state: 'waiting' })} />
      <Button id={`amend-send-${memory.id}`} kind="main" busy={busy} onTap={() => void send()}>{w.amendSend}</Button>
    </View>
  )
}

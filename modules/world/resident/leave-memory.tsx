import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useDraft } from '#resident/kit/drafts.ts'
import { forget } from '#resident/kit/files'
import { replace } from '#resident/kit/go.ts'
import { session as whoIsHere } from '#resident/kit/session.ts'
import { showField } from '#resident/kit/show-field'
import { toast } from '#resident/kit/toast.ts'
import { type SentFile, useUploads } from '#resident/kit/use-uploads.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Toggle } from '#resident/ui/choice.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { PhotoGrid } from '#resident/ui/photo-grid.tsx'
import { Sheet } from '#resident/ui/sheet.tsx'
import { shellWords } from '#resident/ui/shell-words.ts'
import { SignIn } from '#resident/ui/sign-in.tsx'
import { VoiceButton } from '#resident/ui/voice-button.tsx'
import type { Mark } from '../contract.ts'
import { blank, DRAFT, handedOver, type MemoryFields, missing, submission } from './memory-fields.ts'
import { NameField, useKnownName } from './name-field.tsx'
import { read, type Told } from './office.ts'
import { BuildingList, PlaceField, WhenField } from './place-field.tsx'
import { useLeaving } from './use-leaving.ts'
import { memoryWords } from './words.ts'
import './memories.css'

const LONGEST = 2000
const MOST_PHOTOS = 6

/** 留下记忆: where, when, what, and under which name. */
export function LeaveMemoryPage() {
  const w = useWords(memoryWords)
  const { data: setup, refusal, again } = useView(() => read('memory_setup', {}), 'memory-setup')
  return setup ? <Writing setup={setup} /> : <Page title={w.leaveTitle}>{refusal ? <Refused refusal={refusal} onRetry={again} /> : <Loading />}</Page>
}

function Writing({ setup }: { setup: Told<'memory_setup'> }) {
  const { params } = useRouter()
  const w = useWords(memoryWords)
  const shell = useWords(shellWords)
  const { draft, change, discard } = useDraft<MemoryFields>(DRAFT, blank)
  const { fields } = draft
  const [sheet, setSheet] = useState<'buildings' | 'sign-in' | 'marks'>()
  const [marks, setMarks] = useState<readonly Mark[]>([])
  const [checked, setChecked] = useState(false)
  const close = () => setSheet(undefined)

  const given = useRef(handedOver(params))
  useEffect(() => {
    if (Object.keys(given.current).length) change(given.current)
  }, [])

  const changeFile = (key: string, part: Partial<SentFile>) => change((now) => ({ files: now.files.map((file) => (file.key === key ? { ...file, ...part } : file)) }))
  const addFiles = (files: SentFile[]) => {
    if (files.some(({ kind }) => kind === 'video')) toast(w.noVideo)
    change((now) => ({ files: [...now.files, ...files.filter(({ kind }) => kind !== 'video')].slice(0, MOST_PHOTOS) }))
  }
  const removeFile = (key: string) => {
    change((now) => ({ files: now.files.filter((file) => file.key !== key) }))
    void forget(key)
  }
  useUploads(fields.files, changeFile)

  const knownAs = useKnownName(fields)
  const gaps = missing(fields, knownAs)
  const { sending, refusal, receipt, start, forgive } = useLeaving({
    draft, discard, written: () => submission(draft.key, fields, { years: setup.years, version: setup.consent.version }),
    onUnknown: () => setSheet('sign-in'), onMarks: (found) => { setMarks(found); setSheet('marks') },
  })

  const send = () => {
    setChecked(true)
    forgive()
    if (!whoIsHere()) return setSheet('sign-in')
    const first = gaps[0]
    if (!first) return start()
    toast({ building: w.needWhere, text: w.needText, name: w.needName, agrees: w.needAgree }[first])
    showField(first)
  }

  if (receipt) {
    return (
      <Page title={w.leaveTitle}>
        <Empty icon="check" title={w.thanks}>
          <View className="receipt-number" id="receipt">{fill(w.thanksNumber, { number: receipt.number })}</View>
          <View className="empty-words">{fill(w.thanksNext, { within: setup.review })}</View>
          <Button id="to-mine" kind="main" onTap={() => replace('my-memories')}>{w.toMine}</Button>
          <Button id="to-hall" kind="quiet" onTap={() => replace('memory-hall')}>{w.hallTitle}</Button>
        </Empty>
      </Page>
    )
  }

  const foot = (
    <View>
      {refusal && <Refused refusal={refusal} />}
      <Button id="send" kind="main" busy={sending !== 'no'} onTap={send}>{sending === 'now' ? w.sending : sending === 'waiting' ? w.uploading : w.send}</Button>
      {draft.changedAt > 0 && !refusal && <View className="hint centred">{w.saved}</View>}
    </View>
  )
  const sheets = (
    <View>
      <Sheet title={w.choose} open={sheet === 'buildings'} onClose={close}>
        <BuildingList buildings={setup.buildings} value={fields.building} onChoose={(building) => { change({ building, point: undefined }); close() }} />
      </Sheet>
      <Sheet title={w.personal} open={sheet === 'marks'} onClose={close}>
        <View className="marks">{marks.map(({ start: at, words, kindName }) => <View key={at} className="mark"><View className="mark-words">{words}</View><View className="hint">{kindName}</View></View>)}</View>
        <View className="lead">{w.personalAbout}</View>
        <Button id="go-back" kind="main" onTap={() => { close(); showField('text') }}>{w.goBack}</Button>
        <Button id="send-so" onTap={() => { close(); start('anyway') }}>{w.sendSo}</Button>
      </Sheet>
      <Sheet title={shell.signInTitle} open={sheet === 'sign-in'} onClose={close}>
        <SignIn onDone={close} />
      </Sheet>
    </View>
  )

  return (
    <Page title={w.leaveTitle} foot={foot} over={sheets}>
      <View className="memory-lead">{w.lead}</View>
      <PlaceField fields={fields} buildings={setup.buildings} wrong={checked && gaps.includes('building')} onChoose={() => setSheet('buildings')} />
      <WhenField fields={fields} years={setup.years} onChange={change} />
      <View className="card">
        <Field id="text" label={w.what} long count most={LONGEST} value={fields.text} placeholder={w.whatExample} error={checked && gaps.includes('text') ? w.needText : undefined} onWrite={(text) => change({ text })}>
          <VoiceButton files={fields.files} onRecorded={(file) => addFiles([file])} onRemove={removeFile} />
        </Field>
      </View>
      <View className="card">
        <Heading level={2} className="card-title"><Icon name="camera" />{w.photos}</Heading>
        <PhotoGrid invites={w.addPhotos} files={fields.files} most={MOST_PHOTOS} onAdd={addFiles} onRemove={removeFile} onRetry={(key) => changeFile(key, { state: 'waiting' })} />
        <View className="hint">{w.photosHint}</View>
      </View>
      <NameField fields={fields} knownAs={knownAs} wrong={checked && gaps.includes('name')} onChange={change} />
      <View className="card">
        <Toggle id="agrees" name={fields.shownAs === 'full' ? `${w.agree} · ${w.agreeName}` : w.agree} about={setup.consent.text} on={fields.agrees} onChange={(agrees) => change({ agrees })} />
        {checked && gaps.includes('agrees') && <View className="error" role="alert">{w.needAgree}</View>}
      </View>
    </Page>
  )
}

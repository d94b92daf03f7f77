import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useDraft } from '#resident/kit/drafts.ts'
import { forget } from '#resident/kit/files'
import { replace, goTab } from '#resident/kit/go.ts'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { useUploads, type SentFile } from '#resident/kit/use-uploads.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice, Toggle } from '#resident/ui/choice.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { PhotoGrid } from '#resident/ui/photo-grid.tsx'
import { Sheet } from '#resident/ui/sheet.tsx'
import { shellWords } from '#resident/ui/shell-words.ts'
import { VoiceButton } from '#resident/ui/voice-button.tsx'
import { CategoryField, CategoryList } from './category-field.tsx'
import { ask, readSetup, type SectionId } from './office.ts'
import { PlaceField } from './place-field.tsx'
import { Questions } from './questions.tsx'
import { blank, draftOf, missing, submission, type RequestFields } from './request-fields.ts'
import { Similar } from './similar.tsx'
import { requestWords } from './words.ts'
import './requests.css'

const LONGEST = 10_000
const sectionOf = (given: string | undefined): SectionId => (given === 'development' || given === 'enforcement' ? given : 'livelihood')

/** One screen, from the most important to the least: what, where, a photo, who. */
export function NewRequestPage() {
  const { params } = useRouter()
  const section = sectionOf(params.section)
  const w = useWords(requestWords)
  const shell = useWords(shellWords)
  const { language } = useSettings()
  const session = useSession()
  const { data: setup } = useView(readSetup, section)
  const { draft, change, discard } = useDraft<RequestFields>(draftOf(section), () => blank(session?.phone ?? ''))
  const { fields } = draft
  const [sheet, setSheet] = useState<'categories' | 'streets'>()
  const [checked, setChecked] = useState(false)
  const [sending, setSending] = useState<'no' | 'waiting' | 'now'>('no')
  const [refusal, setRefusal] = useState<Refusal>()
  const [receipt, setReceipt] = useState<{ id: string; number: string }>()

  const changeFile = (key: string, part: Partial<SentFile>) => change((now) => ({ files: now.files.map((file) => (file.key === key ? { ...file, ...part } : file)) }))
  const addFiles = (files: SentFile[]) => change((now) => ({ files: [...now.files, ...files] }))
  const removeFile = (key: string) => {
    change((now) => ({ files: now.files.filter((file) => file.key !== key) }))
    void forget(key)
  }
  useUploads(fields.files, changeFile)

  const preset = useRef(params.category)
  useEffect(() => {
    if (preset.current) change({ category: preset.current })
    preset.current = undefined
  }, [change])

  const categories = setup?.categories.filter((each) => each.section === section) ?? []
  const questions = [...(setup?.sections.find((each) => each.id === section)?.questions ?? []), ...(categories.find((each) => each.code === fields.category)?.questions ?? [])]
  const gaps = missing(fields, questions)
  const gapCount = Number(gaps.text) + Number(gaps.contact) + gaps.answers.length
  const uploading = fields.files.some((file) => file.state === 'waiting' || file.state === 'sending')

  const send = () => {
    setChecked(true)
    setRefusal(undefined)
    if (gapCount > 0) return toast(gaps.text ? w.needText : fill(w.needFix, { n: gapCount }))
    setSending('waiting')
  }

  // Waits for the last photo by itself: the resident pressed once.
  useEffect(() => {
    if (sending !== 'waiting' || uploading) return
    if (fields.files.some((file) => file.state === 'failed' || file.state === 'lost')) return setSending('no')
    setSending('now')
    ask('submit', submission(draft.key, section, fields, questions, setup?.areas ?? [])).then(
      (kase) => {
        for (const file of fields.files) void forget(file.key)
        discard()
        setReceipt({ id: kase.id, number: kase.number })
      },
      (error: unknown) => {
        setRefusal(asRefusal(error))
        setSending('no')
      },
    )
  }, [sending, uploading])

  if (receipt) {
    return (
      <Page title={w.newTitle}>
        <Empty icon="check" title={w.thanks}>
          <View className="receipt" id="receipt">{fill(w.thanksNumber, { number: receipt.number })}</View>
          <View className="empty-words">{w.thanksNext}</View>
          <Button id="see" kind="main" onTap={() => replace('request', { id: receipt.id })}>{w.thanksSee}</Button>
          <Button kind="quiet" onTap={() => goTab('mine')}>{shell.mine}</Button>
        </Empty>
      </Page>
    )
  }

  const foot = (
    <View>
      {refusal && <Refused refusal={refusal} />}
      <Button id="send" kind="main" busy={sending !== 'no'} onTap={send}>
        {sending === 'now' ? w.sending : sending === 'waiting' ? w.uploading : refusal?.code === 'offline' ? shell.retry : w.send}
      </Button>
      {draft.changedAt > 0 && <View className="hint centred">{w.saved}</View>}
    </View>
  )
  const sheets = (
    <View>
      <Sheet title={w.more} open={sheet === 'categories'} onClose={() => setSheet(undefined)}>
        <CategoryList categories={categories} value={fields.category} onChoose={(category) => { change({ category }); setSheet(undefined) }} />
      </Sheet>
      <Sheet title={w.whereStreet} open={sheet === 'streets'} onClose={() => setSheet(undefined)}>
        <Choice id="street" label={w.whereStreet} value={fields.street} onChoose={(street) => { change({ street }); setSheet(undefined) }}
          options={(setup?.areas ?? []).filter((area) => area.kind === 'street').map((area) => ({ id: area.code, name: language === 'en' ? area.en : area.name }))} />
      </Sheet>
    </View>
  )

  return (
    <Page title={shell[section]} foot={foot} over={sheets}>
      <View className="card">
        <Field id="text" label={w.whatHappened} long count most={LONGEST} value={fields.text} placeholder={w.whatExample} hint={w.whatHint} error={checked && gaps.text ? w.needText : undefined} onWrite={(text) => change({ text })}>
          <VoiceButton onRecorded={(file) => addFiles([file])} />
        </Field>
        <CategoryField section={section} text={fields.text} categories={categories} value={fields.category} onChoose={(category) => change({ category })} onAll={() => setSheet('categories')} />
      </View>
      <Similar fields={fields} onJoin={(joins) => change({ joins })} />
      <View className="card">
        <PlaceField fields={fields} areas={setup?.areas ?? []} onChange={change} onStreets={() => setSheet('streets')} />
      </View>
      <View className="card">
        <Heading level={2} className="card-title">{w.pictures}</Heading>
        <PhotoGrid files={fields.files} onAdd={addFiles} onRemove={removeFile} onRetry={(key) => changeFile(key, { state: 'waiting' })} />
        <View className="hint">{w.picturesHint}</View>
      </View>
      {questions.length > 0 && (
        <View className="card">
          <Heading level={2} className="card-title">{w.moreAbout}</Heading>
          <Questions questions={questions} answers={fields.answers} wrong={checked ? gaps.answers : []} onAnswer={(id, answer) => change((now) => ({ answers: { ...now.answers, [id]: answer } }))} />
        </View>
      )}
      <View className="card">
        <Field id="contact" label={w.contact} kind="tel" most={20} value={fields.contact} hint={w.contactHint} error={checked && gaps.contact ? w.contactWrong : undefined} onWrite={(contact) => change({ contact })} />
        <Toggle id="anonymous" name={w.anonymous} about={w.anonymousAbout} on={fields.anonymous} onChange={(anonymous) => change({ anonymous })} />
      </View>
    </Page>
  )
}

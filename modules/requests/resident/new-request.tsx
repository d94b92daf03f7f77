import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useDraft } from '#resident/kit/drafts.ts'
import { forget } from '#resident/kit/files'
import { replace, goTab } from '#resident/kit/go.ts'
import { session as whoIsHere, useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { showField } from '#resident/kit/show-field'
import { toast } from '#resident/kit/toast.ts'
import { useUploads, type SentFile } from '#resident/kit/use-uploads.ts'
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
import { SignIn } from '#resident/ui/sign-in.tsx'
import { VoiceButton } from '#resident/ui/voice-button.tsx'
import { AccusedField, UnitList } from './accused-field.tsx'
import { CategoryField, CategoryList } from './category-field.tsx'
import { RingFirst, warningOf } from './emergency.tsx'
import type { SectionId } from './office.ts'
import { PlaceField } from './place-field.tsx'
import { Questions } from './questions.tsx'
import { blank, draftOf, missing, submission, type RequestFields } from './request-fields.ts'
import { isAlreadyThere, Similar } from './similar.tsx'
import { useSending } from './use-sending.ts'
import { useSetup } from './use-setup.ts'
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
  const { data: setup, refusal: noSetup, again: readSetupAgain } = useSetup()
  const { draft, change, discard } = useDraft<RequestFields>(draftOf(section), blank)
  const { fields } = draft
  const [sheet, setSheet] = useState<'categories' | 'streets' | 'units' | 'sign-in' | 'ring' | undefined>(params.all === '1' ? 'categories' : undefined)
  const [checked, setChecked] = useState(false)

  const changeFile = (key: string, part: Partial<SentFile>) => change((now) => ({ files: now.files.map((file) => (file.key === key ? { ...file, ...part } : file)) }))
  const addFiles = (files: SentFile[]) => change((now) => ({ files: [...now.files, ...files] }))
  const removeFile = (key: string) => {
    change((now) => ({ files: now.files.filter((file) => file.key !== key) }))
    void forget(key)
  }
  useUploads(fields.files, changeFile)

  const categories = setup?.categories.filter((each) => each.section === section) ?? []
  const category = categories.find((each) => each.code === fields.category)
  const questions = [...(setup?.sections.find((each) => each.id === section)?.questions ?? []), ...(category?.questions ?? [])]
  const mayAccuse = section === 'enforcement' || category?.confidential
  const gaps = missing(fields, questions)
  const { sending, refusal, receipt, start, forgive } = useSending({ draft, change, discard, written: () => submission(draft.key, section, fields, questions), onUnknown: () => setSheet('sign-in') })

  const chooseCategory = (code: string | undefined) => {
    change({ category: code })
    setSheet(categories.find((each) => each.code === code)?.emergency ? 'ring' : undefined)
  }
  const preset = useRef(params.category)
  useEffect(() => {
    if (!setup || !preset.current) return
    chooseCategory(preset.current)
    preset.current = undefined
  }, [setup])

  const send = () => {
    setChecked(true)
    forgive()
    const first = gaps[0]
    if (first) {
      toast(gaps.length === 1 && first === 'text' ? w.needText : fill(w.needFix, { n: gaps.length }))
      return showField(first)
    }
    change({ pressed: true })
    if (whoIsHere()) start()
    else setSheet('sign-in')
  }
  const sendSignedIn = async () => {
    setSheet(undefined)
    if (fields.joins || !(await isAlreadyThere(fields))) return start()
    toast(w.similarFirst)
    // It stands on the page a moment from now.
    setTimeout(() => showField('similar'), 1200)
  }

  const sendsItself = useRef(params.send === '1')
  useEffect(() => {
    if (!setup || !sendsItself.current) return
    sendsItself.current = false
    send()
  }, [setup])

  if (receipt) {
    return (
      <Page title={w.newTitle}>
        <Empty icon="check" title={w.thanks}>
          {receipt.number && <View className="receipt" id="receipt">{fill(w.thanksNumber, { number: receipt.number })}</View>}
          <View className="empty-words">{receipt.kept ?? (fields.joins ? w.thanksJoined : w.thanksNext)}</View>
          <Button id="see" kind="main" onTap={() => replace('request', { id: receipt.id })}>{w.thanksSee}</Button>
          <Button id="to-mine" kind="quiet" onTap={() => goTab('mine')}>{shell.mine}</Button>
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
      {draft.changedAt > 0 && !refusal && <View className="hint centred">{w.saved}</View>}
    </View>
  )
  const close = () => setSheet(undefined)
  const sheets = (
    <View>
      <Sheet title={w.ringFirst} open={sheet === 'ring' && !!category?.emergency} onClose={close}>
        <RingFirst warning={(category && warningOf(category, language)) ?? ''} onGoOn={close} />
      </Sheet>
      <Sheet title={w.more} open={sheet === 'categories'} onClose={close}>
        <CategoryList categories={categories} value={fields.category} onChoose={chooseCategory} />
      </Sheet>
      <Sheet title={w.whereStreet} open={sheet === 'streets'} onClose={close}>
        <Choice id="street" label={w.whereStreet} value={fields.street} onChoose={(street) => { change({ street }); close() }}
          options={(setup?.streets ?? []).map((area) => ({ id: area.code, name: language === 'en' ? area.en : area.name }))} />
      </Sheet>
      <Sheet title={w.accused} open={sheet === 'units'} onClose={close}>
        <UnitList units={setup?.units ?? []} value={fields.accused} onChoose={(accused) => { change({ accused }); close() }} />
      </Sheet>
      <Sheet title={shell.signInTitle} open={sheet === 'sign-in'} onClose={close}>
        <View className="hint">{shell.signInAbout}</View>
        <SignIn onDone={() => void sendSignedIn()} />
      </Sheet>
    </View>
  )

  return (
    <Page title={shell[section]} foot={foot} over={sheets}>
      {noSetup && !setup && <Refused refusal={noSetup} onRetry={readSetupAgain} />}
      <View className="card">
        <Field id="text" label={w.whatHappened} long count most={LONGEST} value={fields.text} placeholder={w.whatExample} hint={w.whatHint} error={checked && gaps.includes('text') ? w.needText : undefined} onWrite={(text) => change({ text })}>
          <VoiceButton files={fields.files} onRecorded={(file) => addFiles([file])} onRemove={removeFile} />
        </Field>
        <CategoryField section={section} text={fields.text} categories={categories} value={fields.category} onChoose={chooseCategory} onAll={() => setSheet('categories')} />
      </View>
      <Similar fields={fields} onJoin={(joins) => change({ joins })} />
      <View className="card">
        <PlaceField fields={fields} streets={setup?.streets ?? []} onChange={change} onStreets={() => setSheet('streets')} />
      </View>
      <View className="card">
        <Heading level={2} className="card-title">{w.pictures}</Heading>
        <PhotoGrid files={fields.files} onAdd={addFiles} onRemove={removeFile} onRetry={(key) => changeFile(key, { state: 'waiting' })} />
        <View className="hint">{w.picturesHint}</View>
      </View>
      {questions.length > 0 && (
        <View className="card">
          <Heading level={2} className="card-title">{w.moreAbout}</Heading>
          <Questions questions={questions} answers={fields.answers} wrong={checked ? gaps : []} onAnswer={(id, answer) => change((now) => ({ answers: { ...now.answers, [id]: answer } }))} />
        </View>
      )}
      {mayAccuse && (
        <View className="card">
          <AccusedField units={setup?.units ?? []} value={fields.accused} onAsk={() => setSheet('units')} onClear={() => change({ accused: undefined })} />
        </View>
      )}
      <View className="card">
        <Field id="contact" label={w.contact} kind="tel" most={20} optional value={fields.contact} hint={session?.phone ? fill(w.contactKnown, { phone: session.phone }) : w.contactHint} error={checked && gaps.includes('contact') ? w.contactWrong : undefined} onWrite={(contact) => change({ contact })} />
        <Toggle id="anonymous" name={w.anonymous} about={w.anonymousAbout} on={fields.anonymous} onChange={(anonymous) => change({ anonymous })} />
      </View>
    </Page>
  )
}

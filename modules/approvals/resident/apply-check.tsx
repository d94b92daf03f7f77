import { useState } from 'react'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { forget } from '#resident/kit/files'
import { Heading, Tap, View } from '#resident/ui/base'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Refused } from '#resident/ui/notice.tsx'
import { isEmpty } from '../rules/answer-faults.ts'
import { followed } from '../rules/follows.ts'
import { answerInWords } from '../rules/in-words.ts'
import { questionPath } from '../rules/question-path.ts'
import { situationOf } from '../rules/situation.ts'
import { papersOf, useOwnCertificates } from './apply-papers.tsx'
import { answered } from './draft-sync.ts'
import { nameOf } from './element-input.tsx'
import { isSame } from './form-field.tsx'
import { type Filled, type Filling, useFilled } from './filling.ts'
import { ask, type Asked, type OneThing } from './office.ts'
import { useBarred } from './promise-bar.tsx'
import { OnTheSpot } from './on-the-spot.tsx'
import { StepPage } from './step-page.tsx'
import { applyWords } from './words.ts'

const IS_PHONE = /^[0-9+ -]{5,20}$/

/** 核对: everything that will be sent, each part one tap from where it is changed. */
export function ApplyCheck({ thing, filling, onSent, onRulesChanged }: { thing: OneThing; filling: Filling; onSent: (sent: { id: string; number: string }) => void; onRulesChanged: () => void }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const session = useSession()
  const filled = useFilled(filling)
  const certificates = useOwnCertificates(thing.plan, filled.answers)
  const [phone, setPhone] = useState('')
  const [busy, setBusy] = useState(false)
  const [all, setAll] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const { plan } = thing
  const path = questionPath(plan, filled.answers)
  const situation = situationOf(plan, filled.answers)
  const asked = new Set(path.questions.map((q) => q.element.key))
  const follows = followed(situation.follows, filled.answers)
  const spared = plan.fields.filter((f) => follows[f.element.key] !== undefined)
  const sheets = plan.groups.map((group) => ({ ...group, fields: situation.fields.filter((f) => f.element.group === group.key && !asked.has(f.element.key)) })).filter((s) => s.fields.length > 0)
  const { left } = papersOf(plan, filled, certificates, useBarred(plan, filled.answers) !== null)
  const phoneWrong = phone.trim() !== '' && !IS_PHONE.test(phone.trim())

  const send = () => {
    if (phoneWrong) return
    setBusy(true)
    setRefusal(undefined)
    ask('submit', { ...submission(filled, left.map((p) => p.material.key), new Set([...asked, ...situation.fields.map((f) => f.element.key)])), ...(phone.trim() ? { phone: phone.trim() } : {}) }).then(
      ({ id, number }) => {
        for (const file of Object.values(filled.uploads).flat()) void forget(file.key)
        filling.discard()
        onSent({ id, number })
      },
      (error: unknown) => {
        const refused = asRefusal(error)
        setBusy(false)
        if (refused.code === 'plan_changed') return onRulesChanged()
        setRefusal(refused)
      },
    )
  }
  const line = (key: string, name: string, value: string, note?: string) => (
    <View key={key} className="check-line"><View className="check-name">{name}</View><View className="check-value">{value}{note && <View className="check-note">{note}</View>}</View></View>
  )
  const head = (name: string, id: string, onTap: () => void) => (
    <View className="check-head"><Heading level={2} className="card-title">{name}</Heading><Tap id={`change-${id}`} className="text-tap" label={`${w.mend} ${name}`} onTap={onTap}>{w.mend}</Tap></View>
  )
  return (
    <StepPage thing={thing} step="check" busy={busy} onBack={() => filling.change({ step: 'papers' })} onNext={send} next={busy ? w.sendingNow : w.sendApplication} above={refusal && <Refused refusal={refusal} />}>
      <View className="card">
        {head(fill(w.checkMatters, { n: situation.matters.length }), 'matters', () => filling.change({ step: 'questions', at: undefined }))}
        {plan.members.filter((m) => situation.matters.includes(m.matter)).map((m) => <View key={m.matter} className="check-matter">{nameOf(m, language)}<OnTheSpot plan={plan} member={m} answers={filled.answers} /></View>)}
        {path.questions.map(({ element }) => !isEmpty(filled.answers[element.key]) && line(element.key, nameOf(element, language), answerInWords(element, filled.answers[element.key]!, language)))}
      </View>
      {sheets.map((sheet) => (
        <View key={sheet.key} className="card">
          {head(nameOf(sheet, language), sheet.key, () => filling.change({ step: 'form', at: sheet.key }))}
          {sheet.fields.map(({ element }) => {
            const value = filled.answers[element.key]
            const fetched = filled.fetched[element.key]
            return line(element.key, nameOf(element, language), isEmpty(value) ? w.notFilled : answerInWords(element, value!, language), fetched && !isEmpty(value) && !isSame(value, fetched.value) ? w.differsShort : undefined)
          })}
        </View>
      ))}
      {spared.length > 0 && (
        <View className="card">
          <Tap id="spared" className="fold" onTap={() => setAll(!all)}><View className="fold-words">{fill(w.sparedN, { n: spared.length })}</View><Icon name="next" className={`small turn ${all ? 'turned' : ''}`} /></Tap>
          {all && spared.map(({ element }) => line(element.key, nameOf(element, language), answerInWords(element, follows[element.key]!, language)))}
        </View>
      )}
      <View className="card">
        {head(w.papers, 'papers', () => filling.change({ step: 'papers' }))}
        {left.length === 0 && <View>{w.papersNone}</View>}
        {left.map((paper) => line(paper.material.key, nameOf(paper.material, language), paper.done === 'upload' ? fill(w.filesN, { n: filled.uploads[paper.material.key]?.length ?? 0 }) : paper.done === 'promise' ? w.promised : paper.done === 'later' ? w.later : w.notFilled))}
      </View>
      <View className="card">
        <Field id="contact" label={w.contact} kind="tel" most={20} optional value={phone} hint={session?.phone ? fill(w.contactKnown, { phone: session.phone }) : undefined} error={phoneWrong ? w.contactWrong : undefined} onWrite={setPhone} />
        <View className="hint">{w.sendAbout}</View>
      </View>
    </StepPage>
  )
}

/** What is sent: what is shown, and of the papers only those that are left to the applicant. */
export function submission({ id, oneThing, plan, answers, uploads, promises, later }: Filled, left: readonly string[], shown: ReadonlySet<string>): Asked<'submit'> {
  return {
    id, oneThing, plan, answers: Object.fromEntries(Object.entries(answered(answers)).filter(([key]) => shown.has(key))) as Asked<'submit'>['answers'],
    papers: {
      uploads: Object.fromEntries(Object.entries(uploads).flatMap(([key, files]) => {
        const ids = files.flatMap((file) => (file.state === 'sent' && file.id ? [file.id] : []))
        return ids.length && left.includes(key) ? [[key, ids]] : []
      })),
      promises: promises.filter((key) => left.includes(key) && !uploads[key]?.length), later: later.filter((key) => left.includes(key) && !uploads[key]?.length),
    },
  }
}

import { useEffect, useMemo, useState } from 'react'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { type Language, useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Toggle } from '#resident/ui/choice.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { isEmpty } from '../rules/answer-faults.ts'
import type { Element } from '../rules/element.ts'
import { answered } from './draft-sync.ts'
import { ElementInput, faultWhileTyping } from './element-input.tsx'
import { type Filling, useAnswer, useAnswers, useFilled } from './filling.ts'
import { type LookedUp, lookUp, type OneThing, type Offer } from './office.ts'
import { elementsOf } from './said.ts'
import { StepPage } from './step-page.tsx'
import { applyWords } from './words.ts'

/** 免填免交: which registers could be asked, whose they are, what for and on what basis. None is asked without consent to it. */
export function ApplyConsent({ thing, filling }: { thing: OneThing; filling: Filling }) {
  const w = useWords(applyWords)
  const { consents } = useFilled(filling)
  const { language } = useSettings()
  const elements = useMemo(() => elementsOf(thing.plan), [thing])
  const [found, setFound] = useState<LookedUp>()
  const [asking, setAsking] = useState<readonly string[]>([])
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const [refusal, setRefusal] = useState<Refusal>()

  const look = (registers: readonly string[]) => {
    setAsking(registers)
    setRefusal(undefined)
    const { id, oneThing, answers } = filling.now()
    return lookUp({ id, oneThing, answers: answered(answers), consents: registers }).then((told) => {
      takeOver(filling, told)
      setFound(told)
      setAsked((before) => new Set([...before, ...told.offers.filter((o) => o.ready && registers.includes(o.register)).map((o) => o.register)]))
    }, (error: unknown) => setRefusal(asRefusal(error))).finally(() => setAsking([]))
  }
  useEffect(() => void look([]), [])

  const offers = useMemo(() => (found?.offers ?? []).map((offer) => inTheirWords(offer, thing.plan, language)), [found, thing, language])
  const agreed = offers.filter((o) => consents.includes(o.register))
  const keysAt = useAnswers(filling, useMemo(() => new Set(elements.keys()), [elements]))
  // What one register says is the key to the next: nobody types that.
  const before = (o: Offer) => offers.find((other) => other !== o && other.register === elements.get(o.by)?.source?.register)
  // One that was asked and did not say it will not say it the next time either.
  const willSay = (o: Offer | undefined): boolean => !!o && consents.includes(o.register) && !asked.has(o.register) && isReady(o)
  const isReady = (o: Offer): boolean => o.ready || willSay(before(o)) || (!isEmpty(keysAt[o.by]) && !faultWhileTyping(elements.get(o.by)!, keysAt[o.by]))
  const open = agreed.filter((o) => isReady(o) && !asked.has(o.register))
  const goOn = () => (open.length > 0 ? void look(agreed.map((o) => o.register)) : filling.change({ step: 'form', at: undefined }))
  const toggle = (register: string, on: boolean) => filling.change({ consents: on ? [...consents, register] : consents.filter((one) => one !== register) })
  const isBusy = asking.length > 0
  const got = Object.keys(found?.values ?? {}).length
  // What a register finds somebody by, each asked once and all in one place.
  const keys = [...new Set(agreed.filter((o) => !o.ready && !before(o)).map((o) => o.by))].flatMap((by) => elements.get(by) ?? [])
  return (
    <StepPage thing={thing} step="consent" busy={isBusy} onBack={() => filling.change({ step: 'result' })} onNext={goOn} {...(agreed.length === 0 ? { quiet: true } : {})} next={isBusy ? w.lookingUp : open.length > 0 ? w.agreeAndLook : agreed.length === 0 ? w.fillByHand : w.goOnForm}>
      <Heading level={2} className="result-title">{w.consentTitle}</Heading>
      <View className="hint lead-in">{offers[0] ? fill(w.consentAbout, { purpose: offers[0].purpose }) : ''}</View>
      {refusal && <Refused refusal={refusal} onRetry={() => void look(agreed.map((o) => o.register))} />}
      {!found && !refusal && <Loading />}
      {found && offers.length === 0 && <Notice icon="check">{w.nothingToLook}</Notice>}
      {asked.size > 0 && !isBusy && got > 0 && <View className="got-all" role="status"><Icon name="check" /><View>{fill(w.gotAll, { n: got, papers: Object.keys(found?.materials ?? {}).length })}</View></View>}
      {offers.length > 1 && agreed.length < offers.length && <Button id="agree-all" kind={agreed.length === 0 ? 'main' : 'plain'} icon="check" onTap={() => filling.change({ consents: [...new Set([...consents, ...offers.map((o) => o.register)])] })}>{fill(w.agreeAll, { n: offers.length })}</Button>}
      {keys.length > 0 && (
        <View className="card">
          <Heading level={2} className="card-title">{w.keysTitle}</Heading>
          <View className="hint">{w.keysAbout}</View>
          {keys.map((element) => <KeyField key={element.key} filling={filling} element={element} />)}
        </View>
      )}
      {offers.map((offer) => (
        <OfferCard key={offer.register} offer={offer} on={consents.includes(offer.register)} busy={asking.includes(offer.register)} onToggle={(on) => toggle(offer.register, on)}
          got={asked.has(offer.register) ? Object.values(found?.values ?? {}).filter((v) => v.register === offer.register).length : undefined}
          failure={found?.failures.find((f) => f.register === offer.register)} onAgain={() => void look([offer.register])}
        />
      ))}
      {offers.length > 0 && <View className="hint with-sign"><Icon name="lock" className="small" /><View>{w.consentKept}</View></View>}
    </StepPage>
  )
}

/** The consent names what is asked as the register's record of it will: in Chinese. Who reads English reads it in English. */
function inTheirWords(offer: Offer, { name, en, fields, materials }: OneThing['plan'], language: Language): Offer {
  if (language === 'zh') return offer
  const called = new Map([...fields.map((f) => f.element), ...materials].map((one) => [one.name, one.en]))
  const inEnglish = (names: readonly string[]) => names.map((one) => called.get(one) ?? one)
  return { ...offer, fields: inEnglish(offer.fields), materials: inEnglish(offer.materials), purpose: offer.purpose === `办理“${name}”` ? en : offer.purpose }
}

/** What registers said is filled in where nothing stands yet, or what stands there came from them too. */
export function takeOver(filling: Filling, told: LookedUp): void {
  const { answers, fetched } = filling.now()
  const filled = Object.fromEntries(Object.entries(told.values).flatMap(([key, { value }]) => (isEmpty(answers[key]) || JSON.stringify(answers[key]) === JSON.stringify(fetched[key]?.value) ? [[key, value] as const] : [])))
  filling.change({ answers: { ...answers, ...filled }, fetched: told.values, vouched: Object.keys(told.materials) })
}

/** By this the register finds it; without it there is nothing to ask. */
function KeyField({ filling, element }: { filling: Filling; element: Element }) {
  const { language } = useSettings()
  const value = useAnswer(filling, element.key)
  return <View className="key-field"><ElementInput id={element.key} part={element} value={value} optional hint={language === 'en' ? element.hintEn : element.hint} error={faultWhileTyping(element, value)?.[language]} onAnswer={(answer) => filling.answer(element.key, answer)} /></View>
}

function OfferCard({ offer, on, busy, got, failure, onToggle, onAgain }: { offer: Offer; on: boolean; busy: boolean; got: number | undefined; failure: LookedUp['failures'][number] | undefined; onToggle: (on: boolean) => void; onAgain: () => void }) {
  const w = useWords(applyWords)
  return (
    <View className={`card offer ${on ? 'on' : ''}`} id={`offer-${offer.register}`}>
      <Toggle id={`consent-${offer.register}`} name={offer.name} about={offer.owner} on={on} onChange={onToggle} />
      {offer.fields.length > 0 && <View className="offer-line"><View className="offer-name">{w.offerFields}</View><View className="offer-value">{offer.fields.join(w.comma)}</View></View>}
      {offer.materials.length > 0 && <View className="offer-line"><View className="offer-name">{w.offerMaterials}</View><View className="offer-value">{offer.materials.join(w.comma)}</View></View>}
      <View className="offer-line faint"><View className="offer-name">{w.offerBasis}</View><View className="offer-value">{offer.basis}</View></View>
      {busy && <View className="asking" role="status"><View className="spin" /><View>{w.askingThem}</View></View>}
      {!busy && got !== undefined && (got > 0 || !failure) && <View className="asked-well" role="status"><Icon name="check" className="small" /><View>{got > 0 ? fill(w.gotFields, { n: got }) : w.gotProof}</View></View>}
      {!busy && failure && (
        <Notice icon="late" kind="warm">
          <View>{failure.says}</View>
          {failure.again && <Button id={`again-${offer.register}`} kind="quiet" icon="retry" onTap={onAgain}>{w.askAgain}</Button>}
        </Notice>
      )}
    </View>
  )
}

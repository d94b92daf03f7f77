import { useEffect, useState } from 'react'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Toggle } from '#resident/ui/choice.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { isEmpty } from '../rules/answer-faults.ts'
import { answered } from './draft-sync.ts'
import { ElementInput, faultWhileTyping, nameOf } from './element-input.tsx'
import { type Filling, useAnswer, useFilled } from './filling.ts'
import { type LookedUp, lookUp, type OneThing, type Offer } from './office.ts'
import { elementsOf } from './said.ts'
import { StepPage } from './step-page.tsx'
import { applyWords } from './words.ts'

/** 免填免交: which registers could be asked, whose they are, what for and on what basis. None is asked without consent to it. */
export function ApplyConsent({ thing, filling }: { thing: OneThing; filling: Filling }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { consents } = useFilled(filling)
  const [found, setFound] = useState<LookedUp>()
  const [asking, setAsking] = useState<readonly string[]>([])
  const [asked, setAsked] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<Refusal>()

  const look = (registers: readonly string[]) => {
    setAsking(registers)
    setRefusal(undefined)
    const { id, oneThing, answers } = filling.now()
    return lookUp({ id, oneThing, answers: answered(answers), consents: registers }).then((told) => {
      takeOver(filling, told)
      setFound(told)
      setAsked((before) => [...new Set([...before, ...registers])])
    }, (error: unknown) => setRefusal(asRefusal(error))).finally(() => setAsking([]))
  }
  useEffect(() => void look([]), [])

  const onward = () => filling.change({ step: 'form', at: undefined })
  const offers = found?.offers ?? []
  const agreed = offers.filter((o) => consents.includes(o.register))
  const open = agreed.filter((o) => o.ready && !asked.includes(o.register))
  const goOn = () => (open.length > 0 ? void look(open.map((o) => o.register)) : onward())
  const toggle = (register: string, on: boolean) => filling.change({ consents: on ? [...consents, register] : consents.filter((one) => one !== register) })
  const keys = [...new Set(offers.filter((o) => !o.ready).map((o) => o.by))]
  const elements = elementsOf(thing.plan)
  const isBusy = asking.length > 0
  return (
    <StepPage thing={thing} step="consent" busy={isBusy} onBack={() => filling.change({ step: 'result' })} onNext={goOn} next={isBusy ? w.lookingUp : open.length > 0 ? w.agreeAndLook : agreed.length === 0 ? w.fillByHand : w.goOnForm}>
      <Heading level={2} className="result-title">{w.consentTitle}</Heading>
      <View className="hint lead-in">{w.consentAbout}</View>
      {refusal && <Refused refusal={refusal} onRetry={() => void look(asking)} />}
      {!found && !refusal && <Loading />}
      {found && offers.length === 0 && <Notice icon="check">{w.nothingToLook}</Notice>}
      {offers.length > 1 && agreed.length < offers.length && <Button id="agree-all" icon="check" onTap={() => filling.change({ consents: [...new Set([...consents, ...offers.map((o) => o.register)])] })}>{w.agreeAll}</Button>}
      {keys.map((key) => {
        const element = elements.get(key)
        return element && <View key={key} className="card"><KeyField filling={filling} element={element} onKnown={() => void look([])} why={fill(w.keyFirst, { name: nameOf(element, language) })} /></View>
      })}
      {offers.map((offer) => (
        <OfferCard key={offer.register} offer={offer} on={consents.includes(offer.register)} busy={asking.includes(offer.register)} onToggle={(on) => toggle(offer.register, on)}
          got={asked.includes(offer.register) ? Object.values(found?.values ?? {}).filter((v) => v.register === offer.register).length : undefined}
          proved={offer.materials.length > 0 && asked.includes(offer.register)} failure={found?.failures.find((f) => f.register === offer.register)}
          onAgain={() => void look([offer.register])} />
      ))}
      {offers.length > 0 && <View className="hint with-sign"><Icon name="lock" className="small" /><View>{w.consentKept}</View></View>}
    </StepPage>
  )
}

/** What registers said is filled in where nothing stands yet, or what stands there came from them too. */
export function takeOver(filling: Filling, told: LookedUp): void {
  const { answers, fetched } = filling.now()
  const filled = Object.fromEntries(Object.entries(told.values).flatMap(([key, { value }]) => (isEmpty(answers[key]) || JSON.stringify(answers[key]) === JSON.stringify(fetched[key]?.value) ? [[key, value] as const] : [])))
  filling.change({ answers: { ...answers, ...filled }, fetched: told.values, vouched: Object.keys(told.materials) })
}

function KeyField({ filling, element, why, onKnown }: { filling: Filling; element: Parameters<typeof nameOf>[0] & Parameters<typeof faultWhileTyping>[0]; why: string; onKnown: () => void }) {
  const { language } = useSettings()
  const w = useWords(applyWords)
  const value = useAnswer(filling, element.key)
  const fault = faultWhileTyping(element, value)
  return (
    <View>
      <ElementInput id={element.key} part={element} value={value} hint={why} error={fault?.[language]} onAnswer={(answer) => filling.answer(element.key, answer)} />
      <Button id="key-known" icon="check" disabled={isEmpty(value) || !!fault} onTap={onKnown}>{w.useKey}</Button>
    </View>
  )
}

function OfferCard({ offer, on, busy, got, proved, failure, onToggle, onAgain }: { offer: Offer; on: boolean; busy: boolean; got: number | undefined; proved: boolean; failure: LookedUp['failures'][number] | undefined; onToggle: (on: boolean) => void; onAgain: () => void }) {
  const w = useWords(applyWords)
  return (
    <View className={`card offer ${on ? 'on' : ''}`} id={`offer-${offer.register}`}>
      <Toggle id={`consent-${offer.register}`} name={offer.name} about={offer.owner} on={on} onChange={onToggle} />
      {offer.fields.length > 0 && <View className="offer-line"><View className="offer-name">{w.offerFields}</View><View className="offer-value">{offer.fields.join(w.comma)}</View></View>}
      {offer.materials.length > 0 && <View className="offer-line"><View className="offer-name">{w.offerMaterials}</View><View className="offer-value">{offer.materials.join(w.comma)}</View></View>}
      <View className="offer-line"><View className="offer-name">{w.offerPurpose}</View><View className="offer-value">{offer.purpose}</View></View>
      <View className="offer-line"><View className="offer-name">{w.offerBasis}</View><View className="offer-value">{offer.basis}</View></View>
      {!offer.ready && <View className="hint">{w.offerNotReady}</View>}
      {busy && <View className="asking" role="status"><View className="spin" /><View>{w.askingThem}</View></View>}
      {!busy && got !== undefined && got > 0 && <View className="asked-well" role="status"><Icon name="check" className="small" /><View>{fill(w.gotFields, { n: got })}</View></View>}
      {!busy && got === 0 && proved && !failure && <View className="asked-well" role="status"><Icon name="check" className="small" /><View>{w.gotProof}</View></View>}
      {!busy && failure && (
        <Notice icon="late" kind="warm">
          <View>{failure.says}</View>
          {failure.again && <Button id={`again-${offer.register}`} kind="quiet" icon="retry" onTap={onAgain}>{w.askAgain}</Button>}
        </Notice>
      )}
    </View>
  )
}

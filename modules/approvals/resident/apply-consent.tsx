import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { asRefusal, type Refusal } from '#resident/kit/refusal.ts'
import { useSettings } from '#resident/kit/settings.ts'
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

  const offers = found?.offers ?? []
  const agreed = offers.filter((o) => consents.includes(o.register))
  const keysAt = useAnswers(filling, useMemo(() => new Set(elements.keys()), [elements]))
  // What one register says is the key to the next: nobody types that.
  const comes = (key: string) => offers.some((o) => o.register === elements.get(key)?.source?.register)
  const isReady = (o: Offer) => o.ready || comes(o.by) || (!isEmpty(keysAt[o.by]) && !faultWhileTyping(elements.get(o.by)!, keysAt[o.by]))
  const open = agreed.filter((o) => isReady(o) && !asked.has(o.register))
  const goOn = () => (open.length > 0 ? void look(agreed.map((o) => o.register)) : filling.change({ step: 'form', at: undefined }))
  const toggle = (register: string, on: boolean) => filling.change({ consents: on ? [...consents, register] : consents.filter((one) => one !== register) })
  const isBusy = asking.length > 0
  const got = Object.keys(found?.values ?? {}).length
  const typed = new Set<string>()
  return (
    <StepPage thing={thing} step="consent" busy={isBusy} onBack={() => filling.change({ step: 'result' })} onNext={goOn} next={isBusy ? w.lookingUp : open.length > 0 ? w.agreeAndLook : agreed.length === 0 ? w.fillByHand : w.goOnForm}>
      <Heading level={2} className="result-title">{w.consentTitle}</Heading>
      <View className="hint lead-in">{offers[0] ? fill(w.consentAbout, { purpose: offers[0].purpose }) : ''}</View>
      {refusal && <Refused refusal={refusal} onRetry={() => void look(agreed.map((o) => o.register))} />}
      {!found && !refusal && <Loading />}
      {found && offers.length === 0 && <Notice icon="check">{w.nothingToLook}</Notice>}
      {asked.size > 0 && !isBusy && got > 0 && <View className="got-all" role="status"><Icon name="check" /><View>{fill(w.gotAll, { n: got, papers: Object.keys(found?.materials ?? {}).length })}</View></View>}
      {offers.length > 1 && agreed.length < offers.length && <Button id="agree-all" icon="check" onTap={() => filling.change({ consents: [...new Set([...consents, ...offers.map((o) => o.register)])] })}>{fill(w.agreeAll, { n: offers.length })}</Button>}
      {offers.map((offer) => {
        const key = !offer.ready && !comes(offer.by) && !typed.has(offer.by) ? elements.get(offer.by) : undefined
        if (key) typed.add(offer.by)
        return (
          <OfferCard key={offer.register} offer={offer} on={consents.includes(offer.register)} busy={asking.includes(offer.register)} onToggle={(on) => toggle(offer.register, on)}
            got={asked.has(offer.register) ? Object.values(found?.values ?? {}).filter((v) => v.register === offer.register).length : undefined}
            failure={found?.failures.find((f) => f.register === offer.register)} onAgain={() => void look([offer.register])}
          >
            {key && consents.includes(offer.register) && <KeyField filling={filling} element={key} />}
          </OfferCard>
        )
      })}
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

/** By this number the register finds it; without it there is nothing to ask. */
function KeyField({ filling, element }: { filling: Filling; element: Element }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const value = useAnswer(filling, element.key)
  return <View className="key-field"><ElementInput id={element.key} part={element} value={value} hint={w.keyFirst} error={faultWhileTyping(element, value)?.[language]} onAnswer={(answer) => filling.answer(element.key, answer)} /></View>
}

function OfferCard({ offer, on, busy, got, failure, onToggle, onAgain, children }: { offer: Offer; on: boolean; busy: boolean; got: number | undefined; failure: LookedUp['failures'][number] | undefined; onToggle: (on: boolean) => void; onAgain: () => void; children: ReactNode }) {
  const w = useWords(applyWords)
  return (
    <View className={`card offer ${on ? 'on' : ''}`} id={`offer-${offer.register}`}>
      <Toggle id={`consent-${offer.register}`} name={offer.name} about={offer.owner} on={on} onChange={onToggle} />
      {offer.fields.length > 0 && <View className="offer-line"><View className="offer-name">{w.offerFields}</View><View className="offer-value">{offer.fields.join(w.comma)}</View></View>}
      {offer.materials.length > 0 && <View className="offer-line"><View className="offer-name">{w.offerMaterials}</View><View className="offer-value">{offer.materials.join(w.comma)}</View></View>}
      <View className="offer-line faint"><View className="offer-name">{w.offerBasis}</View><View className="offer-value">{offer.basis}</View></View>
      {children}
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

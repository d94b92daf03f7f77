import { useRouter } from '@tarojs/taro'
import { useEffect, useState, type ReactNode } from 'react'
import { markReadOf } from '#resident/kit/inbox.ts'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { useView } from '#resident/kit/use-view.ts'
import { dayIn, when } from '#resident/kit/dates.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Icon, type IconName } from '#resident/ui/icon.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { Sheet } from '#resident/ui/sheet.tsx'
import { SignIn } from '#resident/ui/sign-in.tsx'
import { Timeline } from '#resident/ui/timeline.tsx'
import { ActForm, RateForm } from './acts.tsx'
import { KeptFiles, Long } from './kept-files.tsx'
import { read, type Told } from './office.ts'
import { OwnWords } from './own-words.tsx'
import { Receipt } from './receipt.tsx'
import { requestWords } from './words.ts'
import './requests.css'

type Case = Told<'my_case'>

/** What a resident may do from this page, in the order of its buttons; which of them are there, the office decides. */
const ACTS = ['supply_info', 'rate', 'reopen', 'add_words', 'dispute_rating', 'withdraw'] as const
export type ResidentAct = (typeof ACTS)[number]
/** Only these are what the case waits for: the others are there for whoever wants them. */
const AWAITED: readonly ResidentAct[] = ['supply_info', 'rate']
const ICONS: Record<ResidentAct, IconName> = { supply_info: 'pen', rate: 'happy', reopen: 'retry', add_words: 'plus', dispute_rating: 'late', withdraw: 'close' }

const OVER = new Set(['answered', 'concluded', 'declined', 'withdrawn'])

export function RequestPage() {
  const id = useRouter().params.id ?? ''
  const w = useWords(requestWords)
  const session = useSession()
  return session ? <Request key={session.id} id={id} /> : <Page title={w.mineTitle}><View className="card"><SignIn /></View></Page>
}

function Request({ id }: { id: string }) {
  const w = useWords(requestWords)
  const { data: kase, refusal, again } = useView(() => read('my_case', { id }), id)
  const [doing, setDoing] = useState<ResidentAct>()
  const [forms, setForms] = useState(0)
  useEffect(() => {
    if (kase) void markReadOf(kase.id).catch(() => undefined)
  }, [kase])
  const done = () => {
    setDoing(undefined)
    toast(w.done)
    again()
  }
  const more = () => {
    setDoing('add_words')
    setForms(forms + 1)
  }
  // Somebody was quicker: the page shows what is new, and what was typed stays where it is.
  const form = { onDone: done, onStale: again, onMore: kase?.can.includes('requests.add_words') ? more : undefined }
  const over = kase && doing && (
    <Sheet title={w[doing]} open onClose={() => setDoing(undefined)}>
      {doing === 'supply_info' && kase.question && <View className="said quoted" lang="zh-CN">{kase.question}</View>}
      {doing === 'rate' || doing === 'dispute_rating' ? <RateForm act={doing} kase={kase} {...form} /> : <ActForm key={forms} act={doing} kase={kase} {...form} />}
    </Sheet>
  )
  return (
    <Page title={kase ? fill(w.requestNumber, { number: kase.number }) : w.mineTitle} over={over}>
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!kase && !refusal && <Loading />}
      {kase && <Shown kase={kase} onAct={setDoing} />}
    </Page>
  )
}

function Shown({ kase, onAct }: { kase: Case; onAct: (act: ResidentAct) => void }) {
  const w = useWords(requestWords)
  const { language } = useSettings()
  const can = ACTS.filter((act) => kase.can.includes(`requests.${act}`))
  const own = kase.timeline.find((step) => step.seq === 1)?.files ?? kase.files
  const before = kase.workPhotos.filter((file) => file.label === 'before')
  const after = kase.workPhotos.filter((file) => file.label === 'after')
  const button = (act: ResidentAct) => <Button key={act} id={`act-${act}`} kind={AWAITED.includes(act) ? 'main' : act === 'withdraw' ? 'quiet' : 'plain'} icon={ICONS[act]} onTap={() => onAct(act)}>{act === 'rate' ? w.rateGo : w[act]}</Button>
  return (
    <View>
      {kase.question && (
        <View className="card asks">
          <Heading level={2} className="card-title">{w.question}</Heading>
          <View className="said" lang="zh-CN">{kase.question}</View>
          {can.includes('supply_info') && button('supply_info')}
        </View>
      )}
      <View className={`card now ${kase.overdue ? 'now-late' : ''}`}>
        <View className="badge">{kase.stateName}</View>
        <View className="now-status">{kase.status}</View>
        {kase.holder && <Row icon="office" name={OVER.has(kase.state) ? w.whoDid : w.who}>{kase.holder}</Row>}
        {kase.responder && <Row icon="people" name={w.responder}>{kase.responder}</Row>}
        {kase.late && !kase.question && <Notice icon="late" kind="warm"><View className="strong">{w.whyLate}</View><View>{kase.late}</View></Notice>}
        {kase.whyDue && <Why>{kase.whyDue}</Why>}
      </View>
      {kase.answer && (
        <View className="card answer">
          <Heading level={2} className="card-title">{w.answer}</Heading>
          <View className="said" lang="zh-CN">{kase.answer}</View>
          {before.length > 0 && <View><View className="shots-of">{w.before}</View><KeptFiles files={before} /></View>}
          {after.length > 0 && <View><View className="shots-of">{w.after}</View><KeptFiles files={after} /></View>}
          {kase.promise && <Notice icon="clock" kind="warm">{fill(w.promise, { by: dayIn(kase.promise.by, language), what: kase.promise.what })}</Notice>}
          {kase.rating && <Row icon="check" name={w.rated}>{kase.rating.solved ? w.solvedYes : w.solvedNo} · {satisfactionIn(w, kase.rating.satisfaction)}{kase.rating.disputed ? ` · ${w.disputed}` : ''}</Row>}
          {can.includes('rate') && button('rate')}
        </View>
      )}
      <View className="acts">{can.filter((act) => act !== 'withdraw' && !(act === 'supply_info' && kase.question) && !(act === 'rate' && kase.answer)).map(button)}</View>
      <View className="card">
        <Heading level={2} className="card-title">{w.said}</Heading>
        <View className="said">{kase.text}</View>
        {kase.categoryName && <Row icon="mine" name={w.categoryShort}>{kase.categoryName}</Row>}
        {kase.place && <Row icon="pin" name={w.whereShort}>{kase.place.address || w.whereFound}</Row>}
        <Row icon="clock" name={w.saidWhen}>{when(kase.openedAt, language)}</Row>
        <KeptFiles files={own} />
        <OwnWords kase={kase} />
        {kase.mergedInto && <View className="hint">{fill(w.joinedTo, { number: kase.mergedInto })}</View>}
        {kase.joined > 0 && <View className="hint">{fill(w.joinedOthers, { n: kase.joined })}</View>}
      </View>
      <View className="card">
        <Heading level={2} className="card-title">{w.progress}</Heading>
        <Timeline
          moments={[...kase.timeline].reverse().map((step) => ({
            id: String(step.seq), when: when(step.at, language), by: step.who ?? undefined,
            says: kase.answer && step.text.endsWith(kase.answer) ? w.answerAbove : <Long>{step.text}</Long>,
            below: step.seq === 1 ? undefined : <KeptFiles files={step.files.filter((file) => !kase.answer || !kase.workPhotos.some(({ id }) => id === file.id))} />,
          }))}
        />
        <Receipt key={kase.head} head={kase.head} />
      </View>
      {can.includes('withdraw') && button('withdraw')}
    </View>
  )
}

const satisfactionIn = (w: { satisfied: string; fair: string; dissatisfied: string }, id: string): string => (id === 'satisfied' || id === 'fair' || id === 'dissatisfied' ? w[id] : id)

const Row = ({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) => (
  <View className="fact">
    <Icon name={icon} className="small" />
    <View className="fact-name">{name}</View>
    <View className="fact-value">{children}</View>
  </View>
)

/** The reckoning of the deadline, for whoever wants to check it. */
function Why({ children }: { children: ReactNode }) {
  const w = useWords(requestWords)
  const [open, setOpen] = useState(false)
  return (
    <View className="why">
      <Tap id="why" className="why-tap" onTap={() => setOpen(!open)}><Icon name="clock" className="small" /><View>{w.why}</View><Icon name="next" className={`small turn ${open ? 'turned' : ''}`} /></Tap>
      {open && <View className="why-text">{children}</View>}
    </View>
  )
}

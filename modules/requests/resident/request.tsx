import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { fileUrl } from '#resident/kit/file-url.ts'
import { preview } from '#resident/kit/preview'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { useView } from '#resident/kit/use-view.ts'
import { when } from '#resident/kit/dates.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Film, Heading, Picture, Sound, Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { Sheet } from '#resident/ui/sheet.tsx'
import { Timeline } from '#resident/ui/timeline.tsx'
import { ActForm, RateForm } from './acts.tsx'
import { read, type Told } from './office.ts'
import { requestWords } from './words.ts'
import './requests.css'

type Case = Told<'my_case'>

/** What a resident may do from this page, in the order of its buttons; which of them are there, the office decides. */
const ACTS = ['supply_info', 'rate', 'reopen', 'add_words', 'dispute_rating', 'withdraw'] as const
export type ResidentAct = (typeof ACTS)[number]

export function RequestPage() {
  const id = useRouter().params.id ?? ''
  const w = useWords(requestWords)
  const { data: kase, refusal, again } = useView(() => read('my_case', { id }), id)
  const [doing, setDoing] = useState<ResidentAct>()
  const done = () => {
    setDoing(undefined)
    toast(w.done)
    again()
  }
  const over = kase && doing && (
    <Sheet title={w[doing]} open onClose={() => setDoing(undefined)}>
      {doing === 'rate' || doing === 'dispute_rating' ? <RateForm act={doing} kase={kase} onDone={done} /> : <ActForm act={doing} kase={kase} onDone={done} />}
    </Sheet>
  )
  return (
    <Page title={kase?.number ?? w.mineTitle} over={over}>
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!kase && !refusal && <Loading />}
      {kase && <Shown kase={kase} onAct={setDoing} />}
    </Page>
  )
}

function Shown({ kase, onAct }: { kase: Case; onAct: (act: ResidentAct) => void }) {
  const w = useWords(requestWords)
  const { language } = useSettings()
  const can = ACTS.filter((act) => kase.can.some((name) => name === act || name === `requests.${act}`))
  return (
    <View>
      <View className={`card now ${kase.late ? 'now-late' : ''}`}>
        <View className="badge">{kase.stateName}</View>
        <View className="now-status">{kase.status}</View>
        {kase.holder && <Row icon="office" name={w.who}>{kase.holder}</Row>}
        {kase.responder && <Row icon="people" name={w.responder}>{kase.responder}</Row>}
        {kase.late && <Notice icon="late" kind="warm"><View className="strong">{w.whyLate}</View><View>{kase.late}</View></Notice>}
        {kase.whyDue && <Why>{kase.whyDue}</Why>}
      </View>
      {kase.question && (
        <View className="card asks">
          <Heading level={2} className="card-title">{w.question}</Heading>
          <View className="said">{kase.question}</View>
        </View>
      )}
      {kase.answer && (
        <View className="card answer">
          <Heading level={2} className="card-title">{w.answer}</Heading>
          <View className="said">{kase.answer}</View>
          {kase.promise && <Notice icon="clock" kind="warm">{fill(w.promise, kase.promise)}</Notice>}
        </View>
      )}
      {can.length > 0 && (
        <View className="acts">
          {can.map((act, index) => (
            <Button key={act} id={`act-${act}`} kind={act === 'withdraw' ? 'quiet' : index === 0 && act !== 'add_words' ? 'main' : 'plain'} onTap={() => onAct(act)}>{w[act]}</Button>
          ))}
        </View>
      )}
      <View className="card">
        <Heading level={2} className="card-title">{w.said}</Heading>
        <View className="said">{kase.text}</View>
        {kase.place && <Row icon="pin" name={w.where}>{kase.place.address}</Row>}
        <Files files={kase.files} />
        {kase.joined > 0 && <View className="hint">{fill(w.joinedOthers, { n: kase.joined })}</View>}
        {kase.rating && <Row icon="check" name={w.rated}>{kase.rating.solved ? w.solvedYes : w.solvedNo} · {satisfactionIn(w, kase.rating.satisfaction)}</Row>}
      </View>
      <View className="card">
        <Heading level={2} className="card-title">{w.progress}</Heading>
        <Timeline moments={[...kase.timeline].reverse().map((step) => ({ id: String(step.seq), says: step.title, more: step.text === step.title ? undefined : step.text, when: when(step.at, language), by: step.who ?? undefined }))} />
        <View className="hint receipt-line">{fill(w.receipt, { head: kase.head.slice(0, 16) })}</View>
        <View className="hint">{w.receiptAbout}</View>
      </View>
    </View>
  )
}

const satisfactionIn = (w: { satisfied: string; fair: string; dissatisfied: string }, id: string): string => (id === 'satisfied' || id === 'fair' || id === 'dissatisfied' ? w[id] : id)

const Row = ({ icon, name, children }: { icon: 'office' | 'people' | 'pin' | 'check'; name: string; children: React.ReactNode }) => (
  <View className="fact">
    <Icon name={icon} className="small" />
    <View className="fact-name">{name}</View>
    <View className="fact-value">{children}</View>
  </View>
)

/** The reckoning of the deadline, for whoever wants to check it. */
function Why({ children }: { children: React.ReactNode }) {
  const w = useWords(requestWords)
  const [open, setOpen] = useState(false)
  return (
    <View className="why">
      <Tap id="why" className="why-tap" onTap={() => setOpen(!open)}><Icon name="clock" className="small" /><View>{w.why}</View><Icon name="next" className={`small turn ${open ? 'turned' : ''}`} /></Tap>
      {open && <View className="why-text">{children}</View>}
    </View>
  )
}

function Files({ files }: { files: Case['files'] }) {
  if (files.length === 0) return null
  const pictures = files.filter((file) => file.kind === 'image').map((file) => fileUrl(file.id))
  return (
    <View className="grid">
      {files.map((file) => {
        const small = fileUrl(file.id, file.variants.includes('thumbnail') ? 'thumbnail' : undefined)
        if (file.kind === 'image') return <Tap key={file.id} className="shot shot-sent" label={file.name} onTap={() => preview(pictures, fileUrl(file.id))}><Picture className="shot-picture" src={small} alt={file.name} /></Tap>
        if (file.kind === 'video') return <View key={file.id} className="shot"><Film className="shot-picture" src={fileUrl(file.id, file.variants.includes('playable') ? 'playable' : undefined)} /></View>
        return <View key={file.id} className="shot shot-of-audio"><Sound src={fileUrl(file.id)} /></View>
      })}
    </View>
  )
}

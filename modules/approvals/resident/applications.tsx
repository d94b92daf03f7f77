import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { when } from '#resident/kit/dates.ts'
import { go } from '#resident/kit/go.ts'
import { asRefusal } from '#resident/kit/refusal.ts'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { SignIn } from '#resident/ui/sign-in.tsx'
import { allFilled, type Filled, forgetFilled } from './filling.ts'
import { deleteDraft, read, type Told } from './office.ts'
import { Row } from './find-service.tsx'
import { applyWords } from './words.ts'
import './approvals.css'

/** 我的办事: what is still being filled in, and what was sent. */
export function ApplicationsPage() {
  const w = useWords(applyWords)
  const session = useSession()
  return <Page title={w.applications}>{session ? <Mine key={session.id} /> : <View className="card"><View className="card-title"><Icon name="lock" className="small" />{w.applicationsSignIn}</View><SignIn /></View>}</Page>
}

type Line = { id: string; oneThing: string; name: string; step: string; answered: number; at: string }

/** On this phone and at the office, each once; the newer one speaks. */
function draftsOf(here: readonly Filled[], there: readonly Line[]): Line[] {
  const lines = [...there, ...here.filter((one) => one.version > 0 || Object.keys(one.answers).length > 0).map((one) => ({ id: one.id, oneThing: one.oneThing, name: one.name, step: one.step, answered: Object.keys(one.answers).length, at: new Date(one.changedAt).toISOString() }))]
  const newest = new Map<string, Line>()
  for (const line of lines) if ((newest.get(line.id)?.at ?? '') < line.at) newest.set(line.id, line)
  return [...newest.values()].sort((a, b) => (a.at < b.at ? 1 : -1))
}

function Mine() {
  const w = useWords(applyWords)
  const { data, refusal, again } = useView(() => read('my_applications', {}), 'my_applications')
  const { data: kept, again: draftsAgain } = useView(() => read('my_drafts', {}), 'my_drafts')
  const [here, setHere] = useState(allFilled)
  useDidShow(() => {
    setHere(allFilled())
    again()
    draftsAgain()
  })
  const drafts = draftsOf(here, kept?.drafts ?? [])
  const drop = async (id: string) => {
    await deleteDraft(id).catch((error: unknown) => toast(asRefusal(error).message))
    forgetFilled(id)
    setHere(allFilled())
    draftsAgain()
  }
  return (
    <View>
      <Row id="wallet" icon="shield" words={w.wallet} about={w.walletAbout} onTap={() => go('wallet')} />
      {drafts.length > 0 && <Heading level={2} className="list-title">{w.drafts}</Heading>}
      {drafts.map((draft) => <DraftLine key={draft.id} draft={draft} onDrop={() => void drop(draft.id)} />)}
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!data && !refusal && <Loading />}
      {data && data.applications.length > 0 && <Heading level={2} className="list-title">{w.sentOnes}</Heading>}
      {[...(data?.applications ?? [])].sort((a, b) => Number(!!b.needsYou) - Number(!!a.needsYou)).map((one) => <ApplicationLine key={one.id} one={one} />)}
      {data && data.applications.length === 0 && drafts.length === 0 && (
        <Empty icon="development" title={w.noApplications}>
          <View className="empty-words">{w.noApplicationsAbout}</View>
          <Button id="find" kind="main" onTap={() => go('services')}>{w.findOne}</Button>
        </Empty>
      )}
    </View>
  )
}

function DraftLine({ draft, onDrop }: { draft: Line; onDrop: () => void }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const [asks, setAsks] = useState(false)
  const step = draft.step in w ? w[draft.step as 'form'] : ''
  return (
    <View className="card unsent" id={`draft-${draft.id}`}>
      <View className="unsent-name">{draft.name}</View>
      <View className="hint">{fill(w.draftAt, { step, n: draft.answered, when: when(draft.at, language) })}</View>
      <View className="two-ways">
        <View className="way-back">{asks ? <Button id={`drop-${draft.id}`} kind="danger" onTap={onDrop}>{w.dropSure}</Button> : <Button id={`ask-drop-${draft.id}`} kind="quiet" onTap={() => setAsks(true)}>{w.drop}</Button>}</View>
        <View className="way-on"><Button id={`resume-${draft.id}`} icon="pen" onTap={() => go('apply', { key: draft.oneThing, id: draft.id })}>{w.continue}</Button></View>
      </View>
    </View>
  )
}

const OVER = new Set(['concluded', 'issued', 'declined', 'refused', 'withdrawn'])

function ApplicationLine({ one }: { one: Told<'my_applications'>['applications'][number] }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  return (
    <Tap id={`application-${one.id}`} className={`card application ${one.needsYou ? 'needs-you' : one.late ? 'is-late' : OVER.has(one.state) ? 'is-over' : ''}`} onTap={() => go('application', { id: one.id })}>
      <View className="application-head">
        <View className="badge">{one.stateName}</View>
        {one.late && <View className="badge badge-late"><Icon name="late" className="tiny" />{w.late}</View>}
        <View className="application-when">{when(one.openedAt, language)}</View>
      </View>
      <View className="application-name">{one.name}</View>
      <View>{one.status}</View>
      {one.matters > 0 && !OVER.has(one.state) && (
        <View className="progress" role="progressbar" label={fill(w.decidedOf, { n: one.decided, of: one.matters })}>
          <View className="progress-bar"><View className="progress-done" width={`${(100 * one.decided) / one.matters}%`} /></View>
          <View className="hint">{fill(w.decidedOf, { n: one.decided, of: one.matters })}</View>
        </View>
      )}
      {one.needsYou && <View className="application-ask"><Icon name="pen" className="small" /><View>{one.needsYou}</View></View>}
      <View className="hint"><View className="number">{one.number}</View></View>
    </Tap>
  )
}

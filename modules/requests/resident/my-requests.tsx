import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { go, goTab } from '#resident/kit/go.ts'
import { useUnread } from '#resident/kit/inbox.ts'
import { asRefusal } from '#resident/kit/refusal.ts'
import { useSession } from '#resident/kit/session.ts'
import { toast } from '#resident/kit/toast.ts'
import { useView } from '#resident/kit/use-view.ts'
import { when } from '#resident/kit/dates.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice } from '#resident/ui/choice.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { shellWords } from '#resident/ui/shell-words.ts'
import { SignIn } from '#resident/ui/sign-in.tsx'
import { read, type Told } from './office.ts'
import { requestWords } from './words.ts'
import './requests.css'

type Mine = Told<'mine'>['cases'][number]
type Show = 'all' | 'open' | 'needsYou' | 'closed'

const OVER = new Set(['concluded', 'declined', 'withdrawn'])
const shown: Record<Show, (kase: Mine) => boolean> = {
  all: () => true,
  needsYou: (kase) => kase.needsYou !== null,
  open: (kase) => !OVER.has(kase.state),
  closed: (kase) => OVER.has(kase.state),
}
/** What waits for the resident first, then what is being handled, then what is over; each newest first. */
const rank = (kase: Mine): number => (kase.needsYou !== null ? 0 : OVER.has(kase.state) ? 2 : 1)
const inOrder = (cases: readonly Mine[]): Mine[] => [...cases].sort((a, b) => rank(a) - rank(b) || (a.openedAt < b.openedAt ? 1 : -1))

export function MyRequestsPage() {
  const w = useWords(requestWords)
  const shell = useWords(shellWords)
  const session = useSession()
  return (
    <Page title={w.mineTitle} tab="mine">
      {session ? <Mine key={session.id} /> : (
        <View className="card">
          <View className="card-title"><Icon name="lock" className="small" />{w.mineSignIn}</View>
          <SignIn />
        </View>
      )}
      {process.env.TARO_ENV === 'weapp' && (
        <Tap id="settings" className="row" onTap={() => go('settings')}>
          <Icon name="settings" className="small" />
          <View className="row-words">{shell.settings}<View className="hint">{shell.settingsAbout}</View></View>
          <Icon name="next" className="small" />
        </Tap>
      )}
    </Page>
  )
}

function Mine() {
  const w = useWords(requestWords)
  const [show, setShow] = useState<Show>('all')
  const { data, refusal, again } = useView(() => read('mine', {}), 'mine')
  const [older, setOlder] = useState<Mine[]>([])
  const [beyond, setBeyond] = useState<string | null>()
  useDidShow(again)
  const all = inOrder([...(data?.cases ?? []), ...older])
  const cases = all.filter(shown[show])
  const next = beyond === undefined ? data?.next : beyond
  const readOlder = () => {
    if (!next) return
    read('mine', { after: next }).then(({ cases: found, next: then }) => {
      setOlder((now) => [...now, ...found])
      setBeyond(then)
    }, (error: unknown) => toast(asRefusal(error).message))
  }
  const count = (id: Show) => all.filter(shown[id]).length
  const filters = ([['all', w.all], ['needsYou', w.needsYou], ['open', w.open], ['closed', w.closed]] as const)
    .filter(([id]) => id === 'all' || id === show || count(id) > 0)
    .map(([id, words]) => ({ id, name: id === 'all' ? words : `${words} ${count(id)}` }))
  return (
    <View>
      <InboxRow />
      <Tap id="applications" className="row" onTap={() => go('applications')}>
        <Icon name="seal" className="small" />
        <View className="row-words">{w.applications}<View className="hint">{w.applicationsAbout}</View></View>
        <Icon name="next" className="small" />
      </Tap>
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!data && !refusal && <Loading />}
      {data && all.length === 0 && (
        <Empty icon="mine" title={w.nothing}>
          <View className="empty-words">{w.nothingAbout}</View>
          <Button id="first" kind="main" icon="pen" onTap={() => goTab('livelihood')}>{w.report}</Button>
        </Empty>
      )}
      {all.length > 0 && (
        <View>
          <View className="filters">
            <Choice<Show> id="show" label={w.mineTitle} value={show} onChoose={setShow} options={filters} />
          </View>
          {cases.length === 0 && <View className="loading">{w.nothingHere}</View>}
          {cases.map((kase) => <Line key={kase.id} kase={kase} />)}
          {next && <Button id="older" onTap={readOlder}>{w.older}</Button>}
        </View>
      )}
    </View>
  )
}

function InboxRow() {
  const shell = useWords(shellWords)
  const unread = useUnread()
  return (
    <Tap id="inbox" className="row" onTap={() => go('inbox')}>
      <Icon name="bell" className="small" />
      <View className="row-words">{shell.inbox}</View>
      {unread > 0 && <View className="badge badge-new">{fill(shell.unread, { n: unread })}</View>}
      <Icon name="next" className="small" />
    </Tap>
  )
}

function Line({ kase }: { kase: Mine }) {
  const w = useWords(requestWords)
  const { language } = useSettings()
  return (
    <Tap id={`case-${kase.id}`} className={`card case ${kase.needsYou ? 'case-needs-you' : kase.late ? 'case-late' : OVER.has(kase.state) ? 'case-over' : ''}`} onTap={() => go('request', { id: kase.id })}>
      <View className="case-head">
        <View className="badge">{kase.stateName}</View>
        {kase.late && <View className="badge badge-late"><Icon name="late" className="tiny" />{w.late}</View>}
        <View className="case-when">{when(kase.openedAt, language)}</View>
      </View>
      <View className="case-summary">{kase.summary}</View>
      <View className="case-status">{kase.status}</View>
      {kase.needsYou && <View className="case-ask"><Icon name="pen" className="small" /><View>{kase.needsYou}</View></View>}
      <View className="case-foot">{kase.categoryName ? `${kase.categoryName} · ` : ''}<View className="case-number">{kase.number}</View></View>
    </Tap>
  )
}

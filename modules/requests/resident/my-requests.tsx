import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { go, goTab } from '#resident/kit/go.ts'
import { useView } from '#resident/kit/use-view.ts'
import { when } from '#resident/kit/dates.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice } from '#resident/ui/choice.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { read, type Told } from './office.ts'
import { requestWords } from './words.ts'
import './requests.css'

type Mine = Told<'mine'>['cases'][number]
type Show = 'all' | 'open' | 'needsYou' | 'closed'

const OVER = new Set(['concluded', 'closed', 'declined', 'withdrawn', 'merged'])
const shown: Record<Show, (kase: Mine) => boolean> = {
  all: () => true,
  open: (kase) => !OVER.has(kase.state),
  needsYou: (kase) => kase.needsYou !== null,
  closed: (kase) => OVER.has(kase.state),
}

export function MyRequestsPage() {
  const w = useWords(requestWords)
  const [show, setShow] = useState<Show>('all')
  const { data, refusal, again } = useView(() => read('mine', {}), 'mine')
  useDidShow(again)
  const cases = data?.cases.filter(shown[show]) ?? []
  return (
    <Page title={w.mineTitle} tab="mine">
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!data && !refusal && <Loading />}
      {data && data.cases.length === 0 && (
        <Empty icon="mine" title={w.nothing}>
          <View className="empty-words">{w.nothingAbout}</View>
          <Button id="first" kind="main" icon="pen" onTap={() => goTab('livelihood')}>{w.report}</Button>
        </Empty>
      )}
      {data && data.cases.length > 0 && (
        <View>
          <View className="filters">
            <Choice<Show> id="show" label={w.mineTitle} value={show} onChoose={setShow} options={[{ id: 'all', name: w.all }, { id: 'needsYou', name: w.needsYou }, { id: 'open', name: w.open }, { id: 'closed', name: w.closed }]} />
          </View>
          {cases.length === 0 && <View className="loading">{w.nothingHere}</View>}
          {cases.map((kase) => <Line key={kase.id} kase={kase} />)}
        </View>
      )}
    </Page>
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
      <View className="case-foot">{kase.categoryName ? `${kase.categoryName} · ` : ''}{kase.number}</View>
    </Tap>
  )
}

import { useState } from 'react'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Choice } from '#resident/ui/choice.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { read, type Told } from './office.ts'
import { openWords } from './open-words.ts'

type Rates = Told<'public_rates'>
type Row = Rates['district']

/** 办得怎么样: the three rates of a month or of a year, the district's and each unit's, with how sure one can be of them. */
export function OpenRates() {
  const w = useWords(openWords)
  const [month, setMonth] = useState<string>()
  const { data, refusal, again } = useView(() => read('public_rates', month ? { month } : {}), month ?? 'last')
  if (!data) return refusal ? <Refused refusal={refusal} onRetry={again} /> : <Loading />
  const whole = (month ?? data.month) === 'year'
  const at = data.months.indexOf(data.month)
  const step = (by: number, label: string) => {
    const to = data.months[at + by]
    return <Tap id={by < 0 ? 'month-before' : 'month-after'} className={`month-tap ${to ? '' : 'month-none'}`} label={label} disabled={!to} onTap={() => setMonth(to)}><Icon name={by < 0 ? 'back' : 'next'} /></Tap>
  }
  return (
    <View>
      <View className="filters">
        <Choice<boolean> id="year" label={w.period} value={whole} onChoose={(year) => setMonth(year ? 'year' : undefined)} options={[{ id: false, name: w.oneMonth }, { id: true, name: w.year }]} />
      </View>
      {at >= 0 && <View className="month">{step(-1, w.monthBefore)}<Heading level={2} className="month-name">{fill(w.month, { year: data.month.slice(0, 4), month: Number(data.month.slice(5)) })}</Heading>{step(1, w.monthAfter)}</View>}
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      <RatesCard row={{ ...data.district, name: w.district }} minimum={data.minimum} />
      {data.units.length > 0 && <Heading level={2} className="list-title">{w.units}</Heading>}
      {data.units.map((row) => <RatesCard key={row.key} row={row} minimum={data.minimum} />)}
      {data.few.length > 0 && <Few key={data.month} names={data.few} minimum={data.minimum} />}
      <View className="card">
        <Heading level={2} className="card-title">{w.howCounted}</Heading>
        {[w.howResponse, w.howResolution, w.howSatisfaction, w.howAbout, w.howRounded, w.howRest].map((words) => <View key={words} className="open-how">{words}</View>)}
        {data.exclusions.length > 0 && <View className="open-how">{w.leftOut}{w.colon}{data.exclusions.map(({ name, atLeast }) => fill(w.leftOutOne, { name, n: atLeast })).join(w.comma)}</View>}
      </View>
    </View>
  )
}

function Few({ names, minimum }: { names: readonly string[]; minimum: number }) {
  const w = useWords(openWords)
  const [open, setOpen] = useState(false)
  return (
    <View>
      <Tap id="few" className="why-tap" onTap={() => setOpen(!open)}><View>{fill(w.few, { count: names.length, n: minimum })}</View><Icon name="next" className={`small turn ${open ? 'turned' : ''}`} /></Tap>
      {open && <View className="open-note">{names.join(w.comma)}</View>}
    </View>
  )
}

function RatesCard({ row, minimum }: { row: Row; minimum: number }) {
  const w = useWords(openWords)
  return (
    <View className="card rates">
      <View className="rates-head">
        <View className="rates-name">{row.name}</View>
        {row.atLeast !== null && <View className="hint">{fill(w.received, { n: row.atLeast })}</View>}
      </View>
      {(['response', 'resolution', 'satisfaction'] as const).map((measure) => <Measure key={measure} name={w[measure]} rate={row[measure]} minimum={minimum} />)}
    </View>
  )
}

/** Cut, never rounded up: 99.96 % is not shown as 100. */
const percent = (share: number): string => `${Math.floor(share * 1000 + 1e-9) / 10}%`
const about = (share: number): string => `${Math.round(share * 100)}%`

/** The number says it; the bar only shows it once more. */
function Measure({ name, rate, minimum }: { name: string; rate: Row['response']; minimum: number }) {
  const w = useWords(openWords)
  return (
    <View className="measure">
      <View className="measure-head">
        <View className="measure-name">{name}</View>
        <View className={rate ? 'measure-share' : 'hint'}>{rate ? percent(rate.rate) : fill(w.tooFew, { n: minimum })}</View>
      </View>
      {rate && <View className="measure-track"><View className="measure-bar" width={percent(rate.rate)} /></View>}
      {rate && <View className="hint">{fill(w.counted, { n: rate.atLeast, low: about(rate.low), high: about(rate.high) })}</View>}
    </View>
  )
}

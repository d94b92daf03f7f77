import { useState } from 'react'
import { dayIn } from '#resident/kit/dates.ts'
import { hasMap, locate } from '#resident/kit/locate'
import { asRefusal } from '#resident/kit/refusal.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { useView } from '#resident/kit/use-view.ts'
import { asWgs84 } from '#resident/kit/wgs84.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice } from '#resident/ui/choice.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { type Area, read, type Told } from './office.ts'
import { openWords } from './open-words.ts'
import { useSetup } from './use-setup.ts'

type Case = Told<'public_cases'>['cases'][number]
type Here = { lng: number; lat: number }

const AT_ONCE = 20

/** Near enough for telling which street is closest. */
function metresBetween(a: Here, b: Here): number {
  const wide = Math.cos((a.lat * Math.PI) / 180) * 111_320
  return Math.hypot((a.lng - b.lng) * wide, (a.lat - b.lat) * 111_320)
}
const metresTo = (here: Here, { lng, lat }: Case): number => (lng === null || lat === null ? Infinity : metresBetween(here, { lng, lat }))

const nearest = (streets: readonly Area[], here: Here): Area | undefined =>
  [...streets].sort((a, b) => metresBetween(here, { lng: a.centre[0], lat: a.centre[1] }) - metresBetween(here, { lng: b.centre[0], lat: b.centre[1] }))[0]

/** 附近办结: by street, or nearest first. Where somebody stands never leaves the phone: it asks for a street, and sorts by itself. */
export function OpenCases() {
  const w = useWords(openWords)
  const { language } = useSettings()
  const streets = useSetup().data?.streets ?? []
  const [area, setArea] = useState<string>()
  const [here, setHere] = useState<Here>()
  const [choosing, setChoosing] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [most, setMost] = useState(AT_ONCE)
  const { data, refusal, loading, again } = useView(() => read('public_cases', area ? { area } : {}), area ?? 'all')
  const street = streets.find(({ code }) => code === area)

  const choose = (code: string) => {
    setArea(code || undefined)
    setHere(undefined)
    setChoosing(false)
    setMost(AT_ONCE)
  }
  const find = () => {
    setTrouble(undefined)
    locate().then((point) => {
      if (!point) return
      const at = asWgs84(point)
      choose(nearest(streets, at)?.code ?? '')
      setHere(at)
    }, (error: unknown) => setTrouble(asRefusal(error).message))
  }
  const cases = data && here ? [...data.cases].sort((a, b) => metresTo(here, a) - metresTo(here, b)) : data?.cases
  return (
    <View>
      <View className="card">
        <View className="places">
          <Tap id="open-near" className={`chip ${here ? 'on' : ''}`} onTap={find}><Icon name={here ? 'check' : 'pin'} className="small" /><View className="chip-word">{hasMap ? w.onMap : w.byPlace}</View></Tap>
          <Tap id="open-street" className={`chip ${street ? 'on' : ''}`} onTap={() => setChoosing(!choosing)}><View className="chip-word">{street ? (language === 'en' ? street.en : street.name) : w.street}</View><Icon name="next" className="small" /></Tap>
        </View>
        {choosing && (
          <View className="open-streets">
            <Choice id="open-area" label={w.street} value={area ?? ''} onChoose={choose} options={[{ id: '', name: w.everywhere }, ...streets.map(({ code, name, en }) => ({ id: code, name: language === 'en' ? en : name }))]} />
          </View>
        )}
        {trouble && <View className="error" role="alert">{trouble}</View>}
        <View className="hint">{w.casesAbout}</View>
      </View>
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!cases && loading && <Loading />}
      {cases?.length === 0 && <View className="loading" role="status">{w.noCases}</View>}
      {cases?.slice(0, most).map((one, n) => <Done key={n} one={one} here={here} />)}
      {cases && cases.length > most && <Button id="open-more" onTap={() => setMost(most + AT_ONCE)}>{w.more}</Button>}
    </View>
  )
}

function Done({ one, here }: { one: Case; here: Here | undefined }) {
  const w = useWords(openWords)
  const { language } = useSettings()
  const metres = here ? metresTo(here, one) : Infinity
  // The place is known to a hundred metres, so no distance is told more exactly.
  const far = metres === Infinity ? '' : metres < 950 ? fill(w.metres, { n: Math.max(100, Math.round(metres / 100) * 100) }) : fill(w.kilometres, { n: (metres / 1000).toFixed(1) })
  const day = dayIn(one.closedOn, language)
  return (
    <View className="card open-done">
      <View className="open-done-head"><View className="open-name">{one.categoryName}</View><View className="badge">{one.stateName}</View></View>
      {(one.areaName || far) && <View className="open-where"><Icon name="pin" className="small" />{[one.areaName, far].filter(Boolean).join(' · ')}</View>}
      <View>{one.days === 0 ? fill(w.sameDay, { day }) : fill(w.inDays, { day, n: one.days })}</View>
      {one.solved !== null && <View className="hint">{one.solved ? w.solved : w.unsolved}</View>}
    </View>
  )
}

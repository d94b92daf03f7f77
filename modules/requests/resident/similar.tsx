import { useEffect, useState } from 'react'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { asWgs84 } from '#resident/kit/wgs84.ts'
import { when } from '#resident/kit/dates.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import { read, type Told } from './office.ts'
import type { RequestFields } from './request-fields.ts'
import { requestWords } from './words.ts'

const THINKING_MS = 900
const ENOUGH_TO_COMPARE = 6
const MOST = 3

type Looked = { text: string; address: string; lng: number | undefined; lat: number | undefined; category: string | undefined }
type Found = Told<'similar'>['similar']

const alreadyThere = ({ text, address, lng, lat, category }: Looked): Promise<Found> =>
  read('similar', { text, ...(lng === undefined || lat === undefined ? {} : { lng, lat }), ...(address.trim() ? { address: address.trim() } : {}), ...(category ? { category } : {}) }).then((told) => told.similar, () => [])

/** Longer than this nobody waits for a hint before their request goes out. */
const PATIENCE_MS = 3000

/** For whoever signed in only now, and could not be told while writing. */
export async function isAlreadyThere({ text, address, point, category }: RequestFields): Promise<boolean> {
  const near = point && asWgs84(point)
  const silence = new Promise<Found>((done) => setTimeout(() => done([]), PATIENCE_MS))
  return (await Promise.race([alreadyThere({ text, address, lng: near?.lng, lat: near?.lat, category }), silence])).length > 0
}

/** The same thing, reported by others: joining it costs one tap, and everybody still gets an answer of their own. */
export function Similar({ fields, onJoin }: { fields: RequestFields; onJoin: (id: string | undefined) => void }) {
  const w = useWords(requestWords)
  const { language } = useSettings()
  const [found, setFound] = useState<Found>([])
  const { text, address, category, point, joins } = fields
  const near = point && asWgs84(point)
  const lng = near?.lng
  const lat = near?.lat
  const known = useSession() !== undefined

  useEffect(() => {
    // What neighbours wrote is shown to residents, not to passers-by.
    if (!known || text.trim().length < ENOUGH_TO_COMPARE) return setFound([])
    let wanted = true
    const timer = setTimeout(() => {
      void alreadyThere({ text, address, lng, lat, category }).then((told) => wanted && setFound(told))
    }, THINKING_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [known, text, address, category, lng, lat])

  if (found.length === 0) return null
  return (
    <View id="similar" className="card similar">
      <Heading level={2} className="card-title"><Icon name="people" className="small" />{w.similar}</Heading>
      <View className="hint">{w.meTooAbout}</View>
      {found.slice(0, MOST).map((each) => (
        <View key={each.id} className="similar-one">
          <View className="similar-words">
            <View className="similar-summary">{each.summary}</View>
            {each.why.length > 0 && <View className="similar-why">{each.why.join(language === 'zh' ? '，' : ', ')}</View>}
            <View className="hint">
              {[each.address, each.metres === null ? '' : fill(w.metres, { metres: Math.max(10, Math.round(each.metres / 10) * 10) }), when(each.openedAt, language), each.joined > 0 ? fill(w.joined, { n: each.joined + 1 }) : ''].filter(Boolean).join(' · ')}
            </View>
          </View>
          <Tap id={`join-${each.id}`} className={`chip ${joins === each.id ? 'on' : ''}`} role="switch" on={joins === each.id} onTap={() => onJoin(joins === each.id ? undefined : each.id)}>
            {joins === each.id && <Icon name="check" className="small" />}
            <View className="chip-word">{joins === each.id ? w.meTooOn : w.meToo}</View>
          </Tap>
        </View>
      ))}
    </View>
  )
}

import { useEffect, useState } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
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

/** The same thing, reported near by: joining it costs one tap, and everybody still gets an answer of their own. */
export function Similar({ fields, onJoin }: { fields: RequestFields; onJoin: (id: string | undefined) => void }) {
  const w = useWords(requestWords)
  const { language } = useSettings()
  const [found, setFound] = useState<Told<'similar'>['similar']>([])
  const { text, category, point, joins } = fields
  const lng = point?.datum === 'wgs84' ? point.lng : undefined
  const lat = point?.datum === 'wgs84' ? point.lat : undefined

  useEffect(() => {
    if (text.trim().length < ENOUGH_TO_COMPARE) return setFound([])
    let wanted = true
    const timer = setTimeout(() => {
      const near = lng === undefined || lat === undefined ? {} : { lng, lat }
      void read('similar', { text, ...near, ...(category ? { category } : {}) }).then((told) => wanted && setFound(told.similar), () => undefined)
    }, THINKING_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [text, category, lng, lat])

  if (found.length === 0) return null
  return (
    <View className="card similar">
      <Heading level={2} className="card-title"><Icon name="people" className="small" />{w.similar}</Heading>
      <View className="hint">{w.meTooAbout}</View>
      {found.slice(0, MOST).map((each) => (
        <View key={each.id} className="similar-one">
          <View className="similar-words">
            <View className="similar-summary">{each.summary}</View>
            <View className="hint">
              {[each.address, each.metres === null ? '' : fill(w.metres, { metres: Math.round(each.metres / 10) * 10 }), when(each.openedAt, language), each.joined > 0 ? fill(w.joined, { n: each.joined + 1 }) : ''].filter(Boolean).join(' · ')}
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

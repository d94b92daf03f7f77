import { useEffect, useState } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
import { useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import { type Area, read } from './office.ts'
import type { RequestFields } from './request-fields.ts'
import { requestWords } from './words.ts'

/** A photo often knows where it was taken: offered while no place is chosen, and only where the office finds it in the district. */
export function PhotoPlace({ fields, streets, onUse }: { fields: RequestFields; streets: readonly Area[]; onUse: (point: RequestFields['point']) => void }) {
  const w = useWords(requestWords)
  const english = useSettings().language === 'en'
  const taken = fields.point || fields.street || fields.address.trim() ? undefined : fields.files.find((file) => file.takenAt)?.takenAt
  const [found, setFound] = useState<{ lng: number; lat: number; street?: string }>()
  useEffect(() => {
    setFound(undefined)
    if (!taken) return undefined
    let wanted = true
    read('place', { ...taken, datum: 'wgs84' }).then(({ place }) => wanted && place && setFound({ ...taken, ...(place.street ? { street: place.street } : {}) }), () => undefined)
    return () => {
      wanted = false
    }
  }, [taken?.lng, taken?.lat])

  if (!taken || !found) return null
  const street = streets.find((area) => area.code === found.street)
  return (
    <Tap id="photo-place" className="chip" onTap={() => onUse({ lng: found.lng, lat: found.lat, datum: 'wgs84' })}>
      <Icon name="camera" className="small" />
      <View className="chip-word">{w.wherePhoto}{street ? (english ? street.en : street.name) : ''} {w.whereUse}</View>
    </Tap>
  )
}

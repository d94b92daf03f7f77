import { useEffect, useState } from 'react'
import { hasMap, locate } from '#resident/kit/locate'
import { asRefusal } from '#resident/kit/refusal.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { type Area, read } from './office.ts'
import { PhotoPlace } from './photo-place.tsx'
import type { RequestFields } from './request-fields.ts'
import { requestWords } from './words.ts'

type Props = { fields: RequestFields; streets: readonly Area[]; onChange: (part: Partial<RequestFields>) => void; onStreets: () => void }

/** Where it is: by the phone's position or WeChat's map, by a photo, by street, or in words; any one of them will do. */
export function PlaceField({ fields, streets, onChange, onStreets }: Props) {
  const w = useWords(requestWords)
  const english = useSettings().language === 'en'
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const street = streets.find((area) => area.code === fields.street)
  const [within, setWithin] = useState<string>()
  const lies = streets.find((area) => area.code === within)

  // What the office makes of the point is seen before it is sent, and is the address where nobody writes a better one.
  const { point } = fields
  useEffect(() => {
    setWithin(undefined)
    if (!point) return undefined
    let wanted = true
    read('place', { lng: point.lng, lat: point.lat, datum: point.datum }).then(
      ({ place }) => {
        const found = streets.find((area) => area.code === place?.street)
        if (!wanted || !found) return
        setWithin(found.code)
        if (!point.address) onChange({ point: { ...point, address: found.name } })
      },
      // Only the office's own word on the place is of use here; without a network, or before signing in, the point still goes along.
      (refused: unknown) => wanted && asRefusal(refused).status === 400 && setError(asRefusal(refused).message),
    )
    return () => {
      wanted = false
    }
  }, [point?.lng, point?.lat, streets.length])

  const find = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const point = await locate()
      if (point) onChange({ point, ...(point.address ? { address: point.address } : {}) })
    } catch (refused) {
      setError(asRefusal(refused).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <View>
      <Field id="address" label={w.where} most={200} value={fields.address} placeholder={w.whereExample} hint={w.whereHint} error={error} onWrite={(address) => onChange({ address })} />
      <View className="places">
        <PhotoPlace fields={fields} streets={streets} onUse={(point) => onChange({ point })} />
        <Tap id="locate" className={`chip ${fields.point ? 'on' : ''} ${busy ? 'busy' : ''}`} onTap={() => void find()}>
          <Icon name={fields.point ? 'check' : 'pin'} className="small" />
          <View className="chip-word">
            {fields.point ? w.whereFound : hasMap ? w.whereMap : w.whereHere}
            {fields.point?.accuracyM ? ` · ${fill(w.accuracy, { metres: fields.point.accuracyM })}` : ''}
          </View>
        </Tap>
        <Tap id="street" className={`chip ${street ? 'on' : ''}`} onTap={onStreets}>
          {street && <Icon name="check" className="small" />}
          <View className="chip-word">{street ? (english ? street.en : street.name) : w.whereStreet}</View>
          {!street && <Icon name="next" className="small" />}
        </Tap>
      </View>
      {lies && <View id="within" className="hint">{fill(w.whereIn, { street: english ? lies.en : lies.name })}{!fields.address.trim() && fields.point?.address && fields.point.address !== lies.name ? ` · ${fields.point.address}` : ''}</View>}
    </View>
  )
}

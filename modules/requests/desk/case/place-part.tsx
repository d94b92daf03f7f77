import { Link } from '@tanstack/react-router'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import type { Setup } from '../setup.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { PlaceSketch } from './place-sketch.tsx'

export function PlacePart({ kase, setup }: { kase: CaseScreen; setup: Setup | undefined }) {
  const { place, line } = kase
  if (!place) return null
  return (
    <Part title={t('地点', 'Place')} extra={<Link to="/map" search={{ list: 'all', ...(line.area ? { area: line.area } : {}), case: line.id }}>{t('在地图上看', 'On the map')}</Link>}>
      <p className="place-address">{place.address}</p>
      {setup && <PlaceSketch setup={setup} lng={place.lng} lat={place.lat} />}
    </Part>
  )
}

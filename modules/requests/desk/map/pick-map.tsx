import { Marker } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'
import { makeMap } from './district-map.ts'
import './map.css'

type Props = { setup: Setup; point: [number, number] | undefined; onPick: (point: [number, number]) => void }

/** A click says where it is; so does Enter, for the middle of the map moved by the arrow keys. */
export function PickMap({ setup, point, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(onPick)
  latest.current = onPick
  useEffect(() => {
    const map = makeMap(box.current!, setup)
    const pin = new Marker({ color: '#d2481f', draggable: true })
    const put = (lng: number, lat: number) => {
      pin.setLngLat([lng, lat]).addTo(map)
      latest.current([Number(lng.toFixed(6)), Number(lat.toFixed(6))])
    }
    if (point) { pin.setLngLat(point).addTo(map); map.jumpTo({ center: point, zoom: 14.4 }) }
    map.on('click', ({ lngLat }) => put(lngLat.lng, lngLat.lat))
    pin.on('dragend', () => put(pin.getLngLat().lng, pin.getLngLat().lat))
    map.getCanvas().addEventListener('keydown', (event) => { if (event.key === 'Enter') put(map.getCenter().lng, map.getCenter().lat) })
    return () => map.remove()
    // The map is made once: a new pick moves its pin, not the map.
  }, [setup])
  return (
    <>
      <div ref={box} className="pick-map" />
      <p className="pick-hint">{t('点击或拖动图钉；键盘：方向键移动地图，Enter 取中心点', 'Click, or drag the pin. Keyboard: arrows move the map, Enter takes its middle')}</p>
    </>
  )
}

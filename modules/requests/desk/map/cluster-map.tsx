import { type Map as MapLibre, Marker } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import type { Answered } from '../ask.ts'
import type { Setup } from '../setup.ts'
import { makeMap } from './district-map.ts'

export type Window = { west: number; south: number; east: number; north: number; zoom: number }
type Cluster = Answered<'map'>['clusters'][number]
type Props = { setup: Setup; clusters: readonly Cluster[]; openId: string | undefined; onSeen: (window: Window) => void; onOpen: (id: string) => void }

/** Each cluster is a button: it can be reached by Tab and is read out with its counts. */
export function ClusterMap({ setup, clusters, openId, onSeen, onOpen }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  const [broken, setBroken] = useState(false)
  const latest = useRef({ onSeen, onOpen })
  latest.current = { onSeen, onOpen }

  useEffect(() => {
    let made: MapLibre
    try {
      made = makeMap(box.current!, setup)
    } catch {
      // Without WebGL there is no map; the list shows the same cases.
      setBroken(true)
      return
    }
    const tell = () => {
      const bounds = made.getBounds()
      latest.current.onSeen({ west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth(), zoom: made.getZoom() })
    }
    made.on('moveend', tell)
    made.once('load', tell)
    setMap(made)
    return () => made.remove()
  }, [setup])

  useEffect(() => {
    if (!map) return
    const markers = clusters.map((cluster) => new Marker({ element: buttonFor(cluster, cluster.id !== null && cluster.id === openId, () => press(map, cluster, latest.current.onOpen)) }).setLngLat([cluster.lng, cluster.lat]).addTo(map))
    return () => markers.forEach((marker) => marker.remove())
  }, [map, clusters, openId])

  if (broken) return <p className="map-broken">{t('这台电脑的浏览器画不了地图，请改用列表。', 'This browser cannot draw the map; please use the list.')}</p>
  return <div ref={box} className="map-box" />
}

function press(map: MapLibre, cluster: Cluster, onOpen: (id: string) => void) {
  if (cluster.id) return onOpen(cluster.id)
  if (cluster.east === cluster.west && cluster.north === cluster.south) return void map.easeTo({ center: [cluster.lng, cluster.lat], zoom: Math.min(18, map.getZoom() + 2) })
  map.fitBounds([[cluster.west, cluster.south], [cluster.east, cluster.north]], { padding: 80, maxZoom: Math.max(map.getZoom() + 1, 16) })
}

function buttonFor(cluster: Cluster, open: boolean, press: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  const alone = cluster.id !== null
  button.className = `cluster${alone ? ' cluster-one' : ''}${cluster.late > 0 ? ' cluster-late' : ''}${open ? ' cluster-open' : ''}`
  if (!alone) {
    const size = 30 + Math.min(26, Math.sqrt(cluster.count) * 3)
    button.style.width = button.style.height = `${size}px`
    button.style.setProperty('--late', `${Math.round((cluster.late / cluster.count) * 100)}%`)
    button.append(String(cluster.count))
  }
  const late = cluster.late > 0 ? t(`，其中 ${cluster.late} 件超时`, `, ${cluster.late} late`) : ''
  button.ariaLabel = alone ? `${cluster.summary ?? cluster.number ?? ''}${cluster.late > 0 ? t('，已超时', ', late') : ''}` : `${t(`${cluster.count} 件`, `${cluster.count} requests`)}${late}`
  button.title = button.ariaLabel
  button.addEventListener('click', (event) => { event.stopPropagation(); press() })
  return button
}

import { LngLatBounds, Map as MapLibre, Marker, NavigationControl, setWorkerUrl, type StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'

setWorkerUrl(workerUrl)

const NEAR = 13.6

/**
 * The district's own base layer, drawn from its definitions: no tile server learns what is looked at here. Names are
 * page elements, so that no glyphs have to be fetched and the browser's own fonts write them.
 */
export function makeMap(container: HTMLElement, setup: Setup): MapLibre {
  const bounds = boundsOf(setup.district.boundary)
  const map = new MapLibre({
    container, style: styleOf(setup), bounds, fitBoundsOptions: { padding: 30 }, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 18, minZoom: 10,
    locale: { 'NavigationControl.ZoomIn': t('放大', 'Zoom in'), 'NavigationControl.ZoomOut': t('缩小', 'Zoom out'), 'Map.Title': t('地图', 'Map') },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), matchMedia('(max-width: 939px)').matches ? 'bottom-right' : 'top-right')
  for (const street of streetsOf(setup)) {
    const label = document.createElement('span')
    label.className = 'map-street'
    label.textContent = nameOf({ name: street.name.replace(/街道$/, ''), en: street.en.replace(/ Sub-district$/, '') })
    new Marker({ element: label, opacityWhenCovered: '1' }).setLngLat(street.centre).addTo(map)
  }
  for (const community of setup.areas.filter((area) => area.kind === 'community')) {
    const label = document.createElement('span')
    label.className = 'map-community'
    label.textContent = nameOf({ name: community.name.replace(/社区$/, ''), en: community.en.replace(/ Community$/, '') })
    new Marker({ element: label, opacityWhenCovered: '1' }).setLngLat(community.centre).addTo(map)
  }
  // Seventy names fit only from near by.
  const near = () => container.classList.toggle('map-near', map.getZoom() >= NEAR)
  map.on('zoom', near)
  near()
  return map
}

function boundsOf(points: readonly (readonly [number, number])[]): LngLatBounds {
  const bounds = new LngLatBounds()
  points.forEach(([lng, lat]) => bounds.extend([lng, lat]))
  return bounds
}

const streetsOf = (setup: Setup) => setup.areas.filter((area) => area.kind === 'street' && area.ring)

const closed = (ring: readonly [number, number][]) => [...ring, ring[0]!]

function styleOf(setup: Setup): StyleSpecification {
  const streets = streetsOf(setup).map((area) => ({ type: 'Feature' as const, properties: { code: area.code }, geometry: { type: 'Polygon' as const, coordinates: [closed(area.ring!)] } }))
  const district = { type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [closed(setup.district.boundary)] } }
  return {
    version: 8,
    sources: { streets: { type: 'geojson', data: { type: 'FeatureCollection', features: streets } }, district: { type: 'geojson', data: district } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#dfe9ee' } },
      { id: 'land', type: 'fill', source: 'district', paint: { 'fill-color': '#faf7f1' } },
      { id: 'streets', type: 'line', source: 'streets', paint: { 'line-color': '#cdc4b5', 'line-width': 1 } },
      { id: 'boundary', type: 'line', source: 'district', paint: { 'line-color': '#8d8271', 'line-width': 1.800 } },
    ],
  }
}

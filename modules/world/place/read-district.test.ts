import { expect, test } from 'vitest'
import { type Bodies, readDistrict } from './read-district.ts'
import { block, house, village } from './village.fixtures.ts'

function files(): Bodies {
  const { place, buildings, streets, grounds, spots, props } = village()
  return { 'place.json': place, 'buildings.geojson': buildings, 'streets.geojson': streets, 'grounds.geojson': grounds, 'spots.geojson': spots, 'props.geojson': props }
}
/** What is said of the files with these houses added. */
const said = (...features: unknown[]) => faultsOf({ ...files(), 'infill.geojson': { type: 'FeatureCollection', features } })
const faultsOf = (bodies: Bodies) => readDistrict(bodies).faults.map(({ file, at, feature, key, says }) => `${file}${at} ${feature} ${key}: ${says.en}`)
const east = (more: object) => ({ ...house('east', block(20, -20, 30, -6)), properties: { ...house('east', block(20, -20, 30, -6)).properties, ...more } })

test('sound files make a district, with infill among its buildings', () => {
  const { district, faults } = readDistrict({ ...files(), 'infill.geojson': { type: 'FeatureCollection', features: [east({})] } })
  expect(faults).toEqual([])
  expect(district?.buildings.features.map(({ properties }) => properties.id)).toEqual(['north', 'south', 'east'])
})

test('infill may be missing, any other file may not', () => {
  expect(readDistrict(files()).faults).toEqual([])
  const { 'streets.geojson': _, ...rest } = files()
  expect(faultsOf(rest)).toEqual(['streets.geojson streets.geojson : this file is missing'])
})

test('a value that is not allowed is named with feature and key, and what is allowed', () => {
  expect(said(east({ 'roof:shape': 'tent' }))).toEqual([expect.stringMatching(/^infill\.geojson\/features\/0\/properties\/roof:shape east roof:shape: must be one of flat, gabled, hipped, .*cone$/)])
  expect(said(east({ height: -3 }))).toEqual(['infill.geojson/features/0/properties/height east height: must be >= 0'])
  expect(said(east({ 'building:colour': 'red' }))).toEqual([expect.stringContaining('east building:colour: must match pattern')])
  expect(said(east({ start_date: 'long ago' }))).toEqual([expect.stringContaining('east start_date: must match pattern')])
})

test('a key that is missing or unknown is named', () => {
  expect(said(east({ storeys: 3 }))).toEqual(['infill.geojson/features/0/properties/storeys east storeys: is not known here: please check the spelling'])
  const { height: _, ...less } = house('east', block(20, -20, 30, -6)).properties
  expect(said({ ...east({}), properties: less })).toEqual(['infill.geojson/features/0/properties/height east height: is missing'])
})

test('one broken feature does not hide the next, and a feature without an id is counted', () => {
  expect(said(east({ height: '12' }), east({ id: undefined, 'building:levels': 99 }))).toEqual([
    'infill.geojson/features/0/properties/height east height: must be number',
    expect.stringMatching(/^infill\.geojson\/features\/1\/properties\/id #2 id: /),
    'infill.geojson/features/1/properties/building:levels #2 building:levels: must be <= 60',
  ])
})

test('what is no GeoJSON at all is said of the file, not thrown', () => {
  for (const nonsense of [null, 3, 'x', [], {}, { type: 'FeatureCollection', features: {} }, { type: 'FeatureCollection', features: [null, 7, []] }]) {
    const faults = readDistrict({ ...files(), 'props.geojson': nonsense }).faults
    expect(faults.length, JSON.stringify(nonsense)).toBeGreaterThan(0)
    expect(faults.every(({ file }) => file === 'props.geojson')).toBe(true)
  }
})

test('a line where a polygon belongs is a fault of its geometry', () => {
  expect(said({ ...east({}), geometry: { type: 'LineString', coordinates: [[120.3, 36], [120.31, 36]] } })[0]).toMatch(/^infill\.geojson\/features\/0\/geometry\/type east geometry\/type: must be /)
})

test('place.json is told by its own keys', () => {
  const place = village().place
  expect(faultsOf({ ...files(), 'place.json': { ...place, years: { from: 1898 } } })).toEqual(['place.json/years/to place years/to: is missing'])
})

test('what the checks find is named in the file it came from', () => {
  expect(said(east({ 'building:architecture': 'baroque' }))).toEqual(['infill.geojson/features/0/properties/building:architecture east building:architecture: place.json has no façade style baroque'])
  expect(said(house('wet', block(30, 55, 40, 70)))).toEqual(['infill.geojson/features/0/geometry wet geometry: stands on water: there is no land, island or pier under it'])
})

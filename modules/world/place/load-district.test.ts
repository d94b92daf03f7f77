import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadDistrict, loadStories } from './load-district.ts'

const shinan = join(import.meta.dirname, '../../../districts/shinan/world')
let folder: string
beforeEach(() => { cpSync(shinan, folder = mkdtempSync(join(tmpdir(), 'nuanban-place-')), { recursive: true }) })
afterEach(() => rmSync(folder, { recursive: true }))

function change(file: string, from: string, to: string): number {
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, file), text.replace(from, to))
  return text.slice(0, text.indexOf(from)).split('\n').length
}

test('a fault is told with file, line, feature, key and reason in both languages', () => {
  const line = change('buildings.geojson', '"roof:shape":"gabled"', '"roof:shape":"tent"')
  expect(() => loadDistrict(folder)).toThrow(new RegExp(`buildings\\.geojson:${line}: cathedral roof:shape: 只能是 flat、gabled、.* \\(must be one of flat, gabled, `))
})

test('a file that is no JSON stops it, with name and line', () => {
  writeFileSync(join(folder, 'props.geojson'), '{\n "type": 1,\n {oops}\n}')
  expect(() => loadDistrict(folder)).toThrow(/props\.geojson:3: /)
})

test('a missing file is named', () => {
  rmSync(join(folder, 'grounds.geojson'))
  expect(() => loadDistrict(folder)).toThrow(/grounds\.geojson:1: grounds\.geojson : 缺少这个文件/)
})

test('of many faults the first twenty are told, and how many more there are', () => {
  const text = readFileSync(join(folder, 'infill.geojson'), 'utf8')
  writeFileSync(join(folder, 'infill.geojson'), text.replaceAll('"building":"house"', '"building":""'))
  expect(() => loadDistrict(folder)).toThrow(/^(.*infill\.geojson.*\n){20}… \d+ more$/)
})

test('plates and walks are read with the place, and their faults are told like its own', () => {
  const district = loadDistrict(folder)
  expect(loadStories(folder, district).routes.map(({ id }) => id)).toEqual(['pier-to-cathedral', 'banks-of-zhongshan-road', 'governors-town'])
  const line = change('stories.json', '"source":"N31"', '"source":"X31"')
  expect(() => loadStories(folder, district)).toThrow(new RegExp(`stories\\.json:${line}: parkson sources: .* \\(place\\.json has no source X31\\)`))
  change('routes.json', '"minutes":35', '"minutes":0')
  expect(() => loadStories(folder, district)).toThrow(/routes\.json:\d: #1 minutes: .* \(must be >= 1\)/)
})

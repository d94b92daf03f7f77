import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mattersWith } from '../testing/matters.ts'
import { openOffice } from '../testing/office.ts'
import { smallDistrict } from '../testing/small-district.ts'
import { publishFolder } from './folder.ts'
import { lineOf } from './line-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'nuanban-definitions-'))
afterAll(() => rmSync(folder, { recursive: true }))

const files = [{ kind: 'units', file: 'units.json' }]
const unit = (id: string, more: object = {}) => ({ id, name: '城管局', en: 'City', short: '城管', kind: 'bureau', ...more })

async function publish(text: string) {
  const office = await openOffice({ modules: [mattersWith()], at: '2026-03-04 10:00' })
  writeFileSync(join(folder, 'units.json'), text)
  const { definitions } = office.office
  await publishFolder(office.db, definitions, folder, files, office.now())
  return definitions.versions('units').length
}

test('a folder is published once, and again only when it says something new', async () => {
  expect(await publish(JSON.stringify(smallDistrict['units']))).toBe(1)
  expect(await publish(JSON.stringify([unit('bureau-new')]))).toBe(2)
})

test('a file that is no JSON stops the start, with its name and line', async () => {
  await expect(publish('[\n  {"id": "a"},\n  {oops}\n]')).rejects.toThrow(/units\.json:3: /)
  await expect(publish('')).rejects.toThrow(/units\.json:1: /)
})

test('a fault is named with file, line, place and reason', async () => {
  const text = JSON.stringify([unit('bureau-a'), unit('Bureau B'), unit('bureau-c', { kind: 'castle' })], null, 2)
  const lines = text.split('\n')
  const said = await publish(text).then(() => '', (error: Error) => error.message)
  expect(said).toContain(`units.json:${lines.findIndex((line) => line.includes('Bureau B')) + 1}: /1/id `)
  expect(said).toContain(`units.json:${lines.findIndex((line) => line.includes('castle')) + 1}: /2/kind`)
})

test('what the schema cannot say is said too', async () => {
  await expect(publish(JSON.stringify([unit('bureau-a'), unit('bureau-a')]))).rejects.toThrow(/units\.json:1: .*unit bureau-a stands twice/)
})

test('a file that is missing is named', async () => {
  const office = await openOffice({ modules: [mattersWith()], at: '2026-03-04 10:00' })
  await expect(publishFolder(office.db, office.office.definitions, join(folder, 'nowhere'), files, office.now())).rejects.toThrow(/units\.json.*units/)
})

test('the line of a place is found by walking, not by the first word that looks like it', () => {
  const text = '{\n "name": {"b": 1},\n "a": {\n  "name": "b",\n  "list": [\n   {"name": "]"},\n   {"name": "\\"a\\": {"}\n  ]\n },\n "b": {"x~/y": [[1], [2,\n 3]]}\n}'
  expect(lineOf(text, '')).toBe(1)
  expect(lineOf(text, '/name/b')).toBe(2)
  expect(lineOf(text, '/a/name')).toBe(4)
  expect(lineOf(text, '/a/list/1/name')).toBe(7)
  expect(lineOf(text, '/b')).toBe(10)
  expect(lineOf(text, '/b/x~0~1y/1/1')).toBe(11)
  // What is missing is where it should be: in its parent.
  expect(lineOf(text, '/a/nothing')).toBe(3)
  expect(lineOf(text, '/a/list/9')).toBe(5)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { afterAll, expect, test } from 'vitest'
import type { Module } from '../module.ts'
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
  await publishFolder(office.office, folder, files)
  return office.office.definitions.versions('units').length
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
  await expect(publishFolder(office.office, join(folder, 'nowhere'), files)).rejects.toThrow(/units\.json.*units/)
})

/** Rules that name units, as a module's definition may. */
const rules: Module = {
  name: 'rules',
  definitions: [{ name: 'rules', schema: Type.Array(Type.String()), also: (body, others) => (body as string[]).filter((id) => !others<{ id: string }[]>('units').some((unit) => unit.id === id)).map((id) => `no unit ${id}`) }],
}

async function openWithRules() {
  const { office, db, now } = await openOffice({ modules: [rules], at: '2026-03-04 10:00', definitions: { units: [unit('bureau-a'), unit('bureau-b')], rules: ['bureau-a'] } })
  const warned: object[] = []
  office.log = { ...office.log, warn: (facts) => void warned.push(facts) }
  const onTheDesk = async (kind: string, body: unknown) => (await office.definitions.publish(db, { kind, body, effectiveFrom: '2026-03-04', why: '机构改革', by: 'staff:1', now: now() }), office.definitions.load(db))
  const publishFiles = (units: object[], named: string[]) => {
    writeFileSync(join(folder, 'units.json'), JSON.stringify(units))
    writeFileSync(join(folder, 'rules.json'), JSON.stringify(named))
    return publishFolder(office, folder, [...files, { kind: 'rules', file: 'rules.json' }])
  }
  const inForce = (kind: string) => office.definitions.newest(kind)!.body
  return { office, warned, onTheDesk, publishFiles, inForce }
}

test('what people published on the desk is not replaced by a file that changed; the log names file and version', async () => {
  const { warned, onTheDesk, publishFiles, inForce } = await openWithRules()
  const own = [unit('bureau-a'), unit('bureau-b'), unit('bureau-new')]
  await onTheDesk('units', own)
  await publishFiles([unit('bureau-a', { phone: '80000000' })], ['bureau-a'])
  expect(inForce('units')).toEqual(own)
  expect(warned).toEqual([{ file: join(folder, 'units.json'), version: 2 }])
})

test('a file whose unit people took away on the desk is named together with the file that does not count', async () => {
  const { onTheDesk, publishFiles } = await openWithRules()
  await onTheDesk('units', [unit('bureau-a')])
  const said = await publishFiles([unit('bureau-a'), unit('bureau-b'), unit('bureau-c')], ['bureau-b']).then(() => '', (error: Error) => error.message)
  expect(said).toContain('rules.json:1: / no unit bureau-b')
  expect(said).toContain('units.json: is not in force, for people published version 2 of units on the desk')
})

test('a file that takes away what a definition still names stops the start, and both are named', async () => {
  const { onTheDesk, publishFiles, inForce } = await openWithRules()
  await publishFiles([unit('bureau-b')], ['bureau-b'])
  expect(inForce('units')).toEqual([unit('bureau-b')])
  await onTheDesk('rules', ['bureau-b', 'bureau-b'])
  await expect(publishFiles([unit('bureau-c')], ['bureau-c'])).rejects.toThrow(/units\.json: breaks rules version 3: no unit bureau-b\n.*rules\.json: is not in force/)
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

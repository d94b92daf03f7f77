import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import yauzl from 'yauzl'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'
import { readMapping } from './mapping.ts'
import { runImport } from './run-import.ts'
import { openSheet } from './sheet.ts'

/**
 * Real messages and replies of a province, which are not ours to publish: they lie beside the repository, or where
 * NUANBAN_SHARED says. Without them these tests say that they skip, and the made sheets of the other tests stand alone.
 */
const root = join(import.meta.dirname, '../../../..')
const folder = join(process.env['NUANBAN_SHARED'] ?? join(root, '../shared'), 'data/messages')
const imports = join(root, 'districts/shinan/imports')
const there = existsSync(folder)
if (!there) console.warn(`skipped: no messages in ${folder}; set NUANBAN_SHARED to the folder that holds data/messages`)

/** The same workbook read another way: the parts whole, and taken apart with patterns. */
async function plainly(path: string): Promise<string[][]> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false })
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    if (!/sharedStrings|sheet1/.test(entry.fileName)) continue
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
  }
  zip.close()
  const plain = (xml: string) => xml.replace(/\r\n?/g, '\n').replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!).replace(/_x000D_/gi, '\r')
  const texts = [...parts.get('xl/sharedStrings.xml')!.matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => plain([...si!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join('')))
  return [...parts.get('xl/worksheets/sheet1.xml')!.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: string[] = []
    for (const [, column, attributes, inner] of row!.matchAll(/<c r="([A-Z])\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const value = /<v>(.*?)<\/v>/s.exec(inner ?? '')?.[1]
      cells[column!.charCodeAt(0) - 65] = value === undefined ? '' : attributes!.includes('t="s"') ? texts[Number(value)]! : value
    }
    return cells
  })
}

type Kept = { externalId: string; text: string; sealed: string; answer: string | null; title: string; opened: Date; closed: Date; openedAt: string; number: string }

async function importAndCompare(file: string, map: string, expected: number) {
  const { office, db } = await openRequestsOffice()
  const path = join(folder, file)
  const result = await runImport(office, { path, mapping: readMapping(join(imports, map)) })
  expect(result.faults).toEqual([])
  expect(result).toMatchObject({ rows: expected, written: expected, already: 0, went: true })

  const { rows } = await sql<Kept>`
    select e.sealed->'says'->>'externalId' as "externalId", r.text, e.sealed->'says'->>'text' as sealed, e.sealed->'says'->>'answer' as answer, e.sealed->'says'->>'title' as title,
      c.opened_at as opened, c.closed_at as closed, e.body->'says'->>'openedAt' as "openedAt", c.number
    from kernel.case c join kernel.event e on e.case_id = c.id join requests.report r on r.case_id = c.id`.execute(db)
  expect(rows).toHaveLength(expected)
  const byNumber = new Map(rows.map((row) => [row.externalId, row]))
  const [head, ...source] = await plainly(path)
  const at = (name: string) => head!.indexOf(name)
  let longest = 0
  for (const cells of source) {
    const kept = byNumber.get(cells[at('留言编号')]!)!
    const text = cells[at('留言详情')]!.trim()
    // Compared without the texts in the message of a failure: they are not ours to print.
    expect({ of: kept.externalId, same: kept.text === text && kept.sealed === text }).toEqual({ of: kept.externalId, same: true })
    expect(kept.title === cells[at('留言主题')]!.trim()).toBe(true)
    expect(kept.opened).toEqual(instantOf(cells[at('留言时间')]!.trim()))
    expect(new Date(kept.openedAt)).toEqual(kept.opened)
    if (at('答复意见') >= 0) {
      expect(kept.answer === cells[at('答复意见')]!.trim()).toBe(true)
      expect(kept.closed).toEqual(instantOf(cells[at('答复时间')]!.trim()))
    }
    longest = Math.max(longest, [...kept.text].length)
  }
  const { rows: [open] } = await sql<{ clocks: number; notices: number; states: string }>`select (select count(*)::int from kernel.clock) as clocks, (select count(*)::int from kernel.outbox) as notices,
    (select string_agg(distinct state || ' ' || (facts->'outcome'->>'excluded'), ',') from kernel.case) as states`.execute(db)
  expect(open).toEqual({ clocks: 0, notices: 0, states: 'concluded imported' })
  console.log(`${file}: ${expected} rows, longest text ${longest}, written at ${Math.round(result.written / result.writeSeconds)} rows/s on ${office.engine}`)
  return { db, longest, again: () => runImport(office, { path, mapping: readMapping(join(imports, map)) }) }
}

function instantOf(text: string): Date {
  if (/^[\d.]+$/.test(text)) return new Date(Math.round((Number(text) - 25_569) * 86_400) * 1000 - 8 * 3_600_000)
  const [day = '', time = '0:00:00'] = text.split(' ')
  return new Date(`${day.split('/').map((part) => part.padStart(2, '0')).join('-')}T${time.padStart(8, '0')}+08:00`)
}

test.runIf(there)('4,326 messages come in whole, the longest of 6,999 characters, and once only', async () => {
  const { longest, again } = await importAndCompare('hot-topics.xlsx', 'hot-topics.json', 4326)
  expect(longest).toBe(6999)
  expect(await again()).toMatchObject({ written: 0, already: 4326 })
}, 300_000)

test.runIf(there)('2,816 messages with their replies come in whole, each as one event of an unbroken ledger', async () => {
  const { db } = await importAndCompare('replies.xlsx', 'replies.json', 2816)
  expect(await verifyLedger(db, new Map())).toMatchObject({ cases: 2816, events: 2816, faults: [] })
}, 300_000)

test.runIf(there)('451 sorted messages come in from CSV', async () => {
  const { office, db } = await openRequestsOffice()
  const result = await runImport(office, { path: join(folder, 'labelled-raw.csv'), mapping: readMapping(join(imports, 'labelled.json')) })
  expect(result).toMatchObject({ faults: [], went: true })
  expect(result.written).toBe(result.rows)
  expect(Number((await db.selectFrom('kernel.case').select((q) => q.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)).toBe(result.rows)
}, 300_000)

test('every category of the table is one of ours', async () => {
  const ours = new Set((await import('#districts/shinan/categories.json', { with: { type: 'json' } })).default.map((category) => category.code))
  const { category } = readMapping(join(imports, 'labelled.json'))
  expect(Object.values(category!.table!).filter((code) => !ours.has(code))).toEqual([])
})

test.runIf(there)('every path of the table is one of the 517 of the other system', async () => {
  const sheet = await openSheet(join(folder, 'categories.xlsx'))
  const paths = new Set<string>()
  for await (const { cells } of sheet.rows) for (const depth of [1, 2, 3]) paths.add(cells.slice(0, depth).map(String).join('>'))
  const { category } = readMapping(join(imports, 'labelled.json'))
  expect(Object.keys(category!.table!).filter((path) => !paths.has(path))).toEqual([])
})

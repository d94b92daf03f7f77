import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openRequestsOffice } from '../testing/requests-office.ts'
import { type Mapping, readMapping } from './mapping.ts'
import { writeReport } from './report.ts'
import { runImport } from './run-import.ts'
import { type Made, writeXlsx } from './testing/made-xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'nuanban-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEAD = ['编号', '用户', '主题', '时间', '内容', '答复', '答复时间', '电话', '地址', '经度', '纬度', '一级', '二级', '点赞']
const mapping: Mapping = {
  id: 'messages', source: '网络问政平台', section: 'livelihood', unanswered: 'archive',
  fields: {
    externalId: '编号', contact: '用户', title: '主题', text: '内容', openedAt: '时间', answer: '答复', answeredAt: { column: '答复时间', formats: ['yyyy/M/d H:mm:ss', 'yyyy/M/d', 'serial'] },
    phone: '电话', address: '地址', lng: '经度', lat: '纬度',
  },
  category: { columns: ['一级', '二级'], table: { 城建: 'M0301', '城建>路灯': 'M0101', '执法': 'Z0101', 错: 'M9999' }, unmapped: 'none' },
  extras: { 点赞数: '点赞' },
}
/** A row that is right, with some of its cells changed. */
const row = (n: number, change: Record<string, Made> = {}): Made[] => {
  const right: Record<string, Made> = { 编号: 1000 + n, 用户: `A${n}`, 主题: `第 ${n} 件`, 时间: '2019/2/28 11:25:05', 内容: `\n\t\t 第 ${n} 盏路灯坏了\u3000\r\n第二行 \n`, 答复: '已修好', 答复时间: '2019/3/4' }
  return HEAD.map((column) => ({ ...right, ...change })[column] ?? null)
}
function sheetOf(name: string, rows: Made[][]): string {
  const path = join(folder, `${name}.xlsx`)
  writeXlsx(path, [HEAD, ...rows])
  return path
}
const reports = async (db: any) => db.selectFrom('requests.report').innerJoin('kernel.case as c', 'c.id', 'case_id').select(['text', 'answers', 'c.facts', 'c.category', 'c.state', 'c.number', 'c.opened_at', 'c.lng', 'c.area']).orderBy('c.number').execute()
const countCases = async (db: any) => Number((await db.selectFrom('kernel.case').select((q: any) => q.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

test('rows come in with their texts whole but for the space around them, times, extras, places and categories', async () => {
  const { office, db } = await openRequestsOffice()
  const path = sheetOf('right', [
    row(1, { 点赞: 7, 一级: '城建', 二级: '路灯' }), row(2, { 时间: 43524.475752, 经度: 120.39, 纬度: '36.064', 地址: '香港中路', 一级: '城建', 二级: '别的' }), row(3, { 答复: null, 答复时间: null, 地址: '某街 5 号', 一级: '农业' }), row(4, { 一级: '执法' }),
  ])
  expect(await runImport(office, { path, mapping })).toMatchObject({ rows: 4, written: 4, already: 0, faults: [], went: true })
  const rows = await reports(db)
  expect(rows.map((one: any) => one.text)).toEqual([1, 2, 3, 4].map((n) => `第 ${n} 盏路灯坏了\u3000\r\n第二行`))
  expect(rows[0]).toMatchObject({ category: 'M0101', answers: { 点赞数: 7 }, state: 'concluded', opened_at: new Date('2019-02-28T11:25:05+08:00') })
  expect(rows[1]).toMatchObject({ category: 'M0301', opened_at: new Date('2019-02-28T11:25:05+08:00'), lng: 120.39, area: '370202001', answers: {} })
  expect(rows[2]).toMatchObject({ category: null, answers: { 地点: '某街 5 号' } })
  expect(rows[3]).toMatchObject({ category: 'Z0101', facts: { section: 'enforcement', confidential: true } })
})

const faulty: [string, Record<string, Made>, string, RegExp][] = [
  ['no text', { 内容: ' \n\t ' }, '内容', /没有内容/], ['no time', { 时间: null }, '时间', /没有时间/], ['a time that is none', { 时间: '去年' }, '时间', /格式/], ['a day that does not exist', { 时间: '2019/2/30 10:00:00' }, '时间', /格式/],
  ['asked in the future', { 时间: '2030/1/1' }, '时间', /以后/], ['answered before it was asked', { 答复时间: '2019/2/1' }, '答复时间', /早于/], ['a time of an answer that is not there', { 答复: null }, '答复时间', /没有答复/],
  ['a formula in error', { 内容: { type: 'e', xml: '<v>#N/A</v>' } }, '内容', /#N\/A/], ['a telephone number that is none', { 电话: 'call' }, '电话', /电话/], ['half a place', { 经度: 120.39 }, '纬度', /同时/],
  ['a place elsewhere', { 经度: 116.4, 纬度: 39.9 }, '经度', /不在市南区/], ['a coordinate that is none', { 经度: '东经', 纬度: 36 }, '经度', /经纬度/], ['a category that we have not', { 一级: '错' }, '二级', /M9999/],
  ['longer than we keep', { 内容: '路'.repeat(10_001) }, '内容', /不截断/], ['a character that cannot be kept', { 内容: '坏_x0000_了' }, '内容', /无法保存/], ['the number of another row', { 编号: 1001 }, '编号', /第 2 行相同/],
]
test.each(faulty)('a fault is named by row, column, value and reason, and nothing is written: %s', async (_what, change, column, reason) => {
  const { office, db } = await openRequestsOffice()
  const result = await runImport(office, { path: sheetOf('faulty', [row(1), row(2, change), row(3)]), mapping })
  expect(result).toMatchObject({ rows: 3, written: 0, faultyRows: 1, went: false })
  expect(result.faults).toEqual([{ row: 3, column, value: expect.any(String), reason: expect.stringMatching(reason) }])
  expect(await countCases(db)).toBe(0)
})

test('all that is wrong with a row is said, a shown value is short', async () => {
  const { office } = await openRequestsOffice()
  const { faults } = await runImport(office, { path: sheetOf('many', [row(1, { 时间: '去'.repeat(100), 内容: null, 电话: 'x' })]), mapping })
  expect(faults.map((fault) => fault.column).toSorted()).toEqual(['内容', '时间', '电话'].toSorted())
  expect(faults.find((fault) => fault.column === '时间')!.value).toBe(`${'去'.repeat(39)}…`)
})

test('--skip-faulty writes the rest, and the report has every row that was left out', async () => {
  const { office, db } = await openRequestsOffice()
  const path = sheetOf('skip', [row(1), row(2, { 内容: null }), row(3), row(4, { 时间: '=cmd()' })])
  const result = await runImport(office, { path, mapping, skipFaulty: true })
  expect(result).toMatchObject({ rows: 4, written: 2, faultyRows: 2, went: true })
  expect(await countCases(db)).toBe(2)
  await writeReport(join(folder, 'report.csv'), result.faults)
  expect(readFileSync(join(folder, 'report.csv'), 'utf8')).toBe(`\ufeff行,列,内容,原因\r\n3,内容,,没有内容\r\n5,时间,'=cmd(),不是这些格式的时间：${(await import('./mapping.ts')).TIME_FORMATS.join('、')}\r\n`)
})

test('run twice, each row is one case; what was mended since comes in the second time', async () => {
  const { office, db } = await openRequestsOffice()
  const rows = (third: Record<string, Made>) => [row(1), row(2), row(3, third)]
  await runImport(office, { path: sheetOf('twice', rows({ 内容: null })), mapping, skipFaulty: true })
  expect(await runImport(office, { path: sheetOf('twice', rows({})), mapping })).toMatchObject({ written: 1, already: 2 })
  expect(await countCases(db)).toBe(3)
})

test('an import that breaks off goes on where it stopped, each row once', async () => {
  const { office, db } = await openRequestsOffice()
  const path = sheetOf('broken', Array.from({ length: 25 }, (_, n) => row(n)))
  const breaking = runImport(office, { path, mapping, batch: 10, progress: ({ phase, done }) => { if (phase === 'write' && done >= 10) throw new Error('the power went') } })
  await expect(breaking).rejects.toThrow('the power went')
  const before = await countCases(db)
  expect(before % 10).toBe(0)
  expect(before).toBeGreaterThan(0)
  expect(await runImport(office, { path, mapping, batch: 10 })).toMatchObject({ written: 25 - before, already: before })
  expect(await countCases(db)).toBe(25)
})

test('two that run the same import at once write each row once', async () => {
  const { office, db } = await openRequestsOffice()
  const path = sheetOf('both', Array.from({ length: 30 }, (_, n) => row(n)))
  const results = await Promise.all([runImport(office, { path, mapping, batch: 7 }), runImport(office, { path, mapping, batch: 7 })])
  expect(results[0].written + results[1].written).toBe(30)
  expect(await countCases(db)).toBe(30)
})

test('another import id is another import; rows without a number are known by their place', async () => {
  const { office, db } = await openRequestsOffice()
  const path = sheetOf('ids', [row(1), row(2)])
  const fields = { ...mapping.fields }
  delete fields.externalId
  await runImport(office, { path, mapping: { ...mapping, fields } })
  expect(await runImport(office, { path, mapping: { ...mapping, fields } })).toMatchObject({ already: 2 })
  expect(await runImport(office, { path, mapping: { ...mapping, fields }, importId: 'second' })).toMatchObject({ written: 2 })
  expect(await countCases(db)).toBe(4)
})

test('a check alone writes nothing; empty rows are passed over', async () => {
  const { office, db } = await openRequestsOffice()
  const path = sheetOf('dry', [row(1), HEAD.map(() => null), HEAD.map(() => ' '), row(2)])
  expect(await runImport(office, { path, mapping, dryRun: true })).toMatchObject({ rows: 2, faults: [], written: 0, went: false })
  expect(await countCases(db)).toBe(0)
})

test('missing and doubled headings stop the import, all of them named', async () => {
  const { office } = await openRequestsOffice()
  const path = join(folder, 'head.xlsx')
  writeXlsx(path, [['编号', '内容']])
  await expect(runImport(office, { path, mapping })).rejects.toThrow(/没有：主题、时间|没有：.*时间.*点赞/)
  writeXlsx(path, [[...HEAD, '内容'], row(1)])
  await expect(runImport(office, { path, mapping })).rejects.toThrow('“内容”有两列')
})

test('headings further down, constants, defaults and a section by table', async () => {
  const { office, db } = await openRequestsOffice()
  const path = join(folder, 'other.csv')
  writeFileSync(path, '导出自旧系统,,\n类型,内容,时间\n企业,交补贴,\n个人,路灯坏了,2019-02-28 10:00\n')
  const other: Mapping = {
    id: 'other', source: '旧系统', header: 2, unanswered: 'archive', section: { column: '类型', table: { 企业: 'development' }, default: 'livelihood' },
    fields: { text: '内容', openedAt: { column: '时间', default: '2018-01-01' }, contact: { constant: '旧系统用户' } },
  }
  expect(await runImport(office, { path, mapping: other })).toMatchObject({ written: 2 })
  expect((await reports(db)).map((one: any) => [one.facts.section, one.opened_at.toISOString()])).toEqual([['development', '2017-12-31T16:00:00.000Z'], ['livelihood', '2019-02-28T02:00:00.000Z']])
})

test('messages to be taken up need somebody to answer to', async () => {
  const { office, db } = await openRequestsOffice()
  const live: Mapping = { ...mapping, unanswered: 'intake' }
  const path = sheetOf('live', [row(1, { 答复: null, 答复时间: null, 电话: '13966880001' }), row(2)])
  expect(await runImport(office, { path, mapping: live })).toMatchObject({ written: 2 })
  expect((await reports(db)).map((one: any) => one.state)).toEqual(['submitted', 'concluded'])
  const { faults } = await runImport(office, { path: sheetOf('dead', [row(9, { 答复: null, 答复时间: null })]), mapping: live })
  expect(faults).toMatchObject([{ column: '电话', reason: expect.stringContaining('没有联系电话') }])
})

test('a mapping that is wrong is refused with its place; a table of categories may lie beside it', () => {
  const path = join(folder, 'map.json')
  writeFileSync(path, JSON.stringify({ ...mapping, section: 'nowhere', colour: 1 }))
  expect(() => readMapping(path)).toThrow(/section|colour/)
  writeFileSync(path, '{')
  expect(() => readMapping(path)).toThrow('不是 JSON')
  writeFileSync(join(folder, 'table.json'), '{"农业":"M0301"}')
  writeFileSync(path, JSON.stringify({ ...mapping, category: { ...mapping.category, file: 'table.json' } }))
  expect(readMapping(path).category!.table).toMatchObject({ 农业: 'M0301', '城建>路灯': 'M0101' })
})

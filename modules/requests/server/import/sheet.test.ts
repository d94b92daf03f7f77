import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type HowToRead, openSheet } from './sheet.ts'
import { writeXlsx } from './testing/made-xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'nuanban-sheet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, how: HowToRead = {}) {
  const sheet = await openSheet(join(folder, name), how)
  const rows = []
  for await (const row of sheet.rows) rows.push(row)
  return { rows, date1904: sheet.date1904 }
}

test('texts come out of a workbook as they went in: spaces, lines, rare characters, the format\'s own escapes', async () => {
  const texts = [' 前后有空格 ', '第一行\r\n第二行\n第三行', '𠮷野家🚧', '<b>&amp;', '_x005F_', `${'路'.repeat(6999)}`]
  writeXlsx(join(folder, 'texts.xlsx'), [texts.map((text) => (text === '_x005F_' ? '_x005F_x000D_' : text))])
  expect((await read('texts.xlsx')).rows).toEqual([{ row: 1, cells: texts.map((text) => (text === '_x005F_' ? '_x000D_' : text)) }])
})

test('rich text is joined without its readings; inline texts, results of formulas, numbers and truth are read', async () => {
  writeXlsx(join(folder, 'kinds.xlsx'), [[
    { rich: '<r><t>路灯</t></r><rPh sb="0" eb="1"><t>lùdēng</t></rPh><r><rPr><b/></rPr><t>坏了</t></r>' }, { type: 'inlineStr', xml: '<is><t>直接写的</t></is>' }, { type: 'str', xml: '<f>A1</f><v>算出来的</v>' }, 188006, 43678.5, true, null, { xml: '<v></v>' },
    { type: 'e', xml: '<v>#REF!</v>' }, { type: 's', xml: '<v>99</v>' },
  ]])
  expect((await read('kinds.xlsx')).rows[0]!.cells).toEqual(['路灯坏了', '直接写的', '算出来的', 188006, 43678.5, true, undefined, undefined, { error: '公式错误 #REF!' }, { error: '没有第 99 条共享文字' }])
})

test('empty rows and columns keep their places, and columns go beyond Z', async () => {
  const wide: (string | null)[] = Array.from({ length: 30 }, () => null)
  wide[28] = '在 AC 列'
  writeXlsx(join(folder, 'wide.xlsx'), [['一'], [], wide])
  const { rows } = await read('wide.xlsx')
  expect(rows.map(({ row }) => row)).toEqual([1, 2, 3])
  expect(rows[2]!.cells[28]).toBe('在 AC 列')
})

test('a sheet is found by its name, and a name that is not there is answered with those that are', async () => {
  writeXlsx(join(folder, 'two.xlsx'), [['甲']], { sheets: [['第二张', [['乙']]]] })
  expect((await read('two.xlsx')).rows[0]!.cells).toEqual(['甲'])
  expect((await read('two.xlsx', { sheet: '第二张' })).rows[0]!.cells).toEqual(['乙'])
  await expect(read('two.xlsx', { sheet: '第三张' })).rejects.toThrow('只有：Sheet1、第二张')
})

test('names with a prefix are the same names, and days may be counted from 1904', async () => {
  writeXlsx(join(folder, 'prefix.xlsx'), [['甲', 1]], { prefix: 'x', date1904: true })
  expect(await read('prefix.xlsx')).toEqual({ rows: [{ row: 1, cells: ['甲', 1] }], date1904: true })
})

test('what is no workbook is refused with a sentence', async () => {
  writeFileSync(join(folder, 'old.xls'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))
  await expect(read('old.xls')).rejects.toThrow('另存为')
  await expect(read('none.xlsx')).rejects.toThrow('没有这个文件')
})

test('CSV: quotes, lines within a cell, a mark at the start, short rows, and the row as a sheet shows it', async () => {
  writeFileSync(join(folder, 'a.csv'), '\ufeff编号,内容\r\n1,"他说:""坏了""\n三天"\r\n2\r\n\r\n3,x,多一格\r\n')
  expect((await read('a.csv')).rows).toEqual([
    { row: 1, cells: ['编号', '内容'] }, { row: 2, cells: ['1', '他说:"坏了"\n三天'] }, { row: 3, cells: ['2'] }, { row: 4, cells: [undefined] }, { row: 5, cells: ['3', 'x', '多一格'] },
  ])
})

test('CSV in the encoding of Chinese Excel, when it is said; guessed at, never', async () => {
  const gbk = Buffer.concat([Buffer.from('a,'), Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]), Buffer.from('\n')])
  writeFileSync(join(folder, 'gbk.csv'), gbk)
  expect((await read('gbk.csv', { encoding: 'gb18030' })).rows[0]!.cells).toEqual(['a', '路灯'])
  await expect(read('gbk.csv')).rejects.toThrow('gb18030')
})

test('a CSV whose quote is never closed is refused with its row', async () => {
  writeFileSync(join(folder, 'open.csv'), 'a,b\n1,"no end\n2,x\n')
  await expect(read('open.csv')).rejects.toThrow('第 2 行起')
})

test('a character that lies on the edge of two pieces of the file is whole', async () => {
  const cell = '诉求🚧'.repeat(40_000)
  writeFileSync(join(folder, 'long.csv'), `a\n${cell}\n`)
  writeXlsx(join(folder, 'long.xlsx'), [[cell.slice(0, 32_000)]])
  expect((await read('long.csv')).rows[1]!.cells[0]).toBe(cell)
  expect((await read('long.xlsx')).rows[0]!.cells[0]).toBe(cell.slice(0, 32_000))
})

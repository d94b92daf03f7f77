import { expect, test } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishFolder } from '../definitions/folder.ts'
import { openHouse } from '../identity/identity.fixtures.ts'
import { sayer } from './template.ts'

const template = { name: 'words.dispatched', gaps: { number: (value: unknown) => String(value), late: (value: unknown) => (value ? 'yes' : '') } }

test('a gap is filled, one or the other is said, and a value is never taken for a gap', () => {
  const say = sayer(template, { number: '{late}[late=x]', late: true })
  expect(say('诉求 {number} [late=已超时|未超时]。', 'zh')).toBe('诉求 {late}[late=x] 已超时。')
  expect(sayer(template, { number: 1 })('{number}[late=, {number} is late]', 'en')).toBe('1')
})

const plain = { name: 'words.plain', on: true, title: { zh: '提醒', en: 'Reminder' }, text: { zh: '请查看 {number}', en: 'see {number}' } }
const dispatched = { ...plain, name: 'words.dispatched' }

/** A faulty rule, the words on whose line the fault is told, and what is told. */
test.each([
  ['a gap that nobody fills', [dispatched, { ...plain, text: { zh: '请查看 {unit}', en: 'see {unit}' } }], '"请查看 {unit}"', '/1/text/zh there is no gap {unit} here, only number'],
  ['a gap of one language alone', [dispatched, { ...plain, text: { zh: '请查看 {number}', en: 'see it' } }], '"see it"', '/1/text/en {number} is said in one language alone'],
  ['English that is missing', [dispatched, { ...plain, text: { zh: '请看 {number}' } }], '"请看 {number}"', '/1/text must have required properties en'],
  ['a bracket that is not closed', [dispatched, { ...plain, title: { zh: '提醒[number=', en: 'Reminder' } }], '提醒[number=', '/1/title/zh a bracket'],
  ['a title with a gap', [dispatched, { ...plain, title: { zh: '提醒', en: 'Reminder {number}' } }], 'Reminder {number}', '/1/title/en a title is shown as it stands'],
  ['a title that says one or the other', [dispatched, { ...plain, title: { zh: '[number=甲|乙]', en: 'Reminder' } }], '[number=', '/1/title/zh a title is shown as it stands'],
  ['a notice without words', [dispatched], '[', '/ notice words.plain has no words'],
  ['a notice that nobody sends', [dispatched, plain, { ...plain, name: 'words.other' }], 'words.other', '/2/name no notice is named words.other'],
  ['a wrong value for a carrier', [{ ...dispatched, sms: { on: true, template: 'T', params: { number: '{nummer}' } } }, plain], '{nummer}', '/0/sms/params/number there is no gap'],
])('%s stops the start, with file and line', async (_what, rules, words, complaint) => {
  const house = await openHouse()
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-notices-'))
  const text = written(rules)
  const line = text.split('\n').findIndex((one) => one.includes(words)) + 1
  try {
    writeFileSync(join(folder, 'notices.json'), text)
    await expect(publishFolder(house.office, folder, [{ kind: 'notices', file: 'notices.json' }])).rejects.toThrow(`notices.json:${line}: ${complaint}`)
  } finally {
    rmSync(folder, { recursive: true })
    await house.close()
  }
})

/** As people write it: one field a line, and the words of a notice one a line. */
const written = (rules: object[]) =>
  `[\n${rules.map((rule) => `{ ${Object.entries(rule).map(([key, value]) => `"${key}": ${key === 'text' ? `{${Object.entries(value as object).map(([lang, words]) => `"${lang}": ${JSON.stringify(words)}`).join(',\n')} }` : JSON.stringify(value)}`).join(',\n')}}`).join(',\n')}\n]`

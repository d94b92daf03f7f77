import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sayer } from '#kernel/notices/template.ts'
import rules from '../../../districts/shinan/notices.json' with { type: 'json' }
import { notices } from './notices.ts'

const folder = new URL('./', import.meta.url)
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'notices.ts').map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')
const sent = new Set([...sources.matchAll(/'(approvals\.[a-z_]+)'/g)].map(([, name]) => name!))

test('every notice that there is, is sent by somebody', () => {
  expect(notices.map((notice) => notice.name).filter((name) => !sent.has(name))).toEqual([])
})

test('every notice has its words in both languages, without a gap, and names the application', () => {
  const params = { number: '260304-000001-2', oneThing: { zh: '开办茶馆', en: 'Open a tea house' }, matter: { zh: '食品经营许可', en: 'Food permit' }, material: { zh: '效果图', en: 'Picture' }, kind: { zh: '听证', en: 'hearing' }, count: 2, days: 3, due: '2026-03-06T10:00:00.000Z', clock: 'branch', title: { zh: '食品经营许可证', en: 'Food permit' }, certificate: 'JY23702020000013', does: { zh: '变更', en: 'changed' }, status: { zh: '已暂停', en: 'suspended' }, until: '2027-03-04', by: '2027-02-02' }
  for (const { name, title, text } of rules.filter((rule) => rule.name.startsWith('approvals.'))) {
    const notice = notices.find((one) => one.name === name)!
    for (const given of [params, { ...params, due: null, by: null }]) {
      const say = sayer(notice, given)
      const said = { zh: say(text.zh, 'zh'), en: say(text.en, 'en') }
      expect(said.zh, name).toContain(params.number)
      expect(said.en, name).toContain(params.number)
      expect(said.en, name).not.toMatch(/[\u4e00-\u9fff]/)
      for (const words of [said.zh, said.en, title.zh, title.en]) expect(words, name).not.toMatch(/undefined|null|NaN|[[\]{}]|^$/)
    }
  }
})

test('a clock in a notice is named as people call it', () => {
  const say = sayer(notices.find((one) => one.name === 'approvals.red_card')!, { number: '1', clock: 'stop' })
  expect(say('{clock}', 'zh')).toBe('停表事项')
})

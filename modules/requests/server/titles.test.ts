import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clocks } from './clocks.ts'
import { NO_ADVICE } from './advice.ts'
import { requestsModule } from './module.ts'
import { sayer } from '#kernel/notices/template.ts'
import rules from '../../../districts/shinan/notices.json' with { type: 'json' }
import { notices } from './notices.ts'
import { request } from './request.ts'
import { SENTENCES } from './sentences.ts'
import { GROUNDS, SATISFACTION, STATES } from './titles.ts'
import type { Told } from './told.ts'

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/
const module = requestsModule(NO_ADVICE)
const verbs = [...module.opens!, ...module.verbs!]
const shortName = (name: string) => name.replace('requests.', '')

test('every state has a name, and every verb a title and a sentence, in both languages', () => {
  expect(Object.keys(STATES)).toEqual(expect.arrayContaining([...request.states]))
  for (const lang of ['zh', 'en'] as const) expect(verbs.filter(({ name }) => !SENTENCES[lang][shortName(name)])).toEqual([])
  for (const words of [STATES, GROUNDS, SATISFACTION].flatMap((table) => Object.values(table)).concat(verbs.map(({ title }) => title), clocks.map(({ purpose }) => purpose))) {
    expect(words.zh).toMatch(CHINESE)
    expect(words.en).toMatch(/^[A-Za-z][\w ’',:()-]+$/)
  }
})

/** An event of any verb, told with everything that its sentences could ask for. */
const told = (says: object, became: string): Told => ({
  says: { lead: 'a', from: 'a', to: 'a', unit: 'a', suggests: 'a', assist: ['a', 'b'], who: ['unit:a', 'staff:b'], branch: 'a', days: 2, how: 'phone', app: 'app', source: 'source', number: '1', kind: 'conclude', rule: 'R1', catalogue: 1, ...says },
  words: Object.fromEntries(['text', 'why', 'reason', 'answer', 'question', 'note', 'result', 'plan', 'clause', 'handling', 'demand', 'words', 'ownWords', 'sent', 'reply'].map((word) => [word, 'words'])),
  became, holder: 'a', responder: 'somebody', unit: () => 'Unit', category: () => 'Category', door: () => 'Door', party: () => 'Party', due: () => '18:00 on 6 Mar', earlier: () => ({ days: 1, reason: 'words', answer: 'words' }),
})
const CASES: readonly [object, string][] = [
  [{ upheld: true, granted: true, reached: true, contacted: true, solved: true, satisfaction: 'fair', count: 1, amends: true, card: 'red', level: 1, rung: 'supervisor', ground: 'test' }, 'answered'],
  [{ upheld: false, granted: false, reached: false, closes: true, solved: false, count: -1, card: 'yellow', kept: 'intake', ground: 'unreasonable' }, 'in_progress'],
  [{ upheld: true, reached: true, solved: false, kind: 'supply', ground: 'test' }, 'submitted'], [{ reached: false, card: 'red', level: 2, kind: 'sign', ground: 'test' }, 'concluded'],
]

test('an English sentence holds no Chinese, says as much to whom the Chinese one does, and leaves no gap', () => {
  for (const name of Object.keys(SENTENCES.zh)) {
    for (const [says, became] of CASES) {
      const [zh, en] = [SENTENCES.zh[name]!, SENTENCES.en[name]!].map(({ resident, staff }) => [resident?.(told(says, became)) ?? null, staff(told(says, became))] as const) as [readonly [string | null, string], readonly [string | null, string]]
      expect(en[0] === null, `${name}: what the resident reads`).toBe(zh[0] === null)
      for (const said of en) expect(said ?? 'nothing', name).not.toMatch(/undefined|null|NaN|\[object|^$|  /)
      for (const said of en) expect(said ?? '', name).not.toMatch(CHINESE)
    }
  }
})

test('every notice that a verb sends has its words, in both languages and without a gap', () => {
  const folder = new URL('./', import.meta.url)
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const sent = new Set(sources.flatMap((text) => [...text.matchAll(/(?:template: |tell\((?:[^)]*, )?)'(requests\.[a-z_]+)'/g)].map(([, name]) => name!)))
  expect(sent.size).toBeGreaterThan(20)
  expect([...sent].filter((name) => !notices.some((notice) => notice.name === name))).toEqual([])
  const params = { number: '260304-000001-2', unit: { zh: '城市管理局', en: 'City Management' }, days: 2, due: '2026-03-06T10:00:00.000Z', clock: 'conclude', why: 'rated', assisting: false, granted: true, upheld: false, promised: '2026-03-10', branch: 'repeat' }
  for (const { name, title, text } of rules.filter((rule) => rule.name.startsWith('requests.'))) {
    const say = sayer(notices.find((notice) => notice.name === name)!, params)
    const said = { zh: say(text.zh, 'zh'), en: say(text.en, 'en') }
    expect(said.zh).toContain(params.number)
    for (const words of [said.zh, said.en, title.zh, title.en]) expect(words).not.toMatch(/undefined|null|NaN|[[\]{}]|^$/)
  }
})

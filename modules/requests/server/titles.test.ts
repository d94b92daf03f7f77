import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { requestsModule } from './module.ts'
import { notices } from './notices.ts'
import { request } from './request.ts'
import { SENTENCES, STATES } from './titles.ts'

test('every state has a name, and every verb a sentence', () => {
  expect(Object.keys(STATES)).toEqual(expect.arrayContaining([...request.states]))
  const verbs = [...requestsModule.opens!, ...requestsModule.verbs!].map((verb) => verb.name.replace('requests.', ''))
  expect(verbs.filter((verb) => !SENTENCES[verb])).toEqual([])
})

test('every notice that a verb sends has its words, in both languages and without a gap', () => {
  const folder = new URL('./', import.meta.url)
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const sent = new Set(sources.flatMap((text) => [...text.matchAll(/(?:template: |tell\((?:[^)]*, )?)'(requests\.[a-z_]+)'/g)].map(([, name]) => name!)))
  expect(sent.size).toBeGreaterThan(20)
  expect([...sent].filter((name) => !notices.some((notice) => notice.name === name))).toEqual([])
  const params = { number: '260304-000001-2', unit: '城市管理局', days: 2, due: '2026-03-06T10:00:00.000Z', clock: 'conclude', why: 'rated', assisting: false, granted: true, upheld: false, promised: '2026-03-10', branch: 'repeat' }
  for (const { text, title } of notices) {
    const said = text(params)
    expect(said.zh).toContain(params.number)
    for (const words of [said.zh, said.en, title.zh, title.en]) expect(words).not.toMatch(/undefined|null|NaN|\[object|^$/)
  }
})

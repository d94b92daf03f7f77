import { expect, test } from 'vitest'
import { residentNamed } from '#kernel/testing/office.ts'
import { openTriageOffice, requests } from './testing.fixtures.ts'

test('a suggestion says how sure it is and which words led there; of what it is not sure of it says nothing', async () => {
  const { train, ask } = await openTriageOffice({ requests: requests(400) })
  await train()
  const { suggestions } = await ask('suggest', { text: '湛山附近的工厂夜里偷排污水，盼望解决' })
  expect(suggestions).toMatchObject([{ target: 'category', label: '环境保护', name: '环境保护' }])
  expect(suggestions[0].confidence).toBeGreaterThanOrEqual(0.7)
  expect(suggestions[0].words.join()).toMatch(/工厂|污水|偷排/)
  expect((await ask('suggest', { text: '您好，想问一件事。' })).suggestions).toEqual([])
})

test('before the first training, and where a district has it off, nothing is suggested', async () => {
  const untrained = await openTriageOffice({ requests: [] })
  expect(await untrained.ask('suggest', { text: '工厂夜里偷排污水' })).toEqual({ suggestions: [] })
  const off = await openTriageOffice({ requests: requests(400) }, { answerCheck: false })
  await off.train()
  expect(await off.ask('suggest', { text: '工厂夜里偷排污水' })).toEqual({ suggestions: [] })
})

test('residents are not told what the office makes of them', async () => {
  const office = await openTriageOffice({ requests: [] })
  const { app, headers } = await office.http(residentNamed('李海燕', 1))
  expect((await app.inject({ url: '/api/triage/suggest', query: { text: '路灯不亮' }, headers })).statusCode).toBe(403)
})

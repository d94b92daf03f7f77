import { expect, test } from 'vitest'
import { submit } from '#modules/requests/server/submit.ts'
import { openWholeOffice, people } from './whole-office.fixtures.ts'

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/

test('the header says in which language the office speaks; without one, and in any other, it speaks Chinese', async () => {
  const { app, tokens, as } = await openWholeOffice()
  const { id } = await as(people.resident).open(submit, { section: 'livelihood', text: '路灯不亮' })
  const ask = (url: string, language?: string, payload?: object) =>
    app.inject({ method: payload ? 'POST' : 'GET', url, headers: { authorization: `Bearer ${tokens.resident}`, ...(language ? { 'accept-language': language } : {}) }, ...(payload ? { payload } : {}) })

  const mine = `/api/requests/my_case?id=${id}`
  for (const language of [undefined, 'zh', 'de', 'zh-CN,zh;q=0.9,en;q=0.8']) expect((await ask(mine, language)).json().stateName).toBe('待受理')
  for (const language of ['en', 'EN', 'en-GB,en;q=0.9,zh;q=0.8']) expect((await ask(mine, language)).json().stateName).toBe('Received')
  expect((await ask(mine, 'en')).headers['vary']).toContain('accept-language')

  expect((await ask('/api/requests/rates?by=unit', 'en')).json()).toEqual({ code: 'not_yours', message: 'This is not for you to see' })
  expect((await ask('/api/requests/dispatch', 'en', { caseId: id })).json()).toMatchObject({ code: 'not_yours', message: 'This step is not yours to take' })
  expect((await ask('/api/requests/dispatch', 'zh', { caseId: id })).json().message).toBe('这一步不由您办理')
  for (const url of ['/api/nothing', '/api/requests/my_case', '/api/requests/my_case?id=00000000-0000-7000-8000-000000000000']) {
    const refused = await ask(url, 'en')
    expect(refused.json().message, url).not.toMatch(CHINESE)
    expect(refused.headers['vary']).toContain('accept-language')
  }
})

test('notices are read in the language of the reader, whenever they were written', async () => {
  const { app, tokens, as, settle, db } = await openWholeOffice()
  await as(people.resident).open(submit, { section: 'livelihood', text: '路灯不亮' })
  await settle()
  const read = async (language: string) => (await app.inject({ url: '/api/kernel/notices', headers: { authorization: `Bearer ${tokens.resident}`, 'accept-language': language } })).json().notices
  expect(await read('zh')).toMatchObject([{ title: '诉求已收到' }])
  expect(await read('en')).toMatchObject([{ title: 'Request received', text: expect.stringMatching(/^We have your request, number .+, and will tell you each step\.$/) }])
  await db.updateTable('kernel.notice').set({ text_en: null }).execute()
  expect(await read('en')).toMatchObject([{ title: '诉求已收到' }])
})

import { expect, test } from 'vitest'
import { newCaseId } from '#kernel/testing/office.ts'
import type { Draft } from '../contract.ts'
import { forgetDraftsDuty } from './drafts.ts'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'

async function opened() {
  const office = await openApprovalsOffice()
  const [mine, others] = [await office.http(people.owner), await office.http(people.other)]
  const draft = (change: Partial<Draft> = {}): Draft => ({ oneThing: 'tea-house', plan: office.plan().hash, answers: answers['small'] as never, kept: { uploads: {}, promises: [], later: [], consents: [], step: 'form' }, version: 0, ...change })
  const ask = ({ app, headers }: typeof mine, method: 'GET' | 'PUT' | 'DELETE', id: string, payload?: Draft) => app.inject({ method, url: `/api/approvals/draft/${id}`, headers, ...(payload ? { payload } : {}) })
  return { office, mine, others, draft, ask, id: newCaseId() }
}

test('a draft is kept and read again, and what another phone wrote meanwhile is not written over', async () => {
  const { mine, draft, ask, id } = await opened()
  expect((await ask(mine, 'PUT', id, draft())).json()).toEqual({ version: 1 })
  expect((await ask(mine, 'PUT', id, draft({ version: 1, answers: { 'person.name': '李' } }))).json()).toEqual({ version: 2 })
  const late = await ask(mine, 'PUT', id, draft({ version: 1 }))
  expect([late.statusCode, late.json().code, late.json().details.version]).toEqual([409, 'draft_elsewhere', 2])
  expect((await ask(mine, 'GET', id)).json()).toMatchObject({ answers: { 'person.name': '李' }, version: 2, kept: { step: 'form' } })
})

test('drafts are their owner’s alone: for others there is none, and none can be put in its place', async () => {
  const { mine, others, draft, ask, id } = await opened()
  await ask(mine, 'PUT', id, draft())
  expect((await ask(others, 'GET', id)).statusCode).toBe(404)
  expect((await ask(others, 'PUT', id, draft({ version: 1 }))).statusCode).toBe(404)
  await ask(others, 'DELETE', id)
  expect((await ask(mine, 'GET', id)).statusCode).toBe(200)
  const list = await others.app.inject({ url: '/api/approvals/my_drafts', headers: others.headers })
  expect(list.json()).toEqual({ drafts: [] })
  expect((await mine.app.inject({ url: `/api/approvals/draft/${id}` })).statusCode).toBe(401)
})

test('the plan of a draft is kept with it, so that a newer one can be compared', async () => {
  const { office, mine, draft, ask, id } = await opened()
  await ask(mine, 'PUT', id, draft())
  const { app, headers } = mine
  expect((await app.inject({ url: `/api/approvals/one_thing?key=tea-house&plan=${office.plan().hash}`, headers })).json()).toMatchObject({ hash: office.plan().hash, units: { 'bureau-city': expect.any(String) }, registers: { market: { owner: '市场监管局' } } })
  expect((await app.inject({ url: `/api/approvals/one_thing?key=tea-house&plan=${'0'.repeat(64)}`, headers })).statusCode).toBe(404)
  expect((await app.inject({ url: '/api/approvals/my_drafts', headers })).json()).toMatchObject({ drafts: [{ id, name: '开办茶馆', step: 'form', version: 1 }] })
})

test('what was sent is no draft any more, and what lies untouched for half a year is forgotten', async () => {
  const { office, mine, draft, ask, id } = await opened()
  const { id: sent } = await office.submitted()
  expect((await ask(mine, 'PUT', sent, draft())).json()).toMatchObject({ code: 'sent_already' })
  await ask(mine, 'PUT', id, draft())
  for (const [day, status] of [['2026-08-30', 200], ['2026-09-02', 404]] as const) {
    await office.goTo(`${day} 10:00`)
    await forgetDraftsDuty.run(office.office)
    expect((await ask(await office.http(people.owner), 'GET', id)).statusCode).toBe(status)
  }
})

import { expect, test } from 'vitest'
import { Type } from 'typebox'
import { openingVerb, verb, type CaseKind } from './case/verb.ts'
import { CaseId, onCase, strict } from './contract.ts'
import { applicant, participant, signedInResident } from './identity/who.ts'
import { endSession } from './identity/session.ts'
import { live } from './live-stream.ts'
import type { Module } from './module.ts'
import { openOffice, residentNamed, staffOf } from './testing/office.ts'

const matter: CaseKind<'open'> = { name: 'live-matter', states: ['open'], closed: [], sees: [applicant, participant] }
const begin = openingVerb({
  name: 'matters.begin', title: { zh: '开始', en: 'Begin' }, opens: matter, input: Type.Object({ id: CaseId }, strict), may: [signedInResident],
  run: async ({ actor }) => ({ becomes: 'open' as const, set: { unit_id: 'bureau-city', units: ['bureau-city'], summary: '私事', applicant_id: 'id' in actor ? actor.id : null } }),
})
const touch = verb({ name: 'matters.touch', title: { zh: '碰', en: 'Touch' }, on: matter, from: ['open'], input: Type.Object(onCase, strict), may: [applicant], run: () => ({ says: {} }) })
const matters: Module = { name: 'live-matters', kinds: [matter], opens: [begin], verbs: [touch] }

async function house() {
  const office = await openOffice({ modules: [matters, live], at: '2026-03-04 10:00' })
  const [ann, bob, city, env] = [residentNamed('安', 1), residentNamed('波', 2), staffOf('bureau-city', 'handler'), staffOf('bureau-env', 'handler')]
  return { ...office, ann, bob, city, env }
}

/** A listening client: what it has been told so far, and whether it is still connected. */
async function listen(office: Awaited<ReturnType<typeof house>>, actor: Parameters<typeof office.http>[0]) {
  const { app, headers } = await office.http(actor)
  const answer = await app.inject({ url: '/api/live', headers, payloadAsStream: true })
  const told: { caseId: string }[] = []
  const state = { ended: false }
  const stream = answer.stream()
  stream.on('data', (bytes: Buffer) => {
    for (const [, data = ''] of bytes.toString().matchAll(/event: change\ndata: (.*)\n/g)) told.push(JSON.parse(data) as { caseId: string })
  })
  stream.on('close', () => (state.ended = true))
  return { told, state, app, headers, answer }
}

test('a change is told to those who may see the case, without a word of it, and to residents without what was done and by whom', async () => {
  const office = await house()
  const [ann, bob, city, env] = await Promise.all([office.ann, office.bob, office.city, office.env].map((actor) => listen(office, actor)))
  expect(ann!.answer.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  const { id, number } = await office.as(office.ann).open(begin, {})
  await office.as(office.ann).do(touch, { caseId: id })
  await expect.poll(() => city!.told).toEqual([{ caseId: id, number, version: 1, verb: 'matters.begin', actorName: '安' }, { caseId: id, number, version: 2, verb: 'matters.touch', actorName: '安' }])
  await expect.poll(() => ann!.told).toEqual([{ caseId: id, number, version: 1 }, { caseId: id, number, version: 2 }])
  expect(bob!.told).toEqual([])
  expect(env!.told).toEqual([])
})

test('who has signed out is told nothing more, and the server closes in spite of listeners', async () => {
  const office = await house()
  const city = await listen(office, office.city)
  await endSession(office.office, (city.headers as { authorization: string }).authorization.slice(7))
  await office.as(office.ann).open(begin, {})
  await expect.poll(() => city.state.ended).toBe(true)
  expect(city.told).toEqual([])

  const other = await listen(office, office.env)
  await other.app.close()
  await expect.poll(() => other.state.ended).toBe(true)
})

test('nobody listens without signing in', async () => {
  const office = await house()
  const { app } = await office.http({ is: 'nobody' })
  expect((await app.inject({ url: '/api/live' })).statusCode).toBe(401)
})

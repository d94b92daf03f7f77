import { beforeAll, expect, test } from 'vitest'
import { answer } from '#modules/requests/server/answer.ts'
import { dispatch } from '#modules/requests/server/dispatch.ts'
import { rate } from '#modules/requests/server/rate.ts'
import { signFor } from '#modules/requests/server/sign-for.ts'
import { submit } from '#modules/requests/server/submit.ts'
import { modules, reader } from './compose.ts'
import { sampleOf } from './schema-values.fixtures.ts'
import { openWholeOffice, people, type Person, type WholeOffice } from './whole-office.fixtures.ts'

/** Personal data in somebody's own words stays with whoever handles the case, whatever is asked. */
const SECRETS = ['370202199001011234', '13912345678', '鲁B12345', '赵德柱']
const TEXT = '门前的路灯坏了三天，请找校长赵德柱，电话 13912345678，车牌鲁B12345，证件 370202199001011234'
const HERE = { lng: 120.39, lat: 36.064, address: '香港中路 76 号，电话 13912345678' }

/** Everybody but the applicant, reception, supervisors and the unit that has the case. */
const OUTSIDE: (Person | null)[] = [null, 'neighbour', 'stranger', 'admin']
const views = modules.flatMap((m) => m.views ?? [])

let office: WholeOffice
beforeAll(async () => {
  office = await openWholeOffice({ definitions: { triage: { answerCheck: true, suggestFrom: 0.7, alike: true }, open311: { jurisdiction_id: 'x', contact: 'x', key_service: 'x' } } })
}, 60_000)

const leaks = (text: string) => SECRETS.filter((secret) => text.includes(secret))

/** What every view is asked: as its schema has it, of this case and this place. */
function questionsOf(view: (typeof views)[number], caseId: string): Record<string, string>[] {
  const known: Record<string, unknown> = { id: caseId, caseId, case: caseId, text: '路灯坏了', lng: HERE.lng, lat: HERE.lat, zoom: 16, west: 120.3, east: 120.5, south: 36, north: 36.2, category: 'M0101', by: 'category', key: 'M0101', of: 'all', measure: 'resolution', phone: '13912345678' }
  const { properties, required = [] } = view.input as { properties: Record<string, unknown>; required?: string[] }
  const sample = sampleOf(view.input) as Record<string, unknown>
  const asked = (names: string[]) => Object.fromEntries(names.map((name) => [name, String(known[name] ?? sample[name])]))
  const told = Object.keys(properties).filter((name) => required.includes(name) || ['text', 'lng', 'lat', 'id'].includes(name))
  return [asked(required), asked(told)]
}

/** What answered so far. */
const asked = new Set<string>()

/** All that anybody outside may ask; answers with what they learned that they should not. */
async function walk(caseId: string): Promise<string[]> {
  const found: string[] = []
  const look = (what: string, { status, text }: { status: number; text: string }) => {
    for (const secret of leaks(text)) found.push(`${what}: ${secret}`)
    if (status === 200) asked.add(what.split(' ')[0]!)
  }
  const { number, head } = await office.kase(caseId)
  for (const who of OUTSIDE) {
    for (const view of views) for (const question of questionsOf(view, caseId)) look(`${view.name} ${who}`, await office.get(view.name, who, question))
    for (const path of ['/open311/v2/requests.json', '/open311/v2/requests.xml', `/open311/v2/requests/${number}.json`, '/api/ledger/heads', `/api/ledger/receipt/${head}`, '/api/openapi.json']) look(`${path} ${who}`, await office.call('GET', path, who))
  }
  look('/api/requests/export.csv', await office.call('GET', '/api/requests/export.csv', 'supervisor'))
  // Notices leave by SMS and other people's servers, whomever they are for.
  look('notices', { status: 200, text: JSON.stringify([await office.db.selectFrom('kernel.notice').selectAll().execute(), await office.db.selectFrom('kernel.delivery').selectAll().execute()]) })
  return found
}

test('whatever is asked by whoever does not handle a request, its words tell nobody’s number, plate or name', async () => {
  const { as, settle, goTo } = office
  const { id } = await as(people.resident).open(submit, { section: 'livelihood', category: 'M0101', text: TEXT, place: HERE })
  await reader.ready(office.office)
  expect(await walk(id), 'as it was sent').toEqual([])

  const joined = await as(people.neighbour).open(submit, { section: 'livelihood', category: 'M0101', text: '我家门前的路灯也坏了', place: { ...HERE, address: '香港中路 76 号' }, joins: id })
  await as(people.dispatcher).do(dispatch, { caseId: id })
  await as(people.city).do(signFor, { caseId: id })
  await settle()
  expect(await walk(id), 'as it is handled').toEqual([])

  await as(people.city).do(answer, { caseId: id, handling: `已联系${SECRETS.join()}`, answer: '证件 370202199001011234 的车鲁B12345 已移走，路灯已修好。', solved: true, confirmed: true })
  await settle()
  expect(await walk(joined.id), 'as those read it who joined').toEqual([])
  for (const [who, caseId] of [[people.resident, id], [people.neighbour, joined.id]] as const) await as(who).do(rate, { caseId, contacted: true, solved: true, satisfaction: 'satisfied' })
  // What the public is told is kept for a minute.
  await goTo('2026-03-04 15:00')
  expect(await walk(id), 'as it is over').toEqual([])

  // The walk has been where something could have been told.
  expect([...asked]).toEqual(expect.arrayContaining(['requests.similar', 'requests.public_cases', 'requests.my_case', 'requests.mine', 'kernel.notices', '/open311/v2/requests.json', '/open311/v2/requests.xml', '/api/requests/export.csv', 'notices']))
  expect((await office.get('requests.public_cases', null)).body.cases).toHaveLength(1)
  expect((await office.call('GET', '/open311/v2/requests.json', null)).text).toContain('门前的路灯坏了三天')
  expect((await office.call('GET', '/api/requests/export.csv', 'supervisor')).text).toContain('门前的路灯坏了三天')
}, 60_000)

test('whoever asks, and whoever handles it, reads what was said', async () => {
  const { id } = await office.as(people.resident).open(submit, { section: 'livelihood', category: 'M0101', text: TEXT, place: HERE })
  await office.as(people.dispatcher).do(dispatch, { caseId: id })
  expect(leaks((await office.get('requests.my_case', 'resident', { id })).text)).toEqual(SECRETS)
  for (const who of ['dispatcher', 'city', 'supervisor'] as const) expect(leaks((await office.get('requests.case', who, { id })).text), who).toEqual(SECRETS)
  const near = await office.get('requests.similar', 'neighbour', { text: '门前的路灯坏了三天', lng: String(HERE.lng), lat: String(HERE.lat) })
  expect(near.body.similar.map((one: { id: string }) => one.id)).toContain(id)
})

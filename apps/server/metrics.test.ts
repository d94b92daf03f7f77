import { expect, test } from 'vitest'
import { buildHttp } from '#kernel/http.ts'
import { measured, serveMetrics } from './metrics.ts'
import { openWholeOffice, people } from './whole-office.fixtures.ts'
import { submit } from '#modules/requests/server/submit.ts'

async function openMeasured() {
  const office = await openWholeOffice()
  const app = await buildHttp(office.office)
  const registry = measured(app, office.office)
  const read = async () => new Map((await registry.metrics()).split('\n').filter((line) => line && !line.startsWith('#')).map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
  return { office, app, registry, read }
}
const lamp = { section: 'livelihood' as const, category: 'M0101', text: '路灯坏了', place: { lng: 120.39, lat: 36.064, address: '香港中路 76 号' } }

test('answers are counted by route and status, and an address that somebody made up makes no line of its own', async () => {
  const { app, read } = await openMeasured()
  for (const url of ['/healthz', '/api/requests/case?id=1', '/api/requests/case?id=2', '/nothing/13900000001', '/nothing/else']) await app.inject({ url })
  const lines = await read()
  expect(lines.get('nuanban_http_seconds_count{method="GET",route="/healthz",status="200"}')).toBe(1)
  expect(lines.get('nuanban_http_seconds_count{method="GET",route="/api/requests/case",status="401"}')).toBe(2)
  expect(lines.get('nuanban_http_seconds_count{method="GET",route="none",status="404"}')).toBe(2)
  expect([...lines.keys()].join()).not.toContain('13900000001')
})

test('acts are counted by verb; what waits and what is late is read from the database when it is asked for', async () => {
  const { office, read } = await openMeasured()
  await office.as(people.resident).open(submit, lamp)
  const before = await read()
  expect(before.get('nuanban_acts_total{verb="requests.submit"}')).toBe(1)
  expect(before.get('nuanban_outbox_waiting')).toBeGreaterThan(0)
  expect(before.get('nuanban_clocks_overdue')).toBe(0)
  expect(before.get('nuanban_ledger_unsigned_seconds')).toBe(0)
  await office.goTo('2026-03-05 17:00')
  const after = await read()
  expect(after.get('nuanban_outbox_waiting')).toBe(0)
  expect(after.get('nuanban_clocks_overdue')).toBeGreaterThan(0)
  expect(after.get('nuanban_outbox_set_aside')).toBe(0)
  expect(after.get('nuanban_clocks_behind_seconds')).toBe(0)
  expect(after.get('nuanban_deliveries_waiting')).toBeGreaterThanOrEqual(0)
  expect(after.get('nuanban_ledger_unsigned_seconds')).toBe(31 * 3600)
})

test('where the database does not answer, the rest is told all the same', async () => {
  const { office, app, read } = await openMeasured()
  await app.inject({ url: '/healthz' })
  const { db } = office.office
  office.office.db = { executeQuery: async () => { throw new Error('gone') }, getExecutor: () => { throw new Error('gone') } } as never
  const lines = await read()
  office.office.db = db
  expect(lines.has('nuanban_outbox_waiting')).toBe(false)
  expect(lines.get('nuanban_http_seconds_count{method="GET",route="/healthz",status="200"}')).toBe(1)
})

test('it is told on a port of its own, to this machine alone', async () => {
  const { registry } = await openMeasured()
  const metrics = await serveMetrics(registry, 0)
  expect(metrics.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/)
  expect(await (await fetch(metrics.url)).text()).toContain('nuanban_http_seconds')
  await metrics.close()
})

import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openExchange } from './ask-register.ts'
import { type Query, signatureOf } from './register-contract.ts'
import { CODES, keys, openRegistersOffice, type RegistersOffice } from './registers.fixtures.ts'

let office: RegistersOffice
let own: Server | undefined
beforeEach(async () => void (office = await openRegistersOffice()))
afterEach(async () => {
  await office.close()
  own?.closeAllConnections()
  own?.close()
  own = undefined
})

const id = '01980000-0000-7000-8000-000000000001'
const query = (more: Partial<Query> = {}): Query => ({ by: 'ent.credit_code', value: '91350100M000100Y43', fields: ['名称', '类型'], purpose: '开店', basis: '国令第809号', caseId: id, consentAt: '2026-03-04T02:00:00Z', requestId: id, ...more })
const market = { key: 'market', timeout_ms: 800 }
let now = () => office.now()
const exchange = (more: object = {}, given = {}) => openExchange({ by: 'exchange', base: office.standIn.url, ...keys, ...more }, () => now(), given)
beforeEach(() => void (now = () => office.now()))

/** A register of another make. */
async function served(listener: RequestListener): Promise<string> {
  own = createServer(listener)
  await new Promise<void>((resolve) => own!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(own.address() as { port: number }).port}`
}

test('a register is asked over HTTP and its record taken, field by field, with its time and source', async () => {
  const asked = await exchange().ask(market, query())
  expect(asked).toMatchObject({ outcome: 'found', reply: { found: true, record: { 名称: expect.stringContaining('青岛'), 类型: expect.stringMatching(/^(company|individual)$/) }, asOf: '2026-03-04T02:00:00.000Z', source: expect.stringContaining('虚构') } })
})

test('a key that nobody has is not found', async () => {
  expect(await exchange().ask(market, query({ value: CODES.notFound }))).toMatchObject({ outcome: 'not_found', reply: { found: false } })
})

test('an answer later than the register’s own limit is slow, and is not asked for again', async () => {
  const started = performance.now()
  expect(await exchange().ask(market, query({ value: CODES.slow }))).toMatchObject({ outcome: 'slow' })
  expect(performance.now() - started).toBeLessThan(1400)
  expect(office.standIn.asked).toHaveLength(1)
})

test('a 503 that took no notice is asked once more, under the same request id, and then is an outage', async () => {
  expect(await exchange().ask(market, query({ value: CODES.down }))).toMatchObject({ outcome: 'unavailable', detail: 'HTTP 503' })
  expect(office.standIn.asked.map((one) => one.requestId)).toEqual([id, id])
})

test('an answer that does not keep to the contract is an outage, not a record', async () => {
  expect(await exchange().ask(market, query({ value: CODES.malformed }))).toMatchObject({ outcome: 'unavailable', detail: 'malformed' })
})

test('a wrong secret and an unknown key are refused by the register', async () => {
  expect(await exchange({ keySecret: 'other' }).ask(market, query())).toEqual({ outcome: 'refused', detail: 'bad_signature' })
  expect(await exchange({ keyId: 'nobody' }).ask(market, query())).toEqual({ outcome: 'refused', detail: 'unknown_key' })
})

test('a clock that is more than five minutes off is refused', async () => {
  now = () => new Date(office.now().getTime() - 5 * 60_000)
  expect((await exchange().ask(market, query())).outcome).toBe('found')
  now = () => new Date(office.now().getTime() - 5 * 60_000 - 1)
  expect(await exchange().ask(market, query())).toEqual({ outcome: 'refused', detail: 'stale_timestamp' })
})

test('a nonce that was used once is refused: what was overheard cannot be sent again', async () => {
  const [body, timestamp, nonce] = [JSON.stringify(query()), office.now().toISOString(), 'n-1']
  const send = () => fetch(`${office.standIn.url}/market/query`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-key-id': keys.keyId, 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signatureOf({ register: 'market', timestamp, nonce, body }, keys.keySecret) } })
  expect((await send()).status).toBe(200)
  const again = await send()
  expect([again.status, (await again.json() as { code: string }).code]).toEqual([401, 'nonce_used'])
})

test('fields that the catalogue does not list, and registers that there are not, are refused', async () => {
  expect(await exchange().ask(market, query({ fields: ['密码'] }))).toEqual({ outcome: 'refused', detail: 'not_permitted' })
  expect(await exchange().ask({ key: 'nowhere', timeout_ms: 800 }, query())).toEqual({ outcome: 'refused', detail: 'unknown_register' })
})

test('nobody listening is an outage', async () => {
  expect(await exchange({ base: 'http://127.0.0.1:9' }).ask({ key: 'market', timeout_ms: 1000 }, query())).toMatchObject({ outcome: 'unavailable' })
})

test('a question that never arrived is asked once more, and found', async () => {
  const base = await served(() => {})
  const { port } = own!.address() as { port: number }
  own!.close()
  const late = createServer((_request, response) => response.end(JSON.stringify({ found: false, asOf: '2026-03-04T02:00:00Z', source: '乙' })))
  setTimeout(() => late.listen(port, '127.0.0.1'), 100)
  try {
    expect((await exchange({ base }).ask({ key: 'market', timeout_ms: 8000 }, query())).outcome).toBe('not_found')
  } finally {
    late.closeAllConnections()
    late.close()
  }
})

test('after failures in a row a register is left alone, the others are not, and a trial finds it back', async () => {
  const { ask } = exchange({}, { failures: 2, openMs: 1000 })
  await ask(market, query({ value: CODES.malformed }))
  await ask(market, query({ value: CODES.malformed }))
  expect(await ask(market, query())).toEqual({ outcome: 'unavailable', detail: 'breaker' })
  expect(office.standIn.asked).toHaveLength(2)
  expect((await ask({ key: 'property', timeout_ms: 800 }, query({ by: 'premises.property_number', value: '鲁1', fields: ['坐落'] }))).outcome).toBe('found')

  now = () => new Date(office.now().getTime() + 1000)
  expect((await ask(market, query())).outcome).toBe('found')
  expect((await ask(market, query())).outcome).toBe('found')
})

test('what nobody asked for is not taken in, whatever a register adds', async () => {
  const base = await served((_request, response) => response.end(JSON.stringify({ found: true, record: { 名称: '甲', 婚姻状况: '已婚' }, asOf: '2026-03-04T02:00:00Z', source: '乙', more: 1 })))
  const asked = await exchange({ base }).ask(market, query())
  expect(asked).toMatchObject({ outcome: 'found', reply: { record: { 名称: '甲' } } })
  expect((asked as { reply: { record: object } }).reply.record).toEqual({ 名称: '甲' })
})

test('an answer without end is cut off', async () => {
  let sent = 0
  const base = await served((_request, response) => {
    const more = () => { while (!response.destroyed && sent < 50_000_000 && response.write('x'.repeat(64 * 1024))) sent += 64 * 1024 }
    response.on('drain', more)
    more()
  })
  expect(await exchange({ base }).ask({ key: 'market', timeout_ms: 5000 }, query())).toMatchObject({ outcome: 'unavailable', detail: 'too large' })
  expect(sent).toBeLessThan(20_000_000)
})

test('a redirect is not followed: a signed question goes to nobody else', async () => {
  const base = await served((_request, response) => response.writeHead(307, { location: `${office.standIn.url}/market/query` }).end())
  expect((await exchange({ base }).ask(market, query())).outcome).toBe('unavailable')
  expect(office.standIn.asked).toEqual([])
})

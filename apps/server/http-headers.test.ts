import { beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { modules } from './compose.ts'
import { sampleOf } from './schema-values.fixtures.ts'
import { openWholeOffice, people, type Person, type WholeOffice } from './whole-office.fixtures.ts'
import { serveScreens } from './screens.ts'

let office: WholeOffice
beforeAll(async () => void (office = await openWholeOffice({ demo: true })), 60_000)

const policyOf = (header: unknown) => new Map(String(header).split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name!, sources]))

test('every answer forbids foreign and inline scripts, guessed types and foreign frames; refusals too', async () => {
  for (const url of ['/healthz', '/readyz', '/api/requests/setup', '/api/requests/mine', '/api/nothing', '/api/openapi.json', '/api/docs/', '/%E0%A4%A', '/api/requests/case?id=x']) {
    const { headers } = await office.app.inject({ url })
    const policy = policyOf(headers['content-security-policy'])
    for (const source of ["'unsafe-eval'", "'unsafe-inline'", '*', 'http:', 'https:', 'data:']) expect(policy.get('script-src') ?? policy.get('default-src'), url).not.toContain(source)
    expect(policy.get('default-src'), url).toEqual(["'self'"])
    expect(policy.get('object-src') ?? policy.get('default-src'), url).not.toContain('*')
    expect(headers, url).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'same-origin' })
    expect(headers, url).not.toHaveProperty('x-powered-by')
    expect(headers, url).not.toHaveProperty('access-control-allow-origin')
  }
})

test('the screens are served under the same policy', async () => {
  const { default: Fastify } = await import('fastify')
  const bare = Fastify()
  await serveScreens(bare)
  for (const url of ['/m/', '/desk/']) expect((await bare.inject({ url })).headers, `${url} sets no policy of its own`).not.toHaveProperty('content-security-policy')
  await bare.close()
})

const signIn = (headers: Record<string, string> = {}) => office.app.inject({ method: 'POST', url: '/api/identity/demo-sign-in', payload: { account: people.dispatcher.account }, headers })

test('the session is a cookie that scripts cannot read and foreign pages cannot send', async () => {
  const answer = await signIn()
  expect(answer.statusCode, answer.body).toBe(200)
  const [cookie] = answer.cookies as { name: string; httpOnly: boolean; sameSite: string; path: string; secure?: boolean }[]
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(answer.json()).not.toHaveProperty('token')
})

test('a foreign page cannot act with the cookie, however it names itself; our own can, and so can a bearer of a token', async () => {
  const [{ name, value }] = (await signIn()).cookies as [{ name: string; value: string }]
  const post = async (headers: Record<string, string>) =>
    (await office.app.inject({ method: 'POST', url: '/api/requests/dispatch', headers: { host: 'nuanban.example', ...headers }, payload: { caseId: '01980000-0000-7000-8000-000000000001' } })).json().code as string
  const cookie = `${name}=${value}`
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'cross-site', origin: 'https://nuanban.example' }, { origin: 'https://evil.example' }, { origin: 'https://nuanban.example.evil.example' },
    { origin: 'null' }, { origin: 'not an address' }, { origin: '' }, { 'sec-fetch-site': 'anything' },
  ]
  for (const headers of foreign) expect(await post({ ...headers, cookie }), JSON.stringify(headers)).toBe('cross_site')
  const own: Record<string, string>[] = [{}, { 'sec-fetch-site': 'same-origin', origin: 'https://nuanban.example' }, { origin: 'http://nuanban.example' }, { 'sec-fetch-site': 'none' }]
  for (const headers of own) expect(await post({ ...headers, cookie }), JSON.stringify(headers)).toBe('not_found')
  expect(await post({ authorization: `Bearer ${office.tokens.dispatcher}`, origin: 'https://servicewechat.com', 'sec-fetch-site': 'cross-site' })).toBe('not_found')
})

test('a form of a foreign page cannot be taken for JSON', async () => {
  const [{ name, value }] = (await signIn()).cookies as [{ name: string; value: string }]
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await office.app.inject({ method: 'POST', url: '/api/requests/dispatch', headers: { cookie: `${name}=${value}`, 'content-type': type }, payload: '{"caseId":"01980000-0000-7000-8000-000000000001"}' })
    expect([400, 415], `${type} ${answer.body}`).toContain(answer.statusCode)
  }
})

test('what is public may be kept for a minute, and is the same for whoever is signed in; nothing else may be kept', async () => {
  for (const view of modules.flatMap((m) => m.views ?? [])) {
    const answer = await office.app.inject({ url: `/api/${view.name.replace('.', '/')}`, headers: { authorization: `Bearer ${office.tokens.supervisor}` } })
    expect(answer.headers['cache-control'], view.name).toBe(view.keeps ? 'public, max-age=60' : undefined)
    if (view.keeps) expect((await office.get(view.name, null, {})).body, view.name).toEqual(answer.json())
  }
})

test('no question changes anything but the record of who has read: every other table is the same before and after all views are asked by everybody', async () => {
  const stages = await office.stages()
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'reading'`.execute(office.db)
  const everything = async () => {
    const digests: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await sql.raw<{ d: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as d from ${name} t`).execute(office.db)
      digests[name] = rows[0]!.d
    }
    return digests
  }
  const before = await everything()
  let answered = 0
  for (const view of modules.flatMap((m) => m.views ?? [])) {
    const usual = Object.fromEntries(Object.entries(sampleOf(view.input)).filter(([name]) => name in { by: 0, key: 0, measure: 0, of: 0, west: 0, south: 0, east: 0, north: 0, zoom: 0, phone: 0, text: 0 }).map(([name, value]) => [name, name === 'by' ? 'unit' : name === 'measure' ? 'response' : String(value)]))
    for (const who of [null, ...Object.keys(people)] as (Person | null)[]) {
      for (const id of view.input.properties && 'id' in view.input.properties ? [...stages.values()].map((kase) => kase.id) : [undefined]) {
        const { status, text } = await office.get(view.name, who, { ...usual, ...(id ? { id } : {}) })
        expect(status, text).toBeLessThan(500)
        answered += Number(status === 200)
      }
    }
  }
  expect(answered).toBeGreaterThan(100)
  expect(await everything()).toEqual(before)
})

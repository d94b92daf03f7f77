import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from './identity.fixtures.ts'
import { startProvider } from './oidc.fixtures.ts'

const CALLBACK = '/api/identity/oidc/callback'
let house: House
let provider: Awaited<ReturnType<typeof startProvider>>

beforeEach(async () => {
  provider = await startProvider({ id: 'nuanban', secret: 'hush' })
  house = await openHouse({ env: { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'nuanban', OIDC_CLIENT_SECRET: 'hush', NUANBAN_URL: 'http://127.0.0.1:8080' } })
  await house.seed([['zhang.san', 'street-xgzl', ['handler']], ['li.si', 'street-zsl', ['handler']]])
})
afterEach(async () => {
  await house.close()
  await provider.close()
})

async function leave(to = '/desk/list?open=1') {
  const { answer } = await house.get(`oidc/start?to=${encodeURIComponent(to)}`)
  const errand = answer.cookies.find((one) => one.name === 'nuanban-errand')!
  return { authorize: new URL(String(answer.headers.location)), errand }
}
async function comeBack(query: string, errand: string) {
  const { answer, cookie } = await house.get(CALLBACK + query, { headers: { cookie: `nuanban-errand=${errand}` } })
  return { to: answer.headers.location, actor: cookie ? (await house.get('me', { cookie })).body.actor : null }
}
const zhang = { sub: 'z-1', preferred_username: 'Zhang.San' }

test('staff come in through the identity provider, to the page they wanted', async () => {
  const { authorize, errand } = await leave()
  expect(Object.fromEntries(authorize.searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', redirect_uri: `http://127.0.0.1:8080${CALLBACK}`, scope: 'openid profile' })
  expect(errand).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: CALLBACK })
  expect(await comeBack(provider.signIn(authorize, zhang), errand.value)).toMatchObject({ to: '/desk/list?open=1', actor: { account: 'zhang.san' } })
})

test('the account is kept by subject from then on, whatever name the provider gives it', async () => {
  const first = await leave()
  await comeBack(provider.signIn(first.authorize, zhang), first.errand.value)
  const renamed = await leave()
  expect((await comeBack(provider.signIn(renamed.authorize, { ...zhang, preferred_username: 'li.si' }), renamed.errand.value)).actor.account).toBe('zhang.san')
  const another = await leave()
  expect(await comeBack(provider.signIn(another.authorize, { sub: 'x-9', preferred_username: 'zhang.san' }), another.errand.value)).toMatchObject({ actor: null, to: '/desk/list?open=1&refused=oidc_unknown' })
})

test('nobody is made by the provider: who has no account here stays outside', async () => {
  const { authorize, errand } = await leave('/desk')
  expect(await comeBack(provider.signIn(authorize, { sub: 'n-1', preferred_username: 'nobody' }), errand.value)).toEqual({ actor: null, to: '/desk?refused=oidc_unknown' })
})

test('a closed account does not come in this way either', async () => {
  const first = await leave()
  await comeBack(provider.signIn(first.authorize, zhang), first.errand.value)
  await house.db.updateTable('kernel.staff').set({ active: false }).execute()
  const second = await leave()
  expect((await comeBack(provider.signIn(second.authorize, zhang), second.errand.value)).actor).toBeNull()
})

test('an answer that belongs to another browser is refused: state', async () => {
  const theirs = await leave()
  const mine = await leave()
  expect((await comeBack(provider.signIn(theirs.authorize, zhang), mine.errand.value)).to).toContain('refused=oidc_failed')
  const forged = await leave()
  const query = provider.signIn(forged.authorize, zhang).replace(/state=[^&]+/, 'state=other')
  expect((await comeBack(query, forged.errand.value)).to).toContain('refused=oidc_failed')
  const again = await leave()
  const { answer } = await house.get(CALLBACK + provider.signIn(again.authorize, zhang))
  expect(answer.headers.location).toBe('/?refused=oidc_expired')
})

test('a code that was caught on the way is worth nothing without the verifier: PKCE', async () => {
  const { authorize, errand } = await leave()
  const query = provider.signIn(authorize, zhang)
  const stolen = { ...JSON.parse(Buffer.from(errand.value, 'base64url').toString()), verifier: 'x'.repeat(43) }
  expect((await comeBack(query, Buffer.from(JSON.stringify(stolen)).toString('base64url'))).to).toContain('refused=oidc_failed')
})

test('an identity token of another sign-in or of another client is refused: nonce, audience, expiry', async () => {
  for (const wrong of [{ nonce: 'other' }, { aud: 'other' }, { exp: 1_700_000_000 }, { iss: 'https://elsewhere.example' }]) {
    const { authorize, errand } = await leave()
    expect((await comeBack(provider.signIn(authorize, zhang, wrong), errand.value)).to).toContain('refused=oidc_failed')
  }
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/desk\r\nx: y'])('nobody is led away from here afterwards: %j', async (to) => {
  const { authorize, errand } = await leave(to)
  expect((await comeBack(provider.signIn(authorize, zhang), errand.value)).to).toBe('/')
})

test('without settings there is no such way in', async () => {
  const plain = await openHouse()
  expect((await plain.get('oidc/start')).status).toBe(404)
  await plain.close()
})

test('a provider that is down is told to the person', async () => {
  await provider.close()
  expect(await house.get('oidc/start')).toMatchObject({ status: 503, body: { code: 'oidc_down' } })
})

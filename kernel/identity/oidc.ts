import * as oidc from 'openid-client'
import { inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { notFound, Refused } from '../refusal.ts'
import { type Staff, system } from './actor.ts'
import { readActor } from './session.ts'
import { recordStaffChange } from './staff-change.ts'

/** What the browser keeps between leaving for the identity provider and coming back. */
export type Errand = { state: string; nonce: string; verifier: string; to: string }

export const CALLBACK = '/api/identity/oidc/callback'

const discovered = new WeakMap<object, Promise<oidc.Configuration>>()

/** The provider's addresses and keys, asked once; a failed question is asked again by the next person. */
function providerOf(office: Office): Promise<oidc.Configuration> {
  const settings = office.config.oidc
  if (!settings) notFound()
  let known = discovered.get(settings)
  if (!known) {
    const insecure = settings.issuer.startsWith('http:') && !office.config.production
    known = oidc.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, { timeout: 5, ...(insecure ? { execute: [oidc.allowInsecureRequests] } : {}) })
    discovered.set(settings, known)
    known.catch(() => discovered.delete(settings))
  }
  return known
}

/** Authorization code with PKCE (RFC 7636), state and nonce. */
export async function startErrand(office: Office, to: string | undefined): Promise<{ url: URL; errand: Errand }> {
  const provider = await providerOf(office).catch((error: unknown) => unavailable(office, error))
  const errand = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), to: ownPage(to) }
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: office.config.publicUrl + CALLBACK, scope: 'openid profile', state: errand.state, nonce: errand.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(errand.verifier), code_challenge_method: 'S256',
  })
  return { url, errand }
}

/** Whom the provider vouches for. The first time, the account is found by the configured claim, and kept by subject from then on. */
export async function finishErrand(office: Office, query: string, errand: Errand | undefined): Promise<Staff> {
  const settings = office.config.oidc
  if (!settings) notFound()
  if (!errand) throw new Refused('oidc_expired', { zh: '登录已超时，请重新开始', en: 'Signing in took too long: please begin again' }, 401)
  const provider = await providerOf(office).catch((error: unknown) => unavailable(office, error))
  const tokens = await oidc
    .authorizationCodeGrant(provider, new URL(`${office.config.publicUrl}${CALLBACK}${query}`), { expectedState: errand.state, expectedNonce: errand.nonce, pkceCodeVerifier: errand.verifier, idTokenExpected: true })
    .catch((error: Error) => {
      office.log.warn({ error: error.message }, 'a sign-in from the identity provider was not valid')
      throw new Refused('oidc_failed', { zh: '单位统一登录没有通过，请重新开始', en: 'The sign-in of your organisation failed: please begin again' }, 401)
    })
  const claims = tokens.claims()!
  const id = await staffIdOf(office, `${claims.iss}|${claims.sub}`, claims[settings.claim])
  const actor = id ? await readActor(office, `staff:${id}`) : undefined
  if (actor?.is !== 'staff') throw new Refused('oidc_unknown', { zh: '您还没有本平台的账号，请联系本单位管理员', en: 'You have no account here: please ask the administrator of your unit' }, 403)
  return actor
}

async function staffIdOf(office: Office, subject: string, account: unknown): Promise<string | undefined> {
  const known = await office.db.selectFrom('kernel.staff').select('id').where('oidc', '=', subject).executeTakeFirst()
  if (known || typeof account !== 'string') return known?.id
  return inTransaction(office.db, async (tx) => {
    const linked = await tx.updateTable('kernel.staff').set({ oidc: subject }).where('account', '=', account.toLowerCase()).where('oidc', 'is', null).returning('id').executeTakeFirst()
    if (linked) await recordStaffChange(office, tx, { id: linked.id, by: system, what: 'oidc', before: {}, after: { oidc: subject } })
    return linked?.id
  })
}

function unavailable(office: Office, error: unknown): never {
  if (error instanceof Refused) throw error
  office.log.error({ error: (error as Error).message }, 'the identity provider does not answer')
  throw new Refused('oidc_down', { zh: '单位统一登录暂时不可用，请用账号密码登录', en: 'The sign-in of your organisation cannot be reached: please use account and password' }, 503)
}

/** Only a page of ours: `//elsewhere` and `/\elsewhere` lead browsers away. */
export const ownPage = (to: string | undefined): string => (to && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/')

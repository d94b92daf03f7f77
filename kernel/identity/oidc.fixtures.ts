import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import Fastify from 'fastify'

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An identity provider of the smallest kind: one client, one key, and whoever it is told vouches for themselves. */
export async function startProvider(client: { id: string; secret: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const app = Fastify()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))))
  const codes = new Map<string, { challenge: string; claims: object }>()
  let issuer = ''

  app.get('/.well-known/openid-configuration', async () => ({
    issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'],
  }))
  app.get('/jwks', async () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }] }))
  app.post('/token', async (request, reply) => {
    const given = request.body as Record<string, string>
    const known = codes.get(given['code'] ?? '')
    codes.delete(given['code'] ?? '')
    const verified = known?.challenge === createHash('sha256').update(given['code_verifier'] ?? '').digest('base64url')
    if (!known || !verified || given['client_id'] !== client.id || given['client_secret'] !== client.secret) return reply.code(400).send({ error: 'invalid_grant' })
    const signedPart = `${base64url({ alg: 'RS256', kid: '1' })}.${base64url(known.claims)}`
    return { access_token: 'unused', token_type: 'Bearer', id_token: `${signedPart}.${sign('sha256', Buffer.from(signedPart), privateKey).toString('base64url')}` }
  })
  issuer = await app.listen({ port: 0, host: '127.0.0.1' })

  return {
    issuer,
    /** The person signs in at the provider, which sends them back: the query of the callback. */
    signIn(authorize: URL, person: { sub: string; preferred_username?: string }, more: object = {}): string {
      const code = Math.random().toString(36)
      const seconds = Math.floor(Date.now() / 1000)
      const asked = authorize.searchParams
      codes.set(code, { challenge: asked.get('code_challenge')!, claims: { iss: issuer, aud: client.id, iat: seconds, exp: seconds + 300, nonce: asked.get('nonce'), ...person, ...more } })
      return `?${new URLSearchParams({ code, state: asked.get('state')!, iss: issuer })}`
    },
    close: () => app.close(),
  }
}

import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { act, open } from './case/act.ts'
import { check, checkQuery } from './check.ts'
import { CaseView, Refusal } from './contract.ts'
import type { Actor } from './identity/actor.ts'
import { actorOf } from './identity/session.ts'
import type { Office } from './office.ts'
import { openApi } from './open-api.ts'
import { Refused } from './refusal.ts'

export const COOKIE = 'nuanban'

const KiB = 1024

/** Routes of verbs and views, read from their heads: `requests.dispatch` is `POST /api/requests/dispatch`. */
export async function buildHttp(office: Office): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: 512 * KiB, trustProxy: office.config.proxies.length > 0 && [...office.config.proxies], genReqId: () => randomUUID(), frameworkErrors: (error, request, reply) => void answerError(office, error, request, reply.headers(SAFE)) })
  await app.register(cookie)
  // Answers to questions can be long; files and live streams go out as they are.
  await app.register(compress, { threshold: 2048, customTypes: /^application\/json/, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } })
  await openApi(app)
  // Heads carry the schemas, and the write path checks them for every caller alike; Fastify only publishes them.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  app.setErrorHandler((error, request, reply) => answerError(office, error as Error & { statusCode?: number }, request, reply))
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'not_found', message: '没有这个地址' }))

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SAFE)
    if (crossSite(request)) throw new Refused('cross_site', '请从本平台的页面操作', 403)
  })

  app.get('/healthz', { schema: { hide: true } }, () => ({ alive: true }))
  app.get('/readyz', { schema: { hide: true } }, async () => {
    await sql`select 1`.execute(office.db)
    return { ready: true, engine: office.engine }
  })

  for (const verb of office.opens.values()) {
    app.post(pathOf(verb.name), { schema: { summary: verb.title.zh, tags: [tagOf(verb.name)], body: verb.input, response: { 200: CaseView, 400: Refusal } } },
      async (request) => open(office, await signedIn(office, request), verb, request.body))
  }
  for (const verb of office.verbs.values()) {
    if (verb.may.every((who) => who.name === 'system')) continue
    app.post(pathOf(verb.name), { schema: { summary: verb.title.zh, tags: [tagOf(verb.name)], body: verb.input, response: { 200: CaseView, 409: Refusal } } },
      async (request) => act(office, await signedIn(office, request), verb, request.body))
  }
  for (const view of office.views.values()) {
    app.get(pathOf(view.name), { schema: { summary: view.title, tags: [tagOf(view.name)], querystring: view.input, response: { 200: view.output } } },
      async (request) => {
        const actor = await whoAsks(office, request)
        if (!view.may.some((who) => who.of(actor, null))) throw refusalFor(actor)
        return view.run({ office, db: office.db, actor, input: checkQuery(view.input, request.query), now: office.now() })
      })
  }
  return app
}

const pathOf = (name: string) => `/api/${name.replace('.', '/')}`
const tagOf = (name: string) => name.split('.')[0]!

/** The session comes as a cookie (browsers) or as a bearer token (the mini-program, which has no cookies). */
export function tokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') ? header.slice(7) : request.cookies[COOKIE]
}

export const whoAsks = (office: Office, request: FastifyRequest): Promise<Actor> => actorOf(office, tokenOf(request))

export async function signedIn(office: Office, request: FastifyRequest): Promise<Actor> {
  const actor = await whoAsks(office, request)
  if (actor.is === 'nobody') throw refusalFor(actor)
  return actor
}

export const refusalFor = (actor: Actor) =>
  actor.is === 'nobody' ? new Refused('sign_in', '请先登录', 401) : new Refused('not_yours', '您没有查看这一内容的权限', 403)

export { check }

const SAFE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=(self)',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
}

// A browser names the page that sends: a cookie does not help a foreign page, and a form cannot send JSON.
function crossSite(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization) return false
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') return true
  const { origin } = request.headers
  // Pages of no origin (a sandboxed frame, a file) are foreign too, unless the browser itself says better.
  if (origin === 'null') return !site
  return origin !== undefined && URL.parse(origin)?.host !== request.headers.host
}

function answerError(office: Office, error: Error & { statusCode?: number; code?: string }, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Refused) {
    return reply.code(error.status).send({ code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) })
  }
  if (error.statusCode === 413) return reply.code(413).send({ code: 'too_large', message: '内容太大，请分次提交或压缩后再试' })
  if (error.statusCode && error.statusCode < 500) return reply.code(error.statusCode).send({ code: 'bad_request', message: '请求格式有误，请刷新页面后重试' })
  const id = request.id
  office.log.error({ id, route: request.routeOptions.url, error: error.message, stack: error.stack }, 'a defect')
  return reply.code(500).send({ code: 'defect', message: `系统出了点问题，请稍后再试。如仍不行，请拨打 12345 并告知编号 ${id.slice(0, 8)}`, id })
}

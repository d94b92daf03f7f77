import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { act, open } from './case/act.ts'
import { checkQuery } from './check.ts'
import { CaseView, type Lang, Refusal } from './contract.ts'
import type { Actor } from './identity/actor.ts'
import { nobody } from './identity/actor.ts'
import { actorOf } from './identity/session.ts'
import { keeper } from './kept.ts'
import type { Office } from './office.ts'
import { openApi } from './open-api.ts'
import { setAside } from './outbox.ts'
import { Refused, type Sentence } from './refusal.ts'

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
  app.setNotFoundHandler((request, reply) => answerRefusal(new Refused('not_found', { zh: '没有这个地址', en: 'There is nothing at this address' }, 404), request, reply))

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SAFE)
    if (crossSite(request)) throw new Refused('cross_site', { zh: '请从本平台的页面操作', en: 'Please act from the pages of this platform' }, 403)
  })

  app.get('/healthz', { schema: { hide: true } }, () => ({ alive: true }))
  app.get('/readyz', { schema: { hide: true } }, async () => {
    return { ready: true, engine: office.engine, setAside: await setAside(office) }
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
  const kept = keeper(office.now)
  for (const view of office.views.values()) {
    app.get(pathOf(view.name), { schema: { summary: view.title, tags: [tagOf(view.name)], querystring: view.input, response: { 200: view.output } } },
      async (request, reply) => {
        const actor = view.keeps ? nobody : await whoAsks(office, request)
        if (!view.may.some((who) => who.of(actor, null))) throw refusalFor(actor)
        reply.header('vary', 'accept-language')
        const [input, lang] = [checkQuery(view.input, request.query), langOf(request)]
        const answer = () => view.run({ office, db: office.db, actor, input, now: office.now(), lang })
        if (!view.keeps) return answer()
        const told = await kept(JSON.stringify([view.name, lang, input]), view.keeps, answer)
        reply.header('cache-control', `public, max-age=${view.keeps}`)
        return told
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

/** A client sends its switch, `zh` or `en`; a browser's own list of languages will do as well. */
export const langOf = (request: FastifyRequest): Lang => (/^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh')

export async function whoAsks(office: Office, request: FastifyRequest): Promise<Actor> {
  const actor = await actorOf(office, tokenOf(request))
  return actor.is === 'resident' ? { ...actor, through: request.headers.authorization ? 'wechat' : 'web' } : actor
}

export async function signedIn(office: Office, request: FastifyRequest): Promise<Actor> {
  const actor = await whoAsks(office, request)
  if (actor.is === 'nobody') throw refusalFor(actor)
  return actor
}

export const refusalFor = (actor: Actor) =>
  actor.is === 'nobody' ? new Refused('sign_in', { zh: '请先登录', en: 'Please sign in first' }, 401) : new Refused('not_yours', { zh: '您没有查看这一内容的权限', en: 'This is not for you to see' }, 403)

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
  const answer = (code: string, sentence: Sentence, status: number) => answerRefusal(new Refused(code, sentence, status), request, reply)
  if (error instanceof Refused) return answerRefusal(error, request, reply)
  if (error.statusCode === 413) return answer('too_large', { zh: '内容太大，请分次提交或压缩后再试', en: 'This is too large: please send it in parts' }, 413)
  if (error.statusCode && error.statusCode < 500) return answer('bad_request', { zh: '请求格式有误，请刷新页面后重试', en: 'The request is malformed: please reload the page and try again' }, error.statusCode)
  const { id } = request
  const short = id.slice(0, 8)
  office.log.error({ id, route: request.routeOptions.url, error: error.message, stack: error.stack }, 'a defect')
  return answer('defect', { zh: `系统出了点问题，请稍后再试。如仍不行，请拨打 12345 并告知编号 ${short}`, en: `Something went wrong here. Please try again later; if it happens again, ring 12345 and quote ${short}` }, 500)
}

function answerRefusal(refused: Refused, request: FastifyRequest, reply: FastifyReply) {
  const { code, status, details } = refused
  return reply.code(status).header('vary', 'accept-language').send({ code, message: refused.in(langOf(request)), ...(details ? { details } : {}), ...(code === 'defect' ? { id: request.id } : {}) })
}

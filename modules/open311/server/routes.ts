import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Office } from '#kernel/office.ts'
import { Faulty, fault, faultyOf } from './faults.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { callerOf } from './keys.ts'
import type { Needs } from './needs.ts'
import { idOfToken, postRequest } from './post-request.ts'
import { definition, discovery, type Here, oneRequest, requests, services, settingsOf } from './read.ts'
import { toXml } from './xml.ts'

const BASE = '/open311/v2'

/** Under one address, because a format is a suffix of everything and each fault is answered in the format asked for. */
export async function routes(app: FastifyInstance, office: Office, needs: Needs) {
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) => {
      try {
        done(null, formIn(body as Buffer))
      } catch {
        done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
      }
    })
    scope.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
      const faulty = faultyOf(error) ?? defect(office, error, request)
      if (faulty.retryAfter) reply.header('retry-after', faulty.retryAfter)
      return send(request, reply.code(faulty.status), 'errors', faulty.faults)
    })
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: `${BASE}/*`, schema: { hide: true },
      handler: async (request, reply) => answer({ office, needs }, request, reply),
    })
  })
}

/** The standard has everything in UTF-8. What is not is refused: else it would turn into question marks without a word. */
function formIn(body: Buffer): URLSearchParams {
  const form = new TextDecoder('utf-8', { fatal: true }).decode(body)
  decodeURIComponent(form.replace(/%(?![0-9a-f]{2})/gi, '%25'))
  return new URLSearchParams(form)
}

async function answer(here: Here, request: FastifyRequest, reply: FastifyReply) {
  const { path, format } = asked(request)
  if (format === undefined) fault(404, '格式只有 .xml 和 .json (formats are xml and json)')
  const fields = fieldsOf(request.url.split('?')[1], request.method === 'POST' ? request.body : undefined)
  const jurisdiction = fields.one('jurisdiction_id')
  if (jurisdiction && jurisdiction !== settingsOf(here.office).jurisdiction_id) fault(404, `没有 jurisdiction_id ${jurisdiction} (jurisdiction_id was not found)`)

  const [resource, id, ...more] = path.split('/')
  if (request.method === 'POST') {
    if (path !== 'requests') fault(400, '只有 requests 可以提交 (only requests can be posted)')
    const token = request.headers['idempotency-key']
    return send(request, reply, 'service_requests', await postRequest(here, fields, typeof token === 'string' ? token : undefined))
  }
  if (request.method !== 'GET') fault(400, '只能 GET 或 POST (GET or POST only)')
  // What everybody may read, pages of other sites may read as well.
  reply.header('access-control-allow-origin', '*')
  if (more.length === 0 && id !== '') {
    if (resource === 'discovery' && id === undefined) return send(request, reply, 'discovery', await discovery(here, here.office.config.publicUrl ?? `${request.protocol}://${request.host}`))
    if (resource === 'services') return id === undefined ? send(request, reply, 'services', services(here)) : send(request, reply, 'service_definition', definition(here, id))
    if (resource === 'requests') return send(request, reply, 'service_requests', id === undefined ? await requests(here, fields) : await oneRequest(here, id))
    if (resource === 'tokens' && id !== undefined) return send(request, reply, 'service_requests', await byToken(here, fields, id))
  }
  return fault(404, '没有这个地址 (no such resource)')
}

async function byToken({ office, needs }: Here, fields: Fields, token: string) {
  const caller = await callerOf(office, fields.one('api_key'))
  const number = await needs.numberOf(office.db, idOfToken(caller, token))
  return number ? [{ service_request_id: number, token }] : fault(404, `没有 token ${token} (token was not found)`)
}

type Format = 'xml' | 'json'

/** The suffix decides; without one the client's Accept does, and XML is what every server must speak. */
function asked(request: FastifyRequest): { path: string; format: Format | undefined } {
  const whole = (request.params as { '*'?: string })['*'] ?? ''
  const suffix = /^(.*)\.([a-z0-9]+)$/i.exec(whole)
  if (!suffix) return { path: whole, format: /\bjson\b/.test(request.headers.accept ?? '') ? 'json' : 'xml' }
  const format = suffix[2]!.toLowerCase()
  return { path: suffix[1]!, format: format === 'xml' || format === 'json' ? format : undefined }
}

function send(request: FastifyRequest, reply: FastifyReply, root: string, body: unknown) {
  const json = asked(request).format === 'json'
  return reply.type(json ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8').send(json ? JSON.stringify(body) : toXml(root, body))
}

function defect(office: Office, error: Error, request: FastifyRequest): Faulty {
  office.log.error({ id: request.id, route: request.routeOptions.url, error: error.message, stack: error.stack }, 'a defect')
  return new Faulty(500, [`系统出了点问题，请稍后再试，编号 ${request.id.slice(0, 8)} (internal error)`])
}

import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { loadDistrict } from '../place/load-district.ts'

/** The place that a browser builds, whole: read and pressed once, and then the same bytes for everybody who does not have them yet. */
export function districtRoute(app: FastifyInstance, place: URL) {
  const text = JSON.stringify(loadDistrict(fileURLToPath(place)))
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  let pressed: Buffer | undefined
  app.get('/api/world/district', { schema: { hide: true } }, (request, reply) => {
    reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'accept-encoding').type('application/json; charset=utf-8')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    if (!/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(text)
    pressed ??= brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } })
    return reply.header('content-encoding', 'br').send(pressed)
  })
}

import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { STYLE_DIGEST } from './style.ts'

/** Nothing but what these pages hold: their own style by its digest, pictures and the one script from here. */
const PAGE_POLICY = `default-src 'none'; style-src ${STYLE_DIGEST}; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`
const FILE_POLICY = `default-src 'none'; frame-ancestors 'self'`

export type Text = { type: string; text: string; code?: number; /** For whoever asks from elsewhere: data is open. */ open?: boolean }

/** A text with its digest as its tag, pressed as small as the reader takes it. Whoever has it already hears only that. */
export function answerText(request: FastifyRequest, reply: FastifyReply, { type, text, code = 200, open }: Text) {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  reply.code(code).type(type).headers({
    etag, 'cache-control': 'no-cache', vary: 'accept-language, accept-encoding', 'content-security-policy': type.startsWith('text/html') ? PAGE_POLICY : FILE_POLICY,
    ...(open ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } : {}),
  })
  if (code === 200 && request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  const takes = String(request.headers['accept-encoding'] ?? '')
  if (text.length < 1024 || !/\b(br|gzip)\b/.test(takes)) return reply.send(text)
  if (!/\bbr\b/.test(takes)) return reply.header('content-encoding', 'gzip').send(gzipSync(text))
  return reply.header('content-encoding', 'br').send(brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }))
}

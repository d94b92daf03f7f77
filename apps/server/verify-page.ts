import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {} from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { District } from '#kernel/definitions/district.ts'
import { publicKeys } from '#kernel/ledger/keys.ts'
import type { Office } from '#kernel/office.ts'

const BUILT = join(import.meta.dirname, '../verify/dist/index.html')
const SCRIPT = /<script type="module">([\s\S]*?)<\/script>/
const PLACE = /(<script type="application\/json" id="office">)[\s\S]*?(<\/script>)/

/**
 * 证照核验: one file with its script and this district's public keys in it. Served and kept on a disk it is the same page,
 * so its one script is allowed by its digest, and no other is.
 */
export function serveVerifyPage(app: FastifyInstance, office: Office, built = BUILT) {
  app.get<{ Querystring: { download?: string } }>('/verify', { schema: { hide: true } }, async (request, reply) => {
    if (!existsSync(built)) return reply.code(503).type('text/plain; charset=utf-8').send('页面尚未构建，请用 npm start 启动。')
    const page = readFileSync(built, 'utf8')
    const here = { name: office.definitions.newest<District>('district')?.body.name ?? '', address: office.config.publicUrl ?? '', keys: Object.fromEntries(await publicKeys(office.db, office.config, 'seal')) }
    // A name could hold what ends a script.
    const text = JSON.stringify(here).replaceAll('<', '\\u003c')
    const digest = createHash('sha256').update(SCRIPT.exec(page)?.[1] ?? '').digest('base64')
    reply.header('content-security-policy', `${String(reply.getHeader('content-security-policy'))}; script-src 'sha256-${digest}'`)
    if (request.query.download !== undefined) reply.header('content-disposition', `attachment; filename="verify.html"; filename*=UTF-8''${encodeURIComponent('证照核验.html')}`)
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page.replace(PLACE, (_, open: string, close: string) => open + text + close))
  })
}

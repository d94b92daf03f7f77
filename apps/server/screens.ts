import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type {} from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

const root = join(import.meta.dirname, '..')

/** The built screens: the residents' pages under /m/, the staff's desk under /desk/. */
export async function serveScreens(app: FastifyInstance) {
  await screen(app, '/m/', join(root, 'resident/dist/h5'))
  await screen(app, '/desk/', join(root, 'desk/dist'))
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/m/'))
  for (const path of ['/m', '/desk']) app.get(path, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${path}/`))
}

async function screen(app: FastifyInstance, prefix: string, folder: string) {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get(`${prefix}*`, { schema: { hide: true } }, (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send('页面尚未构建,请用 npm start 启动。'))
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix,
    decorateReply: false,
    preCompressed: true,
    wildcard: true,
    setHeaders: (reply, path) => reply.header('cache-control', /\.[0-9a-zA-Z_-]{8,}\.\w+$|assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
}

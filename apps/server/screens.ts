import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type {} from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

const root = join(import.meta.dirname, '..')

/** The built screens: the residents' pages under /m/, the staff's desk under /desk/, the historic district under /district/. */
export async function serveScreens(app: FastifyInstance) {
  await app.register((scope) => serveFolder(scope, join(root, 'resident/dist/h5')), { prefix: '/m' })
  await app.register((scope) => serveFolder(scope, join(root, 'desk/dist')), { prefix: '/desk' })
  await app.register((scope) => serveFolder(scope, join(root, 'district/dist')), { prefix: '/district' })
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/m/'))
  for (const path of ['/m', '/desk', '/district']) app.get(path, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${path}/`))
}

async function serveFolder(scope: FastifyInstance, folder: string) {
  const page = join(folder, 'index.html')
  await scope.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    preCompressed: true,
    setHeaders: (reply, path) => reply.header('cache-control', /[.-][0-9a-zA-Z_-]{8,}\.\w+(\.\w+)?$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  // The screen finds its own way from an address that is no file; a file that is missing stays missing.
  scope.setNotFoundHandler((request, reply) => {
    if (!existsSync(page)) return reply.code(503).type('text/plain; charset=utf-8').send('页面尚未构建，请用 npm start 启动。')
    if (/\.\w+$/.test(request.url.split('?')[0]!)) return reply.code(404).send({ code: 'not_found', message: '没有这个地址' })
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(createReadStream(page))
  })
}

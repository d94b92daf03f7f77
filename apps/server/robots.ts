import type {} from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Office } from '#kernel/office.ts'

/** What search engines may read: the pages in words and the open data about the place, not the desk and the questions of the screens. */
export function serveRobots(app: FastifyInstance, office: Office) {
  app.get('/robots.txt', { schema: { hide: true } }, (request, reply) => {
    const base = office.config.publicUrl ?? `${request.protocol}://${request.host}`
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=3600').send(`User-agent: *
Allow: /district/
Allow: /api/world/iiif/
Allow: /api/world/place.geojson
Disallow: /api/
Disallow: /desk/
Disallow: /district/read/qr

Sitemap: ${base}/district/sitemap.xml
`)
  })
}

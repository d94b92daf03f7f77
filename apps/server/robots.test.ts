import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { openOffice } from '#kernel/testing/office.ts'
import { serveRobots } from './robots.ts'

test('search engines are shown the way to the sitemap, and kept from the desk and the interface', async () => {
  const { office, http } = await openOffice({ modules: [], at: '2026-11-23 10:00' })
  const { app } = await http(nobody)
  serveRobots(app, office)
  const answer = await app.inject({ url: '/robots.txt', headers: { host: 'old-town.example' } })
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(answer.body).toContain('\nDisallow: /api/\nDisallow: /desk/\n')
  expect(answer.body).toContain('\nSitemap: http://old-town.example/district/sitemap.xml\n')
})

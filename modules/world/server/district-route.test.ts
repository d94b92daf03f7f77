import { brotliDecompressSync } from 'node:zlib'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { districtRoute } from './district-route.ts'

test('the place is sent pressed and whole, and not again to whoever has it', async () => {
  const app = Fastify()
  districtRoute(app, new URL('../../../districts/shinan/world/', import.meta.url))
  const first = await app.inject({ url: '/api/world/district', headers: { 'accept-encoding': 'gzip, br' } })
  expect(first.headers['content-encoding']).toBe('br')
  expect(first.rawPayload.length).toBeLessThan(120_000)
  const told = JSON.parse(brotliDecompressSync(first.rawPayload).toString()) as { buildings: { features: unknown[] } }
  expect(told.buildings.features.length).toBeGreaterThan(400)

  const again = await app.inject({ url: '/api/world/district', headers: { 'if-none-match': String(first.headers.etag) } })
  expect(again.statusCode).toBe(304)
  const unpressed = await app.inject('/api/world/district')
  expect(unpressed.headers['content-encoding']).toBeUndefined()
  expect(unpressed.json()).toEqual(told)
})

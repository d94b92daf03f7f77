import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { openMemoryOffice, people } from '../memory/memory-office.fixtures.ts'
import { takeDownMemory } from '../memory/take-down-memory.ts'
import { HOME } from './frame.ts'
import { district, guide, openPages } from './read-pages.fixtures.ts'

const BASE = 'https://old-town.example'
const get = openPages(BASE)

test('a code on the sheet is read as the short address of its building, which leads to its plate', async () => {
  const { body } = await get(`${HOME}qr`)
  expect(body).toContain('noindex')
  const codes = [...body.matchAll(/<a href="\/b\/([^"]+)"[^>]*><svg viewBox="0 -.5 (\d+) \d+"[^>]*><path stroke="#000" d="([^"]+)"/g)]
  expect(codes.map(([, id]) => id)).toEqual(guide.named.filter(({ is }) => !is.end_date).map(({ id }) => id))
  for (const [, id, size, d] of [codes[0]!, codes.at(-1)!]) expect(decodeQR(picture(Number(size), d!))).toBe(`${BASE}/b/${id}`)

  const short = await get('/b/cathedral?year=1934')
  expect([short.statusCode, short.headers['location']]).toEqual([302, `${HOME}b/cathedral?year=1934`])
  expect((await get(String((await get('/b/%2F..%2Fx')).headers['location']))).statusCode).toBe(404)
})

/** As a camera sees it: eight dots to a module. */
function picture(size: number, d: string) {
  const [dots, width] = [8, size * 8]
  const data = new Uint8Array(width * width * 4).fill(255)
  let [x, y] = [0, 0]
  for (const [, from, at, skip, h] of d.matchAll(/(?:M(\d+) (\d+)|m(\d+) 0)h(\d+)/g)) {
    ;[x, y] = from === undefined ? [x + Number(skip), y] : [Number(from), Number(at)]
    const long = Number(h)
    for (let row = y * dots; row < (y + 1) * dots; row++) for (let column = x * dots; column < (x + long) * dots; column++) data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
    x += long
  }
  return { width, height: width, data }
}

test('a IIIF manifest holds one canvas with the drawing, in both languages, for readers from anywhere', async () => {
  const answer = await get('/api/world/iiif/cathedral/manifest.json')
  expect(answer.headers['content-type']).toMatch(/^application\/ld\+json; ?profile="http:\/\/iiif\.io\/api\/presentation\/3\/context\.json"/)
  expect(answer.headers['access-control-allow-origin']).toBe('*')
  const manifest = answer.json()
  expect(manifest).toMatchObject({ '@context': 'http://iiif.io/api/presentation/3/context.json', type: 'Manifest', id: `${BASE}/api/world/iiif/cathedral/manifest.json`, label: { zh: ['圣弥厄尔大教堂'], en: ["St Michael's Cathedral"] } })
  const [canvas] = manifest.items
  const { body, target, motivation } = canvas.items[0].items[0]
  expect([target, motivation]).toEqual([canvas.id, 'painting'])
  expect([canvas.width, canvas.height]).toEqual([body.width, body.height])
  const drawing = await get(body.id.replace(BASE, ''))
  expect(drawing.headers['content-type']).toContain('image/svg+xml')
  expect(drawing.body).toContain(`width="${body.width}" height="${body.height}"`)
  expect((await get('/api/world/iiif/nowhere/manifest.json')).statusCode).toBe(404)
})

test('the export holds every feature of the place, and plates with their buildings', async () => {
  const { features } = (await get('/api/world/place.geojson')).json() as { features: { id?: string; properties: { layer: string; plate?: { building: string } } }[] }
  expect(features).toHaveLength([district.buildings, district.streets, district.grounds, district.spots, district.props].reduce((sum, one) => sum + one.features.length, 0))
  expect(features.find(({ id }) => id === 'cathedral')!.properties).toMatchObject({ layer: 'building', plate: { building: 'cathedral' } })
})

test('search engines are told of every page that is worth it, with data about the building', async () => {
  const { body } = await get('/district/sitemap.xml')
  const pages = [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at]) => at!)
  expect(pages).toHaveLength(2 + guide.named.length + guide.lanes.length + guide.routes.length)
  expect(pages.every((at) => at.startsWith(`${BASE}${HOME}`))).toBe(true)
  const plate = (await get(`${HOME}b/cathedral`)).body
  const [, at] = /type="application\/ld\+json" href="([^"]+)"/.exec(plate)!
  expect((await get(at!)).json()).toMatchObject({ '@context': 'https://schema.org', '@type': 'LandmarksOrHistoricalBuildings', url: `${BASE}${HOME}b/cathedral`, geo: { latitude: expect.closeTo(36.068, 3), longitude: expect.closeTo(120.3156, 3) } })
})

test('a plate shows what people remember once it is published, and no more when it is taken down', async () => {
  const office = await openMemoryOffice()
  const { app } = await office.http(nobody)
  const plate = async () => (await app.inject(`${HOME}b/cathedral`)).body
  expect(await plate()).not.toContain('大家的记忆')
  await office.left({ text: '还没有人看过的记忆，先不要给别人看。' })
  const id = await office.published()
  const shown = await plate()
  expect(shown).toContain('小时候每到礼拜天')
  expect(shown).not.toContain('还没有人看过')
  await office.as(people.lead).do(takeDownMemory, { caseId: id, reason: '核实后发现内容有误' } as never)
  expect(await plate()).not.toContain('小时候每到礼拜天')
})

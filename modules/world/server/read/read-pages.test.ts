import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { dateInWords } from '../../place/dates.ts'
import { elevationOf } from './elevation.ts'
import { HOME } from './frame.ts'
import { openGuide } from './guide.ts'
import { platePage, sentencesOf } from './plate.ts'
import { district, guide, openPages, stories, wordsOf } from './read-pages.fixtures.ts'

const LANGS = ['zh', 'en'] as const
const MOST = 60 * 1024
const get = openPages('https://old-town.example')
const plain = (text: string) => text.replaceAll("'", '’')

test('every building with a plate has it whole in Chinese and in English: title, story, dates with sources, picture with words', async () => {
  expect(guide.named.length).toBeGreaterThan(15)
  for (const { id, plate, is } of guide.named) for (const lang of LANGS) {
    const { body, statusCode } = await get(`${HOME}b/${id}?lang=${lang}`)
    expect(statusCode, id).toBe(200)
    const words = wordsOf(body)
    expect(body, id).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`)
    expect(words, id).toContain(plain(plate!.title[lang]))
    for (const sentence of sentencesOf(plate!.story[lang])) expect(words, id).toContain(plain(sentence))
    for (const one of plate!.dated) expect(words, id).toMatch(new RegExp(`${escapeRegExp(`${dateInWords(one.date, lang)}${plain(one[lang])}`)}(\\[\\d+\\])+`))
    expect(words).toContain(dateInWords(is.start_date, lang))
    for (const key of plate!.sources) expect(words, id).toContain(plain(district.place.sources[key]!.title))
    const [, alt] = /<img [^>]*alt="([^"]+)"/.exec(body)!
    expect(plain(alt!.replaceAll('&#39;', "'")), id).toContain(plain(plate!.alt[lang]))
    expect(body.match(/<h1>/g)).toHaveLength(1)
  }
})

test('every link of every page leads somewhere, every page is small, and nothing comes from elsewhere', async () => {
  const waiting = [HOME, `${HOME}?lang=en`, `${HOME}?year=1905`], seen = new Set(waiting), streetsSampled = new Set<string>()
  let pages = 0
  for (let url = waiting.shift(); url; url = waiting.shift()) {
    const { statusCode, body, headers } = await get(url)
    if (statusCode === 302) {
      const to = String(headers.location)
      if (!seen.has(to)) waiting.push((seen.add(to), to))
      continue
    }
    expect(statusCode, url).toBe(200)
    if (!String(headers['content-type']).startsWith('text/html')) continue
    pages += 1
    expect(Buffer.byteLength(body), url).toBeLessThan(MOST)
    expect([...body.matchAll(/<(?:script|img|image|link|iframe)[^>]*? (?:src|href)="(https?:)?\/\/(?!old-town\.example)/g)], url).toEqual([])
    expect(body, url).not.toMatch(/<script>|<script [^>]*>[^<]| style="| on\w+="/)
    const found = [...body.matchAll(/ (?:href|src|action)="([^"]+)"/g)].map(([, to]) => to!.replaceAll('&amp;', '&'))
    for (const to of found) {
      if (to.startsWith('#')) {
        expect(body, `${url} ${to}`).toContain(` id="${to.slice(1)}"`)
        continue
      }
      if (/^https?:/.test(to) && !to.startsWith('https://old-town.example')) continue
      const at = to.replace('https://old-town.example', '').split('#')[0]!
      // The streets in three dimensions, the residents' pages, and the export, which has a test of its own.
      if (at === '/m/' || at === '/district/' || at.startsWith('/district/?') || at === '/api/world/place.geojson') continue
      const house = /\/b\/([^/?.]+)/.exec(at)?.[1]
      if (house !== undefined && !guide.byId.get(house)?.plate) {
        expect(guide.byId.has(house), `${url} ${to}`).toBe(true)
        const street = house.replace(/-[lr]\d.*$/, '')
        if (streetsSampled.has(street)) continue
        streetsSampled.add(street)
      }
      if (!seen.has(at)) waiting.push((seen.add(at), at))
    }
  }
  expect(pages).toBeGreaterThan(2 * (guide.named.length + guide.lanes.length + guide.routes.length))
  expect(streetsSampled.size).toBeGreaterThan(20)
}, 120_000)

test('a name that would be markup is shown as it is written', () => {
  const hostile = `"><script>alert('1')</script><b>`
  const { features } = district.buildings
  const feature = { ...features[0]!, properties: { ...features[0]!.properties, name: hostile, 'addr:housenumber': hostile } }
  const plates = stories.plates.map((plate) => (plate.building === feature.properties.id ? { ...plate, title: { zh: hostile, en: hostile }, story: { zh: hostile, en: hostile }, alt: { zh: hostile, en: hostile }, brand: { zh: hostile, en: hostile, source: hostile } } : plate))
  const town = openGuide({ ...district, buildings: { ...district.buildings, features: [feature, ...features.slice(1)] } }, { ...stories, plates })
  const house = town.byId.get(feature.properties.id)!
  const page = platePage(town, { lang: 'zh', chosen: true, base: `https://x"><script>` }, house, { width: 1, height: 1 }, [{ text: hostile, by: hostile, whenInWords: hostile }])
  expect(page).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&lt;b&gt;')
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).not.toContain('<b>&')
})

test('an address that leads nowhere says what is meant, and what stands there', async () => {
  const misspelt = await get(`${HOME}b/cathedrl`)
  expect(misspelt.statusCode).toBe(404)
  expect(misspelt.body).toContain(`href="${HOME}b/cathedral"`)
  expect(misspelt.body).toContain(`href="${HOME}b/villa-anna"`)
  expect(misspelt.body).toContain('noindex')
  const gone = await get(`${HOME}b/zhongshan-road-l999?lang=en`)
  expect(gone.statusCode).toBe(404)
  expect(gone.body).toContain(`href="${HOME}s/zhongshan-road?lang=en"`)
  expect((await get(`${HOME}b/%3Cscript%3Ealert(1)%3C/script%3E`)).body).not.toContain('<script>alert')
  for (const path of ['s/nowhere', 'r/nowhere', 'nowhere', 'front/nowhere.svg', 'b/nowhere.jsonld', 'ground-1850.svg']) expect((await get(HOME + path)).statusCode, path).toBe(404)
})

test('a year shows what stood here then, and what the street was called', async () => {
  const then = wordsOf((await get(`${HOME}b/cathedral?year=1905`)).body)
  expect(then).toContain('1905没有记载')
  const hotel = (await get(`${HOME}b/kiautschou-hotel?year=2026`)).body
  const [, today] = /<tr aria-current="true">(.*?)<\/tr>/s.exec(hotel)!
  expect(today).toContain('中山路')
  expect(today).not.toContain('胶州旅馆')
  const street = (await get(`${HOME}s/zhongshan-road?year=1905`)).body
  expect(wordsOf(street)).toContain('1905 当时称 弗里德里希大街')
  expect(street).not.toContain('b/parkson')
  expect(street).toContain('b/kiautschou-hotel')
  // What is no year of the place is none.
  expect((await get(`${HOME}s/zhongshan-road?year=1400`)).body).toContain('b/parkson')
})

test('next door: as one faces the front of the Bank of China, Shanzuo Bank is on the right', async () => {
  const { body } = await get(`${HOME}b/bank-of-china`)
  expect(body).toMatch(/<dt>右边<\/dt><dd><a href="[^"]*b\/shanzuo-bank">/)
  expect((await get(`${HOME}b/shanzuo-bank?lang=en`)).body).toMatch(/<dt>To the left<\/dt><dd><a href="[^"]*b\/bank-of-china\?lang=en">/)
})

test('a house made by rule says that it is one, and is not offered to search engines', async () => {
  const made = guide.houses.find(({ plate }) => !plate)!
  const { body } = await get(`${HOME}b/${made.id}`)
  expect(wordsOf(body)).toContain('并不对应某一座真实的房屋')
  expect(body).toContain('noindex')
  expect((await get(`${HOME}b/cathedral`)).body).not.toContain('noindex')
})

test('the language is the address’s, or else the browser’s; it stays along the links', async () => {
  expect((await get(HOME)).body).toContain('青岛老城')
  const english = await get(HOME, { headers: { 'accept-language': 'en-GB' } })
  expect(english.body).toContain('Qingdao Old Town')
  expect(english.headers['vary']).toContain('accept-language')
  expect(english.body).toContain(`href="${HOME}b/cathedral"`)
  const chosen = await get(`${HOME}?lang=zh`, { headers: { 'accept-language': 'en' } })
  expect(chosen.body).toContain('青岛老城')
  expect(chosen.body).toContain(`href="${HOME}b/cathedral?lang=zh"`)
})

test('a page is kept by its tag, pressed as the reader takes it, and allows its own style and script alone', async () => {
  const first = await get(`${HOME}b/cathedral`, { headers: { 'accept-encoding': 'gzip, br' } })
  const policy = String(first.headers['content-security-policy'])
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; script-src 'self';/)
  expect(policy).not.toContain('unsafe')
  expect(first.rawPayload.length).toBeLessThan(9 * 1024)
  const whole = (await get(`${HOME}b/cathedral`)).body
  expect(brotliDecompressSync(first.rawPayload).toString()).toBe(whole)
  expect(gunzipSync((await get(`${HOME}b/cathedral`, { headers: { 'accept-encoding': 'gzip' } })).rawPayload).toString()).toBe(whole)
  const again = await get(`${HOME}b/cathedral`, { headers: { 'if-none-match': String(first.headers['etag']) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('drawings are as high and wide as what they show, and small', () => {
  const cathedral = elevationOf(guide, guide.byId.get('cathedral')!)
  expect(cathedral.svg).toContain('>56.0</text>')
  for (const house of guide.named) expect(elevationOf(guide, house).svg.length, house.id).toBeLessThan(MOST)
})

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

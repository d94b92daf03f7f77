import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type {} from '@fastify/swagger'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Lang } from '#kernel/contract.ts'
import { langOf } from '#kernel/http.ts'
import { nobody } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { loadDistrict, loadStories } from '../../place/load-district.ts'
import { answerText } from './answer.ts'
import { elevationOf, type Elevation } from './elevation.ts'
import { HOME, type Reader } from './frame.ts'
import { type Guide, type House, openGuide } from './guide.ts'
import { homePage } from './home.ts'
import { groundSheet } from './map.ts'
import { missingPage } from './missing.ts'
import { buildingData, districtData, manifest, placeGeoJson, sitemap } from './open-data.ts'
import { platePage, type Remembered } from './plate.ts'
import { qrPage } from './qr-sheet.ts'
import { routePage } from './route.ts'
import { streetPage } from './street.ts'
import { yearsPage } from './years.ts'

const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#96351f"/><path d="M7 26V13l9-7 9 7v13h-6v-8a3 3 0 0 0-6 0v8z" fill="#fbf8f1"/></svg>'
const SCRIPT = readFileSync(new URL('./read-aloud.js', import.meta.url), 'utf8')

type Ask = { Querystring: { lang?: string; year?: string }; Params: { id: string } }
/** 一房一文化: the place in words, for whoever has no third dimension, and for who stands at a real door. */
export function readRoutes(app: FastifyInstance, office: Office, { place }: { place: URL }) {
  // Read once: when the server has started, so that whoever stands at a door need not wait for it.
  let opened: Guide | undefined
  const guide = () => (opened ??= guideFrom(fileURLToPath(place)))
  app.addHook('onListen', (done) => {
    setImmediate(() => {
      try {
        guide()
      } catch (error) {
        office.log.error({ error: (error as Error).message }, 'the pages of the place cannot be read')
      }
    })
    done()
  })
  const drawn = new Map<string, Elevation>()
  const draw = (house: House) => drawn.get(house.id) ?? drawn.set(house.id, elevationOf(guide(), house)).get(house.id)!

  const page = (path: string, write: (reader: Reader, id: string) => string | undefined | Promise<string | undefined>) =>
    app.get<Ask>(HOME + path, { schema: { hide: true } }, async (request, reply) => {
      const reader = readerOf(office, request, guide())
      const text = await write(reader, request.params.id)
      if (text === undefined) return missing(request, reply, request.params.id)
      reply.header('content-language', reader.lang === 'zh' ? 'zh-CN' : 'en')
      return answerText(request, reply, { type: 'text/html; charset=utf-8', text })
    })
  const missing = (request: FastifyRequest, reply: FastifyReply, sought: string) =>
    answerText(request, reply, { code: 404, type: 'text/html; charset=utf-8', text: missingPage(guide(), readerOf(office, request, guide()), sought) })
  const file = (path: string, type: string, write: (base: string, id: string) => string | undefined, open = false) =>
    app.get<Ask>(path, { schema: { hide: true } }, (request, reply) => {
      const text = write(baseOf(office, request), request.params.id)
      return text === undefined ? missing(request, reply, request.params.id) : answerText(request, reply, { type, text, open })
    })

  page('', (reader) => homePage(guide(), reader))
  page('b/:id', async (reader, id) => {
    const house = guide().byId.get(id)
    return house && platePage(guide(), reader, house, draw(house), await rememberedOf(office, id, reader.lang))
  })
  page('s/:id', (reader, id) => {
    const lane = guide().lanes.find((one) => one.id === id)
    return lane && streetPage(guide(), reader, lane)
  })
  page('r/:id', (reader, id) => {
    const route = guide().routes.find((one) => one.id === id)
    return route && routePage(guide(), reader, route)
  })
  page('years', (reader) => yearsPage(guide(), reader))
  page('qr', (reader) => qrPage(guide(), reader))
  app.get<{ Params: { '*': string } }>(`${HOME}*`, { schema: { hide: true } }, (request, reply) => missing(request, reply, request.params['*']))
  app.get('/district/read', { schema: { hide: true } }, (_request, reply) => reply.redirect(HOME))
  // The address on a door: short, and it stays when pages move.
  app.get<Ask>('/b/:id', { schema: { hide: true } }, (request, reply) => {
    const query = new URLSearchParams({ ...(request.query.year ? { year: request.query.year } : {}), ...(request.query.lang ? { lang: request.query.lang } : {}) }).toString()
    return reply.redirect(`${HOME}b/${encodeURIComponent(request.params.id)}${query && `?${query}`}`)
  })

  const SVG = 'image/svg+xml; charset=utf-8', LD = 'application/ld+json; charset=utf-8'
  const houseCalled = (id: string) => guide().byId.get(id)
  file(`${HOME}front/:id.svg`, SVG, (_, id) => {
    const house = houseCalled(id)
    return house && draw(house).svg
  }, true)
  file(`${HOME}ground-:id.svg`, SVG, (_, id) => (isYear(guide(), id) ? groundSheet(guide(), Number(id)) : undefined))
  file(`${HOME}icon.svg`, SVG, () => ICON)
  file(`${HOME}read-aloud.js`, 'text/javascript; charset=utf-8', () => SCRIPT)
  file(`${HOME}district.jsonld`, LD, (base) => JSON.stringify(districtData(guide(), base)), true)
  file(`${HOME}b/:id.jsonld`, LD, (base, id) => {
    const house = houseCalled(id)
    return house?.plate && JSON.stringify(buildingData(guide(), house, base))
  }, true)
  file('/api/world/iiif/:id/manifest.json', 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"', (base, id) => {
    const house = houseCalled(id)
    return house && JSON.stringify(manifest(guide(), house, draw(house), base))
  }, true)
  file('/api/world/place.geojson', 'application/geo+json; charset=utf-8', () => JSON.stringify(placeGeoJson(guide())), true)
  file('/district/sitemap.xml', 'application/xml; charset=utf-8', (base) => sitemap(guide(), base))
}

/** As everybody is told by the view of published memories. */
async function rememberedOf(office: Office, building: string, lang: Lang): Promise<readonly Remembered[]> {
  const memories = office.views.get('world.memories')
  const told: { memories: Remembered[] } | undefined = await memories?.run({ office, db: office.db, actor: nobody, input: { building }, now: office.now(), lang })
  return told?.memories ?? []
}

function guideFrom(folder: string): Guide {
  const district = loadDistrict(folder)
  return openGuide(district, loadStories(folder, district))
}

/** The address says the language, or else the browser; a year outside the place's own is none. */
function readerOf(office: Office, request: FastifyRequest, guide: Guide): Reader {
  const { lang, year } = request.query as Ask['Querystring']
  const chosen = lang === 'zh' || lang === 'en'
  return { lang: chosen ? lang : langOf(request), chosen, base: baseOf(office, request), ...(year !== undefined && isYear(guide, year) ? { year: Number(year) } : {}) }
}

const isYear = ({ place }: Guide, year: string) => /^\d{4}$/.test(year) && Number(year) >= place.years.from && Number(year) <= place.years.to

const baseOf = ({ config }: Office, request: FastifyRequest) => config.publicUrl ?? `${request.protocol}://${request.host}`

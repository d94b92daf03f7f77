import { fileURLToPath } from 'node:url'
import Fastify, { type InjectOptions } from 'fastify'
import type { Office } from '#kernel/office.ts'
import { loadDistrict, loadStories } from '../../place/load-district.ts'
import { openGuide } from './guide.ts'
import { readRoutes } from './read-routes.ts'

const place = new URL('../../../../districts/shinan/world/', import.meta.url)
const folder = fileURLToPath(place)

export const district = loadDistrict(folder)
export const stories = loadStories(folder, district)
export const guide = openGuide(district, stories)

/** The plain pages of the district alone: without people, and so without memories. */
export function openPages(publicUrl?: string) {
  const app = Fastify()
  readRoutes(app, { config: { publicUrl }, views: new Map() } as unknown as Office, { place })
  return (url: string, given: InjectOptions = {}) => app.inject({ ...given, url })
}

/** What a page says, without its marks. */
export const wordsOf = (page: string) => page.slice(page.indexOf('<body')).replaceAll(/<[^>]*>/g, '').replaceAll('&#39;', '’').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

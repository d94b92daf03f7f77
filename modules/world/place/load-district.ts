import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Static, TSchema } from 'typebox'
import { lineOf } from '#kernel/definitions/line-of.ts'
import { parsed } from '#kernel/definitions/parsed.ts'
import { checkPlates, checkRoutes } from './check-stories.ts'
import { departures, type Fault } from './faults.ts'
import type { District } from './features.ts'
import { type Bodies, FILES, type FileName, readDistrict } from './read-district.ts'
import { type Plate, Plates, type Route, Routes } from './stories.ts'

/** Reads a folder that holds a place, or some files of it. Throws one error that names every fault (of the first twenty) with file, line, feature, key and reason. */
export function loadDistrict(folder: string, files = Object.keys(FILES) as FileName[]): District {
  const texts = new Map<string, string>()
  const bodies: Bodies = {}
  for (const file of files) if (existsSync(join(folder, file))) bodies[file] = bodyOf(folder, file, texts)
  const { district, faults } = readDistrict(bodies)
  if (!district) throw faulty(folder, texts, faults)
  return district
}

/** The plates and walks of a place. Throws like `loadDistrict`. */
export function loadStories(folder: string, district: District): { plates: Plate[]; routes: Route[] } {
  const texts = new Map<string, string>()
  const faults: Fault[] = []
  const read = <S extends TSchema>(file: string, schema: S, also: (body: Static<S>) => Fault[]): Static<S> => {
    const body = bodyOf(folder, file, texts) as Static<S>
    const wrong = departures(schema, body).map(({ at, says }) => ({ file, at, feature: `#${Number(at.split('/')[1] ?? 0) + 1}`, key: at.split('/').slice(2).join('/'), says }))
    faults.push(...(wrong.length ? wrong : also(body)))
    return body
  }
  const plates = read('stories.json', Plates, (body) => checkPlates(body, district))
  const routes = read('routes.json', Routes, (body) => checkRoutes(body, district))
  if (faults.length) throw faulty(folder, texts, faults)
  return { plates, routes }
}

function bodyOf(folder: string, file: string, texts: Map<string, string>): unknown {
  const text = readFileSync(join(folder, file), 'utf8')
  texts.set(file, text)
  return parsed(join(folder, file), text)
}

function faulty(folder: string, texts: ReadonlyMap<string, string>, faults: readonly Fault[]): Error {
  const lines = faults.slice(0, 20).map(({ file, at, feature, key, says }) => `${join(folder, file)}:${lineOf(texts.get(file) ?? '', at)}: ${feature} ${key}: ${says.zh} (${says.en})`)
  return new Error([...lines, ...(faults.length > 20 ? [`… ${faults.length - 20} more`] : [])].join('\n'))
}

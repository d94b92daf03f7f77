import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lineOf } from '#kernel/definitions/line-of.ts'
import { parsed } from '#kernel/definitions/parsed.ts'
import type { District } from './features.ts'
import { type Bodies, FILES, type FileName, readDistrict } from './read-district.ts'

/** Reads a folder that holds a place, or some files of it. Throws one error that names every fault (of the first twenty) with file, line, feature, key and reason. */
export function loadDistrict(folder: string, files = Object.keys(FILES) as FileName[]): District {
  const texts: Partial<Record<FileName, string>> = {}
  const bodies: Bodies = {}
  for (const file of files) {
    const path = join(folder, file)
    if (!existsSync(path)) continue
    texts[file] = readFileSync(path, 'utf8')
    bodies[file] = parsed(path, texts[file])
  }
  const { district, faults } = readDistrict(bodies)
  if (district) return district
  const lines = faults.slice(0, 20).map(({ file, at, feature, key, says }) => `${join(folder, file)}:${lineOf(texts[file as FileName] ?? '', at)}: ${feature} ${key}: ${says.zh} (${says.en})`)
  throw new Error([...lines, ...(faults.length > 20 ? [`… ${faults.length - 20} more`] : [])].join('\n'))
}

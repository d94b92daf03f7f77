import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { BadSettings } from '../config.ts'

/** The key that signs, and the public keys that signed here before it was made. */
const KeyFile = Type.Object({ private: Type.String({ pattern: '^[0-9a-f]{64}$' }), earlier: Type.Array(Type.String()) })
export type KeyFile = Static<typeof KeyFile>

/** A file for its owner alone, and the setting that says where it lies. */
export type KeyPlace = { path: string; setting: string; zh: string }

export function makeKeyFile(place: KeyPlace, file: KeyFile): KeyFile {
  const draft = `${place.path}.${randomUUID()}`
  mkdirSync(dirname(place.path), { recursive: true })
  writeFileSync(draft, `${JSON.stringify(file)}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, place.path)
  } catch (error) {
    // Another process was first, and its key is the key.
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  rmSync(draft)
  return readKeyFile(place)!
}

export function readKeyFile(place: KeyPlace): KeyFile | undefined {
  if (!existsSync(place.path)) return undefined
  const text = readFileSync(place.path, 'utf8')
  try {
    return Value.Parse(KeyFile, JSON.parse(text))
  } catch {
    // The parser would repeat what it read.
    throw wrongFile(place, `不是${place.zh}密钥文件：${place.path}`)
  }
}

export const wrongFile = ({ setting }: KeyPlace, zh: string) => new BadSettings([{ name: setting, zh }])

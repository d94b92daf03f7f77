import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { BadSettings } from '../config.ts'
import type { Db } from '../db/tables.ts'
import type { Office } from '../office.ts'
import { keyIdOf, newPrivateKey, signerOf, type Signer } from './signer.ts'

type PublicKeys = ReadonlyMap<string, string>

/** The key that signs, and the public keys that signed this ledger before it was made. */
const KeyFile = Type.Object({ private: Type.String({ pattern: '^[0-9a-f]{64}$' }), earlier: Type.Array(Type.String()) })
type KeyFile = Static<typeof KeyFile>

/**
 * The key lies in a file for its owner alone, outside the database: who may write there cannot sign in our name. It is
 * made on the first start. A key that lay in the database, as it did once, is believed for the past and signs no more.
 */
export async function loadSigner({ db, config, now }: Pick<Office, 'db' | 'config' | 'now'>): Promise<Signer> {
  const file = readKeyFile(config.ledgerKey) ?? (await makeKeyFile(db, config.ledgerKey))
  const signer = signerOf(file.private)
  const keys = [...file.earlier, signer.publicKey].map((public_key) => ({ id: keyIdOf(public_key), public_key, since: now() }))
  const others = await db.selectFrom('kernel.ledger_key').select('id').where('id', 'not in', keys.map(({ id }) => id)).execute()
  // Two keys on one ledger: each host would take the other's signatures for forged.
  if (others.length > 0) throw wrongFile(`中没有这个数据库已登记的密钥 ${others.map(({ id }) => id).join('、')}：连接同一数据库的各台服务器须共用最近建立的那个密钥文件：${config.ledgerKey}`)
  await db.insertInto('kernel.ledger_key').values(keys).onConflict((c) => c.doNothing()).execute()
  await db.deleteFrom('kernel.setting').where('name', '=', 'ledger.key').execute()
  return signer
}

/** Whom to believe: the file where there is one, since the database's own word is anybody's who may write there. */
export async function publicKeys(db: Db, path?: string): Promise<PublicKeys> {
  const file = path === undefined ? undefined : readKeyFile(path)
  const keys = file ? [signerOf(file.private).publicKey, ...file.earlier] : await publishedKeys(db)
  return new Map(keys.map((key) => [keyIdOf(key), key]))
}

async function publishedKeys(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('kernel.ledger_key').select('public_key').execute()
  const old = await db.selectFrom('kernel.setting').select('value').where('name', '=', 'ledger.key').executeTakeFirst()
  return [...rows.map((row) => row.public_key), ...(old ? [signerOf((old.value as { private: string }).private).publicKey] : [])]
}

async function makeKeyFile(db: Db, path: string): Promise<KeyFile> {
  const file: KeyFile = { private: newPrivateKey(), earlier: await publishedKeys(db) }
  const draft = `${path}.${randomUUID()}`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(draft, `${JSON.stringify(file)}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    // Another process was first, and its key is the key.
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  rmSync(draft)
  return readKeyFile(path)!
}

function readKeyFile(path: string): KeyFile | undefined {
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8')
  try {
    return Value.Parse(KeyFile, JSON.parse(text))
  } catch {
    // The parser would repeat what it read.
    throw wrongFile(`不是账本密钥文件：${path}`)
  }
}

const wrongFile = (zh: string) => new BadSettings([{ name: 'NUANBAN_LEDGER_KEY_FILE', zh }])

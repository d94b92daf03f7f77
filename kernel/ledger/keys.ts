import type { Config } from '../config.ts'
import type { Db } from '../db/tables.ts'
import type { Office } from '../office.ts'
import { type KeyFile, type KeyPlace, makeKeyFile, readKeyFile, wrongFile } from './key-file.ts'
import { keyIdOf, newPrivateKey, signerOf, type Signer } from './signer.ts'

/** What a key signs: the heads of the ledger, or the certificates that the district issues. */
type Use = 'ledger' | 'seal'

type PublicKeys = ReadonlyMap<string, string>

const PLACES: Record<Use, (config: Pick<Config, 'ledgerKey' | 'sealKey'>) => KeyPlace> = {
  ledger: ({ ledgerKey }) => ({ path: ledgerKey, setting: 'NUANBAN_LEDGER_KEY_FILE', zh: '账本' }),
  seal: ({ sealKey }) => ({ path: sealKey, setting: 'NUANBAN_SEAL_KEY_FILE', zh: '签章' }),
}

/**
 * The key lies in a file for its owner alone, outside the database: who may write there cannot sign in our name. It is
 * made on the first start. A key that lay in the database, as it did once, is believed for the past and signs no more.
 */
export async function loadSigner({ db, config, now }: Pick<Office, 'db' | 'config' | 'now'>, use: Use = 'ledger'): Promise<Signer> {
  const place = PLACES[use](config)
  const file = readKeyFile(place) ?? makeKeyFile(place, { private: newPrivateKey(), earlier: await publishedKeys(db, use) })
  const signer = signerOf(file.private)
  const keys = [...file.earlier, signer.publicKey].map((public_key) => ({ id: keyIdOf(public_key), use, public_key, since: now() }))
  const others = await db.selectFrom('kernel.ledger_key').select('id').where('use', '=', use).where('id', 'not in', keys.map(({ id }) => id)).execute()
  // Two keys on one ledger: each host would take the other's signatures for forged.
  if (others.length > 0) throw wrongFile(place, `中没有这个数据库已登记的密钥 ${others.map(({ id }) => id).join('、')}：连接同一数据库的各台服务器须共用最近建立的那个密钥文件：${place.path}`)
  await db.insertInto('kernel.ledger_key').values(keys).onConflict((c) => c.doNothing()).execute()
  if (use === 'ledger') await db.deleteFrom('kernel.setting').where('name', '=', 'ledger.key').execute()
  return signer
}

/** Whom to believe: the file where there is one, since the database's own word is anybody's who may write there. */
export async function publicKeys(db: Db, config?: Pick<Config, 'ledgerKey' | 'sealKey'>, use: Use = 'ledger'): Promise<PublicKeys> {
  const file = config && readKeyFile(PLACES[use](config))
  const keys = file ? keysIn(file) : await publishedKeys(db, use)
  return new Map(keys.map((key) => [keyIdOf(key), key]))
}

const keysIn = (file: KeyFile) => [signerOf(file.private).publicKey, ...file.earlier]

async function publishedKeys(db: Db, use: Use): Promise<string[]> {
  const rows = await db.selectFrom('kernel.ledger_key').select('public_key').where('use', '=', use).execute()
  if (use === 'seal') return rows.map((row) => row.public_key)
  const old = await db.selectFrom('kernel.setting').select('value').where('name', '=', 'ledger.key').executeTakeFirst()
  return [...rows.map((row) => row.public_key), ...(old ? [signerOf((old.value as { private: string }).private).publicKey] : [])]
}

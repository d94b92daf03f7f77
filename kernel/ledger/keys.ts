import type { Db } from '../db/tables.ts'
import { newPrivateKey, signerOf, type Signer } from './signer.ts'

/**
 * The key that signs days. It is made on the first start and lies in the database beside what it signs: enough to notice
 * a changed past by a head that was published, not to keep out somebody who owns the database.
 */
export async function loadSigner(db: Db): Promise<Signer> {
  const read = () => db.selectFrom('kernel.setting').select('value').where('name', '=', 'ledger.key').executeTakeFirst()
  const made = await read()
  if (made) return signerOf((made.value as { private: string }).private)
  await db.insertInto('kernel.setting').values({ name: 'ledger.key', value: JSON.stringify({ private: newPrivateKey() }) }).onConflict((c) => c.doNothing()).execute()
  return signerOf(((await read())!.value as { private: string }).private)
}

export async function publicKeys(db: Db): Promise<ReadonlyMap<string, string>> {
  const { keyId, publicKey } = await loadSigner(db)
  return new Map([[keyId, publicKey]])
}

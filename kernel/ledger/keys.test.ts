import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BadSettings, readConfig } from '../config.ts'
import { system } from '../identity/actor.ts'
import { begin, mattersWith } from '../testing/matters.ts'
import { openOffice } from '../testing/office.ts'
import { signHeads } from './head.ts'
import { loadSigner, publicKeys } from './keys.ts'
import { ledger } from './module.ts'
import { newPrivateKey, signerOf } from './signer.ts'
import { verifyLedger } from './verify.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'nuanban-key-'))))
afterEach(() => rmSync(folder, { recursive: true }))

async function officeWithKey() {
  const [ledgerKey, sealKey] = [join(folder, 'keys', 'ledger.key'), join(folder, 'keys', 'seal.key')]
  const office = await openOffice({ modules: [mattersWith(), ledger], at: '2026-03-04 10:00', config: { ...readConfig({ NUANBAN_DEMO: '0' }), ledgerKey, sealKey } })
  await office.as(system).open(begin, { text: '灯' })
  await office.goTo('2026-03-05 09:00')
  const faultsBy = async (ledgerKey?: string) => (await verifyLedger(office.db, await publicKeys(office.db, ledgerKey === undefined ? undefined : { ...office.office.config, ledgerKey }))).faults
  return { ...office, ledgerKey, faultsBy }
}

test('the key is made once, in a file for its owner alone, and the database has only its public half', async () => {
  const { office, db, ledgerKey, faultsBy } = await officeWithKey()
  const [one, other] = await Promise.all([loadSigner(office), loadSigner(office)])
  expect(other.keyId).toBe(one.keyId)
  expect((await loadSigner(office)).keyId).toBe(one.keyId)
  expect(statSync(ledgerKey).mode & 0o777).toBe(0o600)
  await signHeads(office, one)
  expect(await db.selectFrom('kernel.ledger_key').select(['id', 'public_key']).execute()).toEqual([{ id: one.keyId, public_key: one.publicKey }])
  expect(JSON.stringify(await db.selectFrom('kernel.setting').selectAll().execute())).not.toContain((JSON.parse(readFileSync(ledgerKey, 'utf8')) as { private: string }).private)
  expect(await faultsBy(ledgerKey)).toEqual([])
  // An auditor who has only the database.
  expect(await faultsBy()).toEqual([])
})

test('a key that lay in the database is believed for what it signed, signs no more and is taken out', async () => {
  const { office, db, goTo, ledgerKey, faultsBy } = await officeWithKey()
  const old = newPrivateKey()
  await db.insertInto('kernel.setting').values({ name: 'ledger.key', value: JSON.stringify({ private: old }) }).execute()
  await signHeads(office, signerOf(old))
  expect(await faultsBy(ledgerKey)).toEqual([])

  await goTo('2026-03-06 09:00')
  const signer = await loadSigner(office)
  expect(signer.keyId).not.toBe(signerOf(old).keyId)
  await signHeads(office, signer)
  expect(await db.selectFrom('kernel.setting').selectAll().where('name', '=', 'ledger.key').execute()).toEqual([])
  expect(await faultsBy(ledgerKey)).toEqual([])
  expect(await faultsBy()).toEqual([])
})

test('who signs another past with a key of their own and puts it into the database is found by the key file', async () => {
  const { office, db, ledgerKey, faultsBy } = await officeWithKey()
  await signHeads(office, await loadSigner(office))
  const own = signerOf(newPrivateKey())
  await db.deleteFrom('kernel.head').execute()
  await db.insertInto('kernel.ledger_key').values({ id: own.keyId, public_key: own.publicKey, since: office.now() }).execute()
  await signHeads(office, own)
  expect(await faultsBy()).toEqual([])
  const [fault] = await faultsBy(ledgerKey)
  expect(fault?.what).toBe(`is signed with key ${own.keyId}, which is not known here`)
})

test.each(['hush hush', '{}', '"hush"', 'null', '{"private":"hush","earlier":[]}', `{"private":"${newPrivateKey()}"}`])('a file that is no key is named, and what is in it is not repeated: %#', async (text) => {
  const { office, ledgerKey } = await officeWithKey()
  await loadSigner(office)
  writeFileSync(ledgerKey, text)
  const error = await loadSigner(office).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(BadSettings)
  expect((error as Error).message).toMatch(/NUANBAN_LEDGER_KEY_FILE 不是账本密钥文件/)
  expect((error as Error).message).not.toContain('hush')
  await expect(publicKeys(office.db, office.config)).rejects.toBeInstanceOf(BadSettings)
})

test('a host whose key file does not know a key of this database does not start, until it has the file of the other', async () => {
  const { office, ledgerKey } = await officeWithKey()
  const one = await loadSigner(office)
  // It makes a key of its own, which believes the one before it.
  const elsewhere = { ...office, config: { ...office.config, ledgerKey: join(folder, 'elsewhere.key') } }
  const other = await loadSigner(elsewhere)
  const stopped = await loadSigner(office).catch((thrown: unknown) => thrown)
  expect(stopped).toBeInstanceOf(BadSettings)
  expect((stopped as Error).message).toMatch(new RegExp(`^[^\n]*NUANBAN_LEDGER_KEY_FILE[^\n]*${other.keyId}[^\n]*$`))
  expect((stopped as Error).message).not.toContain(one.keyId)
  copyFileSync(elsewhere.config.ledgerKey, ledgerKey)
  expect((await loadSigner(office)).keyId).toBe(other.keyId)
})

test('the last head of each day is published, with today’s, and each head of a day; asking makes no key', async () => {
  const made = await officeWithKey()
  const { app } = await made.http({ is: 'nobody' })
  const ask = async (path: string) => (await app.inject(path)).json<{ heads: { day: string; period: string; hash: string; key_id: string }[]; keys: Record<string, string> }>()
  expect(await ask('/api/ledger/heads')).toEqual({ heads: [], keys: {} })
  expect(existsSync(made.ledgerKey)).toBe(false)

  const signer = await loadSigner(made.office)
  await signHeads(made.office, signer)
  await made.goTo('2026-03-05 10:00')
  await signHeads(made.office, signer)
  const { heads, keys } = await ask('/api/ledger/heads')
  expect(heads.map(({ day, period }) => [day, period])).toEqual([['2026-03-05', '2026-03-05T00:50:00.000Z/2026-03-05T01:50:00.000Z'], ['2026-03-04', '2026-03-04']])
  expect(keys).toEqual({ [signer.keyId]: signer.publicKey })
  expect((await ask('/api/ledger/heads/2026-03-05')).heads).toMatchObject([{ period: '2026-03-04T16:00:00.000Z/2026-03-05T00:50:00.000Z' }, { hash: heads[0]!.hash }])
  expect((await verifyLedger(made.db, await publicKeys(made.db), { published: new Map(heads.map(({ hash, period }) => [hash, period])) })).faults).toEqual([])
})

test('the key that seals certificates is another one, in a file of its own, and neither use knows the other’s key', async () => {
  const { office, db } = await officeWithKey()
  const [heads, seal] = [await loadSigner(office), await loadSigner(office, 'seal')]
  expect(seal.keyId).not.toBe(heads.keyId)
  expect(statSync(office.config.sealKey).mode & 0o777).toBe(0o600)
  for (const config of [undefined, office.config]) {
    expect([...(await publicKeys(db, config, 'seal')).keys()]).toEqual([seal.keyId])
    expect([...(await publicKeys(db, config)).keys()]).toEqual([heads.keyId])
  }
  rmSync(office.config.sealKey)
  // A new key believes the one before it, so that what was sealed stays sealed.
  const next = await loadSigner(office, 'seal')
  expect([...(await publicKeys(db, office.config, 'seal')).keys()]).toEqual([next.keyId, seal.keyId])
  expect((await loadSigner(office)).keyId).toBe(heads.keyId)
  writeFileSync(office.config.sealKey, 'hush')
  await expect(loadSigner(office, 'seal')).rejects.toThrow(/NUANBAN_SEAL_KEY_FILE 不是签章密钥文件/)
})

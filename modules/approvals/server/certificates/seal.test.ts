import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inTransaction } from '#kernel/db/transaction.ts'
import { newPrivateKey, signerOf } from '#kernel/ledger/signer.ts'
import { openOffice } from '#kernel/testing/office.ts'
import { verify } from '../../rules/statement.ts'
import { someRow } from './certificates.fixtures.ts'
import { sealedOf, sealer, sealRow } from './seal.ts'

const signer = signerOf(newPrivateKey())
const keys = new Map([[signer.keyId, signer.publicKey]])

test('the statement of a person holds the name and no identity number, and a body’s holds its code', () => {
  const person = sealedOf(sealRow(someRow({ holder_code: '11010519491231002X', holder_name: '王小明' }), signer))
  expect(person.statement).toContain('王小明')
  expect(person.statement).not.toContain('11010519491231002X')
  expect(verify(person, keys).signature).toBe('right')
  expect(sealedOf(sealRow(someRow(), signer)).statement).toContain('91110000802100433B')
})

test('the order in which a database keeps the data changes nothing', () => {
  const row = sealRow(someRow({ data: [{ key: 'a', name: '甲', value: { x: 1, y: [2] }, says: '乙' }] }), signer)
  const turned = { ...row, data: [{ says: '乙', value: { y: [2], x: 1 }, name: '甲', key: 'a' }] }
  expect(sealedOf(turned)).toEqual(sealedOf(row))
})

test('the key is made in its file, within a transaction too, and read once', async () => {
  const { office } = await openOffice({ modules: [], at: '2026-11-23 10:00' })
  const config = { ...office.config, sealKey: `${office.config.sealKey}-once-${process.pid}` }
  const one = await inTransaction(office.db, (tx) => sealer({ db: tx, config, now: office.now }))
  expect(existsSync(config.sealKey)).toBe(true)
  expect(await sealer({ ...office, config })).toBe(one)
})

test('a key file that cannot be used is named, and tried again when it was put right', async () => {
  const { office } = await openOffice({ modules: [], at: '2026-11-23 10:00' })
  const config = { ...office.config, sealKey: `${office.config.sealKey}-no-key-${process.pid}` }
  writeFileSync(config.sealKey, 'hush')
  await expect(sealer({ ...office, config })).rejects.toThrow(/NUANBAN_SEAL_KEY_FILE/)
  rmSync(config.sealKey)
  await expect(sealer({ ...office, config })).resolves.toMatchObject({ keyId: expect.any(String) as string })
})

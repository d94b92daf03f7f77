import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { diskStore } from './disk-store.ts'
import { newFolder } from './files.fixtures.ts'

test('what is written is read back, whole or in part', async () => {
  const store = diskStore(newFolder())
  expect(await store.write('a/b', Readable.from([Buffer.from('hello '), Buffer.from('world')]))).toBe(11)
  expect(await text(await store.read('a/b'))).toBe('hello world')
  expect(await text(await store.read('a/b', { from: 6, to: 8 }))).toBe('wor')
  expect(await store.size('a/b')).toBe(11)
  await store.remove('a/b')
  expect(await store.size('a/b')).toBeUndefined()
  await expect(store.read('a/b')).rejects.toThrow('ENOENT')
})

test('a stream that fails leaves neither a half file nor a draft', async () => {
  const folder = newFolder()
  const store = diskStore(folder)
  const failing = (async function* () {
    yield Buffer.from('half')
    throw new Error('gone')
  })()
  await expect(store.write('a/b', failing)).rejects.toThrow('gone')
  expect(readdirSync(folder)).toEqual(['scratch'])
  expect(readdirSync(store.scratch)).toEqual([])
})

test('no key leads out of the folder', async () => {
  const store = diskStore(newFolder())
  for (const key of ['../a', 'a/../../b', '/etc/passwd', 'a//b', 'A', '']) await expect(async () => store.read(key)).rejects.toThrow('no key')
})

test('drafts of killed processes are removed when they are old', async () => {
  const store = diskStore(newFolder())
  const [old, fresh] = [join(store.scratch, 'old'), join(store.scratch, 'fresh')]
  mkdirSync(old)
  writeFileSync(fresh, '')
  utimesSync(old, new Date('2026-03-01'), new Date('2026-03-01'))
  await store.tidy!(new Date('2026-03-02'))
  expect(readdirSync(store.scratch)).toEqual(['fresh'])
})

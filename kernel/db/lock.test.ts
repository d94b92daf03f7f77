import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { callHolder, FolderTaken, lockFolder } from './lock.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'nb-'))

test('a second process in one data folder is refused, and told what to do', async () => {
  const path = folder()
  const lock = await lockFolder(path)
  await expect(lockFolder(path)).rejects.toBeInstanceOf(FolderTaken)
  await lock.release()
  await (await lockFolder(path)).release()
})

test('what a killed process left behind does not lock anybody out', async () => {
  const path = folder()
  const dead = createServer().listen(join(path, 'lock.sock'))
  await new Promise((resolve) => dead.once('listening', resolve))
  // A killed process leaves the name of its socket; a regular file in its place stands for that.
  await new Promise((resolve) => dead.close(resolve))
  writeFileSync(join(path, 'lock.sock'), '')
  await (await lockFolder(path)).release()
})

test('of many that find a dead socket at once, one gets the folder', async () => {
  for (let round = 0; round < 5; round += 1) {
    const path = folder()
    writeFileSync(join(path, 'lock.sock'), '')
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => lockFolder(path)))
    const locks = tries.filter((one) => one.status === 'fulfilled')
    expect(locks).toHaveLength(1)
    await locks[0]!.value.release()
    await (await lockFolder(path)).release()
  }
})

test('a long path is no reason to go without a lock', async () => {
  const path = join(folder(), 'x'.repeat(120))
  const lock = await lockFolder(path)
  await expect(lockFolder(path)).rejects.toBeInstanceOf(FolderTaken)
  await lock.release()
})

test('who finds the folder taken reaches the process that has it, which answers as soon as it can; others on the machine do not', async () => {
  const path = folder()
  expect(await callHolder(path)).toBeUndefined()
  const lock = await lockFolder(path)
  expect(statSync(join(path, 'lock.sock')).mode & 0o777).toBe(0o600)
  const heard = async () => {
    let text = ''
    for await (const piece of (await callHolder(path))!) text += piece
    return text
  }
  expect(await heard()).toBe('')
  lock.onCall((caller) => void caller.end('here'))
  expect(await heard()).toBe('here')
  await lock.release()
})

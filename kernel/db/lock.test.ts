import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FolderTaken, lockFolder } from './lock.ts'

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

test('a long path is no reason to go without a lock', async () => {
  const path = join(folder(), 'x'.repeat(120))
  const lock = await lockFolder(path)
  await expect(lockFolder(path)).rejects.toBeInstanceOf(FolderTaken)
  await lock.release()
})

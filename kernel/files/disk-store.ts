import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, rmdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Store } from './store.ts'

/** Keeps bytes in a folder. They are written aside, brought to the disk, and only then given their name. */
export function diskStore(folder: string): Store {
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch, { recursive: true })

  const pathOf = (key: string) => {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) throw new Error(`no key of a store: ${key}`)
    return join(folder, key)
  }

  async function name(draft: string, key: string) {
    const path = pathOf(key)
    const put = async () => {
      await mkdir(dirname(path), { recursive: true })
      await rename(draft, path)
    }
    // Between the two, somebody who removed the folder's last file may have removed the folder.
    await put().catch((error: { code?: string }) => (error.code === 'ENOENT' ? put() : Promise.reject(error)))
    await syncFolder(dirname(path))
  }

  return {
    scratch,
    path: pathOf,

    async write(key, bytes) {
      const draft = join(scratch, randomUUID())
      try {
        const target = createWriteStream(draft, { flags: 'wx', flush: true })
        await pipeline(bytes, target)
        await name(draft, key)
        return target.bytesWritten
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },

    async adopt(key, path) {
      const handle = await open(path, 'r+')
      await handle.sync()
      await handle.close()
      await name(path, key)
    },

    async read(key, range) {
      const handle = await open(pathOf(key))
      return handle.createReadStream(range ? { start: range.from, end: range.to } : {})
    },

    size: (key) => stat(pathOf(key)).then((found) => found.size, () => undefined),

    async remove(key) {
      const path = pathOf(key)
      await rm(path, { force: true })
      // The folder of an upload goes with its last part; one that still holds something stays.
      await rmdir(dirname(path)).catch(() => {})
    },

    async free() {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    },

    async tidy(before) {
      await removeOlder(scratch, before)
      await removeOlder(join(folder, 'parts'), before)
    },
  }
}

async function syncFolder(path: string) {
  const handle = await open(path).catch(() => undefined)
  // Some systems cannot bring a folder to the disk, and do so by themselves.
  await handle?.sync().catch(() => {})
  await handle?.close()
}

async function removeOlder(folder: string, before: Date) {
  for (const entry of await readdir(folder).catch(() => [])) {
    const path = join(folder, entry)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtime < before) await rm(path, { recursive: true, force: true })
  }
}

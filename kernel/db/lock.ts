import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createConnection, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// A socket path may have about a hundred bytes; a longer folder gets a name of its own in the temporary folder.
function socketOf(folder: string): string {
  const inside = join(folder, 'lock.sock')
  return Buffer.byteLength(inside) < 100 ? inside : join(tmpdir(), `nuanban-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}.sock`)
}

/**
 * One process a data folder: PGlite takes no lock of its own, and two processes in one folder lose acknowledged rows.
 * The lock is a listening socket, so a killed process leaves none behind that could not be told from a living one.
 */
export async function lockFolder(folder: string): Promise<{ release: () => Promise<void> }> {
  const path = socketOf(folder)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const server = await listen(path)
    if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) }
    if (await answers(path)) throw new FolderTaken(folder)
    rmSync(path, { force: true })
  }
  throw new FolderTaken(folder)
}

export class FolderTaken extends Error {
  override name = 'FolderTaken'
  constructor(folder: string) {
    super(`数据文件夹正被另一个暖办进程使用：${folder}。请先停止它，或用 NUANBAN_DATA 指定另一个文件夹。 (data folder in use)`)
  }
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

import { createHash } from 'node:crypto'
import { chmodSync, realpathSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// A socket path may have about a hundred bytes; a longer folder gets a name of its own in the temporary folder.
function socketOf(folder: string): string {
  const inside = join(folder, 'lock.sock')
  return Buffer.byteLength(inside) < 100 ? inside : join(tmpdir(), `nuanban-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}.sock`)
}

/** Until somebody says how calls are answered, whoever calls is hung up on. */
export type Lock = { release: () => Promise<void>; onCall: (answer: (caller: Socket) => void) => void }

/**
 * One process a data folder: PGlite takes no lock of its own, and two processes in one folder lose acknowledged rows.
 * The lock is a listening socket, so a killed process leaves none behind that could not be told from a living one. It
 * opens to the folder's owner alone, who may give a running server commands through it.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const path = socketOf(folder)
  const gate = await passGate(folder)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    let answer = (caller: Socket): void => void caller.destroy()
    const server = await listen(path, (caller) => answer(caller))
    if (server) return { release: async () => void (server.close(), gate?.close()), onCall: (how) => void (answer = how) }
    const there = await call(path)
    there?.destroy()
    if (there) break
    rmSync(path, { force: true })
  }
  gate?.close()
  throw new FolderTaken(folder)
}

/**
 * Of two that find a dead socket, the second would remove the living one that the first has put in its place. Where the
 * system knows names that no file bears, and that go with their process, only one comes so far. Such a name is open to
 * everybody on the machine, so nothing is answered through it.
 */
async function passGate(folder: string): Promise<Server | undefined> {
  if (process.platform !== 'linux') return undefined
  const gate = await listen(`\0nuanban-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`, (caller) => void caller.destroy())
  if (!gate) throw new FolderTaken(folder)
  return gate
}

export class FolderTaken extends Error {
  override name = 'FolderTaken'
  constructor(folder: string) {
    super(`数据文件夹正被另一个暖办进程使用：${folder}。请先停止它，或用 NUANBAN_DATA 指定另一个文件夹。 (data folder in use)`)
  }
}

/** A line to the process that has the folder, if one has. */
export const callHolder = (folder: string): Promise<Socket | undefined> => call(socketOf(realpathSync(folder)))

function listen(path: string, answer: (caller: Socket) => void): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer)
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(path, () => {
      if (!path.startsWith('\0')) chmodSync(path, 0o600)
      server.unref()
      resolve(server)
    })
  })
}

function call(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(undefined))
  })
}

import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const OLDEST = 15
const DEBIAN = '/usr/lib/postgresql'

/** The folder with initdb and postgres: Debian keeps it off the PATH. The newest there, or undefined. */
export function postgresPrograms() {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []
  return [...debian, ...(process.env.PATH ?? '').split(delimiter)]
    .map((folder) => ({ folder, version: versionIn(folder) }))
    .filter(({ version }) => version >= OLDEST)
    .toSorted((a, b) => b.version - a.version)[0]?.folder
}

function versionIn(folder) {
  if (!existsSync(join(folder, 'initdb')) || !existsSync(join(folder, 'pg_ctl'))) return 0
  return Number(/ (\d+)/.exec(execFileSync(join(folder, 'initdb'), ['--version'], { encoding: 'utf8' }))?.[1] ?? 0)
}

/**
 * Waits for the end of its input, which comes when our process closes it or dies, however it dies; then stops the server
 * and removes its folder. `detached` below keeps it, and the server under it, out of the reach of a terminal's Ctrl-C.
 */
const KEEPER = `
  "$PROGRAMS/initdb" -D data -U nuanban --auth=scram-sha-256 --pwfile=password --encoding=UTF8 --locale=C.UTF-8 $INITDB >>log 2>&1 &&
  "$PROGRAMS/pg_ctl" -D data -l log -w -o "-k $FOLDER -h 127.0.0.1 -p $PORT -N 100 $SERVER" start >>log 2>&1 || exit 1
  echo ready
  read end
  "$PROGRAMS/pg_ctl" -D data -m immediate -w stop >>log 2>&1
  rm -rf "$FOLDER"
`
const CARELESS = { INITDB: '--no-sync', SERVER: '-c fsync=off -c synchronous_commit=off -c full_page_writes=off' }

/**
 * A PostgreSQL of our own with an empty database, gone without a trace when `stop` is called or this process ends.
 * `durable` is for measuring: it writes to disk as a real one does. Without it nothing is flushed, for quick tests.
 */
export async function startPostgres({ durable }) {
  const programs = postgresPrograms()
  if (!programs) throw new Error(`PostgreSQL ${OLDEST} or newer is not installed: apt-get install postgresql`)

  const user = process.getuid() === 0 ? ordinaryUser() : undefined
  const folder = mkdtempSync(join(user ? '/tmp' : tmpdir(), 'nuanban-pg-')) // root's own TMPDIR may be closed to others
  const password = randomBytes(16).toString('hex')
  writeFileSync(join(folder, 'password'), password, { mode: 0o600 })
  if (user) for (const path of [folder, join(folder, 'password')]) chownSync(path, user.uid, user.gid)

  const port = await freePort()
  const keeper = spawn('sh', ['-c', KEEPER], {
    ...user,
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, PROGRAMS: programs, FOLDER: folder, PORT: String(port), ...(durable ? {} : CARELESS) },
  })
  const ready = new Promise((resolve) => keeper.stdout.once('data', () => resolve(true)))
  const ended = new Promise((resolve) => keeper.once('exit', () => resolve(false)))
  if (!(await Promise.race([ready, ended]))) {
    const log = readFileSync(join(folder, 'log'), 'utf8')
    rmSync(folder, { recursive: true })
    throw new Error(`PostgreSQL did not start:\n${log}`)
  }

  // Whoever forgets to stop it must still be able to end.
  for (const held of [keeper, keeper.stdin, keeper.stdout]) held.unref()
  return {
    url: `postgres://nuanban:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      keeper.ref()
      keeper.stdin.end()
      await ended
    },
  }
}

/** PostgreSQL refuses to run as root. Debian's package brings a user of its own. */
function ordinaryUser() {
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) }
    } catch {
      // not on this machine
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody')
}

function idOf(flag, name) {
  return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { root } from './pinned-node.mjs'
import { stop } from './say.mjs'

/** Judges the settings before minutes are spent on installing. Says everything that is wrong at once. */
export async function checkSettings() {
  // `PORT=` in an env file means: not set.
  for (const name of ['PORT', 'HOST', 'NUANBAN_DATA', 'DATABASE_URL']) {
    if (process.env[name]?.trim() === '') delete process.env[name]
  }
  const wrong = [wrongPort(), wrongData(), wrongDatabase()].filter(Boolean)
  if (wrong.length > 0) stop(...wrong)
  const taken = await wrongAddress()
  if (taken) stop(taken)
}

function wrongPort() {
  const { PORT } = process.env
  if (PORT === undefined || (/^\d{1,5}$/.test(PORT) && Number(PORT) >= 1 && Number(PORT) <= 65535)) return undefined
  return `PORT 应为 1 到 65535 的整数，现为“${PORT}” / PORT must be a whole number from 1 to 65535, not "${PORT}"`
}

const NO_ADDRESS = {
  EADDRINUSE: (port) => `端口 ${port} 已被占用，请用 PORT 指定另一个 / port ${port} is in use: choose another with PORT`,
  EACCES: (port) => `没有权限使用端口 ${port}，请用 PORT 指定 1024 以上的端口 / no permission for port ${port}: choose one above 1024 with PORT`,
  EADDRNOTAVAIL: (_, host) => `HOST 应为本机的地址，现为“${host}” / HOST must be an address of this machine, not "${host}"`,
  ENOTFOUND: (_, host) => `HOST 应为本机的地址，现为“${host}” / HOST must be an address of this machine, not "${host}"`,
}

/** Tries the address for a moment: whether it is free is known long before there is anything to serve. */
function wrongAddress() {
  const [port, host] = [Number(process.env.PORT ?? 8080), process.env.HOST ?? '127.0.0.1']
  return new Promise((say) => {
    const probe = createServer()
    probe.once('error', ({ code }) => say(NO_ADDRESS[code]?.(port, host)))
    probe.listen({ port, host }, () => probe.close(() => say(undefined)))
  })
}

function wrongData() {
  if (process.env.NUANBAN_DATA === undefined) return undefined
  const path = resolve(root, process.env.NUANBAN_DATA)
  try {
    makeFolder(path)
    accessSync(`${path}/.`, constants.W_OK | constants.X_OK)
    process.env.NUANBAN_DATA = path
    return undefined
  } catch (error) {
    return `NUANBAN_DATA 指定的文件夹 ${path} 无法建立或写入（${error.code}） / the folder ${path} of NUANBAN_DATA cannot be created or written to (${error.code})`
  }
}

/** Node's own `recursive` never comes back from places like /proc, where a folder exists and none can be made. */
function makeFolder(path) {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** Never repeats the address, since it holds a password. */
function wrongDatabase() {
  const { DATABASE_URL } = process.env
  if (DATABASE_URL === undefined || (/^postgres(ql)?:\/\//.test(DATABASE_URL) && URL.canParse(DATABASE_URL))) return undefined
  return (
    'DATABASE_URL 应形如 postgres://用户:密码@主机:5432/库名，密码中的特殊字符须按百分号编码 / ' +
    'DATABASE_URL must look like postgres://user:password@host:5432/database, with special characters of the password percent-encoded'
  )
}

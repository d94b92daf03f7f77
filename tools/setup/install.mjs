import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pinned-node.mjs'
import { step } from './step.mjs'

// Development packages too, whatever NODE_ENV says: Vite builds the screens, and the pinned Node is an optional one.
// Scripts stay off: no dependency needs them, and one of them would report home.
const CI = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

const advice =
  '请检查网络后重试；国内网络可先运行 npm config set registry https://registry.npmmirror.com / ' +
  'check the network and try again; behind a slow line, set a nearer registry with npm config set registry <address>'

/** Installs what the lock files name, unless exactly that was installed here before. */
export async function installPackages() {
  await installIn('.', '安装依赖 installing packages')
  await installIn('apps/resident', '安装居民端依赖 installing packages of the resident app')
}

async function installIn(folder, title) {
  const lock = join(root, folder, 'package-lock.json')
  if (!existsSync(lock)) return

  // The machine belongs to the stamp: a folder shared with another one holds binaries that do not run here.
  const wanted = `${createHash('sha256').update(readFileSync(lock)).digest('hex')} ${process.platform} ${process.arch}\n`
  const stamp = join(root, folder, 'node_modules/.nuanban')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return

  if (!(await step(title, advice, 'npm', CI, { cwd: join(root, folder) }))) process.exit(1)
  writeFileSync(stamp, wanted)
}

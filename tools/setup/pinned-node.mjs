import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stop } from './say.mjs'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const major = Number(process.versions.node.split('.')[0])

/** Enough to install with. The server itself runs on the Node that is pinned among the dependencies. */
export function requireNode20() {
  if (major >= 20) return
  stop(`需要 Node.js 20 或更高版本，当前为 ${process.version} / Node.js 20 or newer is needed, this is ${process.version}`)
}

/** The Node that runs TypeScript as it is: the pinned one, whatever the machine has, else a machine's own from 24 up. */
export function pinnedNode() {
  const pinned = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  if (existsSync(pinned)) return pinned
  if (major >= 24) return process.execPath
  return stop(
    `本机(${process.platform} ${process.arch})没有随附的 Node 24，请自行安装 Node.js 24 或更高版本 / ` +
      `no Node 24 comes with Nuanban for ${process.platform} ${process.arch}: please install Node.js 24 or newer`,
  )
}

/** An environment in which `node` is the pinned one, also to npm, and the programs of our packages are found by name. */
export function pinnedEnv(more = {}) {
  const path = [dirname(pinnedNode()), join(root, 'node_modules/.bin'), process.env.PATH]
  return { ...process.env, ...more, PATH: path.join(delimiter) }
}

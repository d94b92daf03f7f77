import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedEnv, root } from './pinned-node.mjs'
import { step } from './step.mjs'

const advice =
  '界面未能构建，原因见上；若刚更新过代码，请删除 node_modules 后重试 / ' +
  'the screens could not be built, for the reason above; after an update, remove node_modules and try again'

const screens = [
  {
    title: '构建工作台 building the desk',
    folder: 'apps/desk',
    needs: 'vite.config.ts',
    out: 'dist',
    build: ['vite', 'build', '--logLevel', 'warn'],
  },
  {
    title: '构建居民端 building the resident app',
    folder: 'apps/resident',
    needs: 'package.json',
    out: 'dist/h5',
    build: ['npm', 'run', 'build:h5'],
  },
  {
    title: '构建证照核验页 building the page that verifies certificates',
    folder: 'apps/verify',
    needs: 'vite.config.ts',
    out: 'dist',
    build: ['vite', 'build', '--logLevel', 'error'],
  },
  {
    title: '构建历史街区 building the historic district',
    folder: 'apps/district',
    needs: 'vite.config.ts',
    out: 'dist',
    build: ['vite', 'build', '--logLevel', 'error'],
  },
]

/** Builds each screen that is missing, or whose sources changed since it was built. Answers whether all are there. */
export async function buildScreens() {
  let allBuilt = true
  for (const { title, folder, needs, out, build } of screens) {
    const home = join(root, folder)
    if (!existsSync(join(home, needs))) continue

    const wanted = fingerprint(sourcesOf(folder))
    const stamp = join(home, out, '.sources')
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue

    rmSync(stamp, { force: true }) // so that a build broken off halfway is not taken for a whole one
    const [command, ...args] = build
    const built = await step(title, advice, command, args, { cwd: home, env: pinnedEnv({ NODE_ENV: 'production' }) })
    if (built) writeFileSync(stamp, wanted)
    allBuilt &&= built
  }
  return allBuilt
}

function sourcesOf(folder) {
  const screen = folder.split('/')[1]
  const modules = existsSync(join(root, 'modules')) ? readdirSync(join(root, 'modules')) : []
  // The district’s screen is built from what the world’s module draws, walks and knows.
  const parts = modules.flatMap((name) => [screen === 'district' && name === 'world' ? 'modules/world' : `modules/${name}/${screen}`, `modules/${name}/contract.ts`, `modules/${name}/rules`])
  return [folder, ...parts, 'kernel/contract.ts', 'package-lock.json']
}

/** Sizes and times, not contents: every start pays for this. */
function fingerprint(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const found = statSync(join(root, path), { throwIfNoEntry: false })
    if (found?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).toSorted()) {
        if (name !== 'node_modules' && name !== 'dist' && !name.startsWith('.')) add(`${path}/${name}`)
      }
    } else if (found) {
      hash.update(`${path} ${found.size} ${found.mtimeMs}\n`)
    }
  }
  paths.forEach(add)
  return hash.digest('hex')
}

import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { postgresPrograms } from './postgres.mjs'
import { seconds } from './say.mjs'
import { quietly } from './step.mjs'

const wanted = [
  { name: 'postgresql', needed: true, there: () => postgresPrograms() },
  { name: 'chromium', needed: true, there: () => chromium() },
  { name: 'ffmpeg', needed: false, there: () => programIn('ffmpeg') },
  { name: 'fonts-noto-cjk', needed: false, there: () => spawnSync('fc-list', [':lang=zh']).stdout?.length > 0 },
]

export function chromium() {
  return programIn('chromium') ?? programIn('chromium-browser') ?? programIn('google-chrome')
}

const absent = () => wanted.filter(({ there }) => !there())

/** Installs what the tests need of the machine, where that is allowed. Answers with the needed things that stay missing. */
export async function ensureDebianPackages() {
  if (absent().length > 0) await install(absent().map(({ name }) => name))

  const missing = absent()
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(' ')
    console.log(`! 缺少 missing: ${names}\n  安装方法 to get them: sudo apt-get update && sudo apt-get install ${names}`)
  }
  return missing.filter(({ needed }) => needed).map(({ name }) => name)
}

async function install(names) {
  const isRoot = process.getuid() === 0
  if (!programIn('apt-get') || (!isRoot && spawnSync('sudo', ['-n', 'true']).status !== 0)) return
  const apt = (...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]
    return isRoot ? quietly('env', command.slice(1)) : quietly('sudo', ['-n', ...command])
  }

  const started = performance.now()
  process.stdout.write(`· 安装系统软件 installing ${names.join(' ')} … `)
  const add = ['install', '-y', '--no-install-recommends', ...names]
  let result = await apt(...add)
  if (!result.ok) {
    // A fresh machine has no lists yet, and old lists name files that are gone.
    await apt('update')
    result = await apt(...add)
  }
  console.log(result.ok ? seconds(started) : `失败 failed\n${result.output.split('\n').slice(-10).join('\n')}`)
}

function programIn(name) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

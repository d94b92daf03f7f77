// Builds the app for one platform: `node tools/build.mjs h5|weapp`. The same on every shell, and without asking anything.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const here = path.resolve(import.meta.dirname, '..')
const platform = process.argv[2]
if (platform !== 'h5' && platform !== 'weapp') throw new Error('usage: node tools/build.mjs h5|weapp')

rmSync(path.join(here, 'dist', platform), { recursive: true, force: true })
const { status } = spawnSync(process.execPath, ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', platform], {
  cwd: here,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', TARO_ENV: platform, CI: '1' },
})
if (status === 0 && platform === 'h5') {
  writeWorker(path.join(here, 'dist/h5'))
  compress(path.join(here, 'dist/h5'))
}
process.exit(status ?? 1)

/** The worker names every file of the build, so another build is another worker, and browsers take that one in. */
function writeWorker(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(js|css|png|svg)$/.test(file)).toSorted()
  const build = createHash('sha256').update(readFileSync(path.join(folder, 'index.html'))).update(files.join()).digest('hex').slice(0, 16)
  const worker = readFileSync(path.join(here, 'src/sw.js'), 'utf8')
  writeFileSync(path.join(folder, 'sw.js'), worker.replace('%BUILD%', build).replace('%FILES%', JSON.stringify(files.map((file) => `/m/${file}`))))
}

/** Beside each file its compressed twins, which the server hands to whoever takes them: a weak network carries a third. */
function compress(folder) {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!/\.(html|js|css)$/.test(file)) continue
    const bytes = readFileSync(path.join(folder, file))
    writeFileSync(path.join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }))
    writeFileSync(path.join(folder, `${file}.br`), brotliCompressSync(bytes))
  }
}

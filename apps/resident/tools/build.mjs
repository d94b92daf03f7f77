// Builds the app for one platform: `node tools/build.mjs h5|weapp`. The same on every shell, and without asking anything.
import { spawnSync } from 'node:child_process'
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
if (status === 0 && platform === 'h5') compress(path.join(here, 'dist/h5'))
process.exit(status ?? 1)

/** Beside each file its compressed twins, which the server hands to whoever takes them: a weak network carries a third. */
function compress(folder) {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!/\.(html|js|css)$/.test(file)) continue
    const bytes = readFileSync(path.join(folder, file))
    writeFileSync(path.join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }))
    writeFileSync(path.join(folder, `${file}.br`), brotliCompressSync(bytes))
  }
}

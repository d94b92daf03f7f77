// Builds the app for one platform: `node tools/build.mjs h5|weapp`. The same on every shell, and without asking anything.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'

const here = path.resolve(import.meta.dirname, '..')
const platform = process.argv[2]
if (platform !== 'h5' && platform !== 'weapp') throw new Error('usage: node tools/build.mjs h5|weapp')

rmSync(path.join(here, 'dist', platform), { recursive: true, force: true })
const { status } = spawnSync(process.execPath, ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', platform], {
  cwd: here,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', TARO_ENV: platform, CI: '1' },
})
process.exit(status ?? 1)

// npm test: every check and every suite, on both databases and in a real browser. The last line is the sum of them all.
// npm test -- kernel/clocks: only the tests whose path contains that, on the embedded database.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildScreens } from './setup/build-screens.mjs'
import { cannot, check, suite, total } from './setup/checks.mjs'
import { chromium, ensureDebianPackages } from './setup/debian.mjs'
import { installPackages } from './setup/install.mjs'
import { requireNode20, root } from './setup/pinned-node.mjs'
import { startPostgres } from './setup/postgres.mjs'

const has = (path) => existsSync(join(root, path))
const EMBEDDED = { NUANBAN_DB: 'pglite' }

requireNode20()
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

// Settings meant for a running server must not lead tests to its data.
for (const name of ['DATABASE_URL', 'NUANBAN_DATA', 'PORT', 'NODE_ENV']) delete process.env[name]

// Whatever ends this program, the sum comes last.
process.on('exit', (code) => {
  if (code !== 0 && total.failed === 0) total.failed = 1
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
})

await installPackages()
const filters = process.argv.slice(2)
if (filters.length > 0) await runSome()
else await runAll()
process.exit(total.failed > 0 ? 1 : 0)

async function runSome() {
  const inBrowser = filters.some((filter) => filter.includes('browser'))
  if (inBrowser && !(await buildScreens())) process.exit(1)
  await suite(filters.join(' '), { ...EMBEDDED, ...(inBrowser && browserEnv()) }, ...filters)
}

async function runAll() {
  if (!(await buildScreens())) total.failed++
  const missing = await ensureDebianPackages()
  await runChecks()
  await suite('测试(内置数据库) tests on the embedded database', EMBEDDED)
  await onPostgres(missing)
  await onScreens(missing)
}

async function runChecks() {
  for (const project of ['tsconfig.json', 'apps/desk/tsconfig.json', 'apps/verify/tsconfig.json', 'apps/district/tsconfig.json', 'apps/resident/tsconfig.json', 'apps/resident/tsconfig.weapp.json']) {
    if (has(project)) await check(`类型 types: ${project}`, `tsc --noEmit -p ${project}`)
  }
  await check('规范 lint', 'oxlint --type-aware')
  if (has('knip.json')) await check('无用代码 unused code', 'knip')
}

async function onPostgres(missing) {
  const title = '测试(PostgreSQL) tests on PostgreSQL'
  if (missing.includes('postgresql')) return cannot(title, 'postgresql')
  const postgres = await startPostgres({ durable: false })
  await suite(title, { NUANBAN_DB: 'postgres', NUANBAN_TEST_PG: postgres.url })
  await postgres.stop()
}

async function onScreens(missing) {
  const folder = 'apps/resident'
  const hasResident = has(`${folder}/package.json`)
  if (hasResident) {
    await check('小程序构建 building the mini-program', 'npm run --silent build:weapp', { folder })
    await check('小程序 the mini-program, without a phone', 'npm run --silent test:weapp', { folder })
  }

  const title = '浏览器 in a real browser'
  if (missing.includes('chromium')) return cannot(title, 'chromium')
  if (hasResident) await check('居民端网页 the resident app in a browser', 'npm run --silent test:h5', { folder, env: browserEnv() })
  await suite(title, { ...EMBEDDED, ...browserEnv() }, '--passWithNoTests', '.browser.test.')
}

function browserEnv() {
  return { NUANBAN_BROWSER: '1', CHROMIUM: chromium() }
}

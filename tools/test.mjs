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

requireNode20()
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

// Settings meant for a running server must not lead tests to its data.
for (const name of ['DATABASE_URL', 'NUANBAN_DATA', 'PORT', 'NODE_ENV']) delete process.env[name]

await installPackages()
const filters = process.argv.slice(2)
if (filters.length > 0) await runSome()
else await runAll()

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed > 0 ? 1 : 0)

async function runSome() {
  const inBrowser = filters.some((filter) => /browser|resident/.test(filter))
  if (inBrowser) await buildScreens()
  await suite(filters.join(' '), { NUANBAN_DB: 'pglite', ...(inBrowser && browserEnv()) }, ...filters)
}

async function runAll() {
  await buildScreens()
  const missing = await ensureDebianPackages()

  await check('类型 types', 'tsc', '-p', '.')
  for (const app of ['apps/desk', 'apps/resident']) {
    if (has(`${app}/tsconfig.json`)) await check(`类型 types: ${app}`, 'tsc', '--noEmit', '-p', app)
  }
  await check('规范 lint', 'oxlint', '--type-aware')
  if (has('knip.json')) await check('无用代码 unused code', 'knip')

  await suite('测试(内置数据库) tests on the embedded database', { NUANBAN_DB: 'pglite' })

  const onPostgres = '测试(PostgreSQL) tests on PostgreSQL'
  if (missing.includes('postgresql')) cannot(onPostgres, 'postgresql is missing')
  else {
    const postgres = await startPostgres({ durable: false })
    await suite(onPostgres, { NUANBAN_DB: 'postgres', NUANBAN_TEST_PG: postgres.url })
    await postgres.stop()
  }

  const inBrowser = '测试(浏览器与小程序) tests in the browser and of the mini-program'
  if (missing.includes('chromium')) cannot(inBrowser, 'chromium is missing')
  else await suite(inBrowser, browserEnv(), '--passWithNoTests', '.browser.test.', 'apps/resident/')
}

function browserEnv() {
  return { NUANBAN_DB: 'pglite', NUANBAN_BROWSER: '1', NUANBAN_CHROMIUM: chromium() }
}

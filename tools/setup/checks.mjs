import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinnedEnv, root } from './pinned-node.mjs'
import { seconds } from './say.mjs'
import { quietly } from './step.mjs'

/** What all checks and suites of this run came to. */
export const total = { passed: 0, failed: 0, skipped: 0 }

/** A program that is silent when all is well: counts as one, and is heard only when it complains. */
export async function check(title, program, ...args) {
  const started = heading(title)
  const { ok, output } = await quietly(join(root, 'node_modules/.bin', program), args, { env: pinnedEnv() })
  if (!ok) console.log(output)
  total[ok ? 'passed' : 'failed']++
  ending(ok, started)
}

/** Something that should have been tested and could not be. */
export function cannot(title, why) {
  heading(title)
  console.log(why)
  total.failed++
}

/** The suites under vitest: counts each test, and shows each failure as vitest does. */
export async function suite(title, env, ...args) {
  const started = heading(title)
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-tests-'))
  const report = join(folder, 'report.json')
  const command = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args]
  const vitest = spawn(join(root, 'node_modules/.bin/vitest'), command, { cwd: root, stdio: 'inherit', env: pinnedEnv(env) })
  const stop = () => vitest.kill()
  process.once('exit', stop)
  const code = await new Promise((resolve) => vitest.once('close', resolve))
  process.off('exit', stop)

  const counts = countsIn(report)
  rmSync(folder, { recursive: true })
  // An error outside any test, or no report at all, is a failure too.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  for (const key of Object.keys(total)) total[key] += counts[key]
  ending(code === 0, started)
}

function countsIn(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    // A file that breaks before its first test has none to count.
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'))
    return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

function heading(title) {
  console.log(`\n── ${title}`)
  return performance.now()
}

function ending(ok, started) {
  console.log(`${ok ? '✓ 通过 passed' : '✗ 未通过 failed'}, ${seconds(started)}`)
}

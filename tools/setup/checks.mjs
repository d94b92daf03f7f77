import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinnedEnv, root } from './pinned-node.mjs'
import { seconds } from './say.mjs'
import { quietly } from './step.mjs'

/** What all checks and suites of this run came to. */
export const total = { passed: 0, failed: 0, skipped: 0 }

/** A program that interests nobody while all is well. Counts as one, unless it ends with a sum of its own, as we do. */
export async function check(title, command, { folder = '.', env } = {}) {
  const started = heading(title)
  const [program, ...args] = command.split(' ')
  const { ok, output } = await quietly(program, args, { cwd: join(root, folder), env: pinnedEnv(env) })
  const sum = /^(\d+) passed(?:, (\d+) failed)?$/.exec(output.slice(output.lastIndexOf('\n') + 1))
  const counts = sum
    ? { passed: Number(sum[1]), failed: Number(sum[2] ?? 0), skipped: 0 }
    : { passed: Number(ok), failed: Number(!ok), skipped: 0 }
  if (!ok) console.log(output)
  ending(ok, counts, started)
}

/** What should have been tested, and could not be for want of a program. */
export function cannot(title, program) {
  heading(title)
  console.log(`✗ 缺少 missing: ${program}`)
  total.failed++
}

/** The suites under vitest: counts each test, and shows each failure as vitest does. */
export async function suite(title, env, ...args) {
  const started = heading(title)
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-tests-'))
  const report = join(folder, 'report.json')
  const command = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args]
  const vitest = spawn('vitest', command, { cwd: root, stdio: 'inherit', env: pinnedEnv({ ...env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) }) })
  const stop = () => {
    vitest.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  const code = await new Promise((resolve) => vitest.once('close', resolve))

  const counts = countsIn(report)
  process.off('exit', stop)
  stop()
  ending(code === 0, counts, started)
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

function ending(ok, counts, started) {
  // A failure outside any test, or without a report, is one too.
  if (!ok && counts.failed === 0) counts.failed = 1
  for (const key of Object.keys(total)) total[key] += counts[key]
  console.log(`${ok ? '✓ 通过 passed' : '✗ 未通过 failed'}, ${seconds(started)}`)
}

import { spawn } from 'node:child_process'
import { seconds } from './say.mjs'
import { root } from './pinned-node.mjs'

// Some programs name the cause first and then explain themselves at length, others end with it.
const FIRST_LINES = 10
const LAST_LINES = 30

/** Runs a program and keeps what it prints, since that interests nobody unless it fails. */
export function quietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const stop = () => child.kill()
    process.once('exit', stop)

    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    const done = (ok) => {
      process.off('exit', stop)
      resolve({ ok, output: output.trimEnd() })
    }
    child.on('error', (error) => {
      output += String(error)
      done(false)
    })
    child.on('close', (code) => done(code === 0))
  })
}

/** One line of progress for one step. When it fails: what matters of its output, and what to do. Answers whether it succeeded. */
export async function step(title, advice, command, args, options) {
  const started = performance.now()
  process.stdout.write(`· ${title} … `)
  const { ok, output } = await quietly(command, args, options)
  console.log(ok ? seconds(started) : '失败 failed')
  if (!ok) console.error(['', ...shortened(output.split('\n')), '', advice].join('\n'))
  return ok
}

function shortened(lines) {
  if (lines.length <= FIRST_LINES + LAST_LINES) return lines
  return [...lines.slice(0, FIRST_LINES), '…', ...lines.slice(-LAST_LINES)]
}

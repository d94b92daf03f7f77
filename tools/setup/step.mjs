import { spawn } from 'node:child_process'
import { seconds, stop } from './say.mjs'
import { root } from './pinned-node.mjs'

const LINES_SHOWN = 40

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

/** One line of progress for one step. When it fails: the end of its output, and what to do. */
export async function step(title, advice, command, args, options) {
  const started = performance.now()
  process.stdout.write(`· ${title} … `)
  const { ok, output } = await quietly(command, args, options)
  console.log(ok ? seconds(started) : '失败 failed')
  if (ok) return
  stop('', ...output.split('\n').slice(-LINES_SHOWN), '', advice)
}

import type { Log } from '#kernel/office.ts'

/** One JSON line an event, to standard error. Nothing of a person is ever given to it. */
export const log: Log = {
  info: (facts, sentence) => write('info', facts, sentence),
  warn: (facts, sentence) => write('warn', facts, sentence),
  error: (facts, sentence) => write('error', facts, sentence),
}

function write(level: string, facts: object, sentence: string) {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, sentence, ...facts })}\n`)
}

import pg from 'pg'
import { MARK } from './planned-anew.ts'

pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Whoever finds every connection busy for so long is told so: by then nobody waits at the other end any more. */
const LONGEST_WAIT_MS = 30_000

/** A pool whose statements are prepared once a connection, which is worth a quarter of the time of a short one; save those planned anew. */
export function poolOf(url: string, size: number) {
  // Compiling a plan costs fifty milliseconds and more, and none of our questions earns them back.
  const options = '-c jit=off'
  const pool = new pg.Pool({ connectionString: url, max: size, connectionTimeoutMillis: LONGEST_WAIT_MS, application_name: 'nuanban', options })
  // An idle connection that breaks is replaced on the next use; without a listener it would end the process.
  pool.on('error', () => {})
  const names = new Map<string, string>()

  function nameOf(sql: string): string | undefined {
    let name = names.get(sql)
    // Lists of varying length make endless statements: past a thousand, the rest go unnamed.
    if (!name && names.size < 1000) names.set(sql, (name = `n${names.size}`))
    return name
  }

  return {
    async connect() {
      const client = await pool.connect()
      let broken: Error | undefined
      // Nor may one that breaks between two statements end it: the next statement fails, and the transaction with it.
      const lose = (error: Error) => void (broken = error)
      client.on('error', lose)
      return {
        async query(text: string, values: readonly unknown[]) {
          const name = values.length && !text.startsWith(MARK) ? nameOf(text) : undefined
          try {
            return await client.query({ text, values: [...values], ...(name ? { name } : {}) })
          } catch (error) {
            if (!(error instanceof pg.DatabaseError)) broken = error as Error
            throw error
          }
        },
        release() {
          client.off('error', lose)
          client.release(broken)
        },
      }
    },
    script: async (sql: string) => void (await pool.query(sql)),
    end: () => pool.end(),
  }
}

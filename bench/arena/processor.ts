import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Arena } from './start.ts'

/** How many of them Linux counts in a second. */
const TICKS = 100

/** The processor time of server and database so far, in milliseconds: what other work on the machine does not blur. */
export async function watchProcessor({ url, server }: Pick<Arena, 'url' | 'server'>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    async used(): Promise<number> {
      const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity')
      return [server.pid!, ...rows.map((row) => row.pid)].reduce((sum, pid) => sum + timeOf(pid), 0)
    },
    close: () => client.end(),
  }
}

function timeOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS
  } catch {
    return 0 // over meanwhile
  }
}

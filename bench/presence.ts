import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import type { Measured } from './arena/presence-spots.ts'

/** `npm run bench:presence`: so many visitors in one place, each sending ten positions a second; server and visitors in processes of their own. */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 20)
const SIZES = (process.env['BENCH_SIZES'] ?? '1000,3000').split(',').map(Number)
const COLYSEUS = process.env['BENCH_COLYSEUS']

type Crowd = { p50: number; p95: number; p99: number; samples: number; kBMean: number; kB95: number; cpuShare: number; broken: number; hz: number }

const started = (script: string, ...given: string[]): ChildProcess => fork(new URL(`arena/${script}`, import.meta.url), given, { execArgv: ['--no-warnings'] })
/** The next message of a process that has this in it; frameworks say other things as well. */
const told = <T extends object>(child: ChildProcess, key: keyof T & string): Promise<T> =>
  new Promise((resolve, reject) => {
    const hear = (message: unknown) => {
      if (!Object.hasOwn(Object(message) as object, key)) return
      child.off('message', hear)
      resolve(message as T)
    }
    child.on('message', hear)
    child.once('exit', () => reject(new Error('a process ended too early')))
  })

async function measure(what: string, people: number, layout: string, [serverScript, crowdScript]: readonly [string, string]) {
  const server = started(serverScript, String(people), layout)
  const { port } = await told<{ port: number }>(server, 'port')
  const visitors = started(crowdScript, String(port), String(people), layout, String(SECONDS))
  await told<{ began: boolean }>(visitors, 'began')
  const reading = async () => (server.send('measure'), told<Measured>(server, 'cpuShare'))
  await reading()
  const crowd = await told<Crowd>(visitors, 'p50')
  const { cpuShare, rssMb } = await reading()
  visitors.send('end')
  await once(visitors, 'exit')
  server.disconnect()
  const ms = (value: number) => value.toFixed(0)
  console.log(`${what}, ${people} ${layout === 'even' ? 'evenly' : 'half of them on one square'}: p50/p95/p99 ${ms(crowd.p50)}/${ms(crowd.p95)}/${ms(crowd.p99)} ms (${crowd.samples} samples), ${crowd.kBMean.toFixed(1)} kB/s each (p95 ${crowd.kB95.toFixed(1)}), server ${(cpuShare * 100).toFixed(0)} % of a core, ${rssMb.toFixed(0)} MB; visitors ${(crowd.cpuShare * 100).toFixed(0)} %, ${crowd.hz.toFixed(1)} positions/s, ${crowd.broken} connections lost, load ${loadavg()[0]!.toFixed(1)}`)
}

for (const people of SIZES) for (const layout of ['even', 'square']) await measure('ours', people, layout, ['presence-server.ts', 'presence-crowd.ts'])
if (COLYSEUS && existsSync(`${COLYSEUS}/node_modules/@colyseus/core`)) await measure('Colyseus with views', SIZES[0]!, 'even', ['colyseus-server.ts', 'colyseus-crowd.ts'])
else console.log('Colyseus is not installed (BENCH_COLYSEUS names the folder): ours alone')

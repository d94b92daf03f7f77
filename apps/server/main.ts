import { dayOf } from '#kernel/calendar/day.ts'
import { BadSettings, type Config, readConfig } from '#kernel/config.ts'
import { FolderTaken } from '#kernel/db/lock.ts'
import { buildHttp } from '#kernel/http.ts'
import { startJobs } from '#kernel/jobs/run.ts'
import { loadSigner } from '#kernel/ledger/keys.ts'
import { withStandIn } from '#kernel/notices/stand-in.ts'
import { libraryOn } from '#modules/approvals/server/plan/library.ts'
import { withStandInRegisters } from '#modules/approvals/server/registers/stand-in-registers.ts'
import { backupCommand } from './backup.ts'
import { banner } from './banner.ts'
import { answerCommands } from './command.ts'
import { modules } from './compose.ts'
import { loadDemo, NoDemoHere } from './demo/load-demo.ts'
import { doctorCommand } from './doctor.ts'
import { importCommand } from './import.ts'
import { log } from './log.ts'
import { serveRobots } from './robots.ts'
import { serveScreens } from './screens.ts'
import { startOffice } from './start-office.ts'
import { serveVerifyPage } from './verify-page.ts'
import { measured, serveMetrics } from './metrics.ts'
import { trainCommand } from './train-triage.ts'
import { verifyCommand } from './verify-ledger.ts'

try {
  await start(readConfig(process.env))
} catch (error) {
  // What people can put right is one line; anything else is a defect and shows where it comes from.
  console.error(isForPeople(error) ? error.message : error)
  process.exit(1)
}

async function start(settings: Config) {
  const started = performance.now()
  const { config: withCarriers, standIn } = await withStandIn(settings)
  const { config, registers } = await withStandInRegisters(withCarriers, () => libraryOn(office.definitions, dayOf(office.now())))
  const { office, close, onCall } = await startOffice(config, log)
  // Where no key can be made or read, people hear of it now and not when nothing was signed.
  await loadSigner(office)
  await loadSigner(office, 'seal')
  if (config.demo) await loadDemo(office)

  const app = await buildHttp(office)
  const metrics = config.metricsPort === undefined ? undefined : await serveMetrics(measured(app, office), config.metricsPort)
  for (const module of modules) await module.routes?.(app, office)
  await serveScreens(app)
  serveVerifyPage(app, office)
  serveRobots(app, office)
  const jobs = startJobs(office, modules.flatMap((m) => m.duties ?? []))
  await app.listen({ port: config.port, host: config.host })
  onCall?.(answerCommands(office, [verifyCommand, importCommand, trainCommand, doctorCommand, backupCommand]))
  console.log(await banner(office, { carriers: standIn?.url, registers: registers?.url }, performance.now() - started))

  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  async function stop() {
    if (stopping) process.exit(1)
    stopping = true
    await app.close()
    await metrics?.close()
    await jobs.stop()
    await standIn?.close()
    await registers?.close()
    await close()
    process.exit(0)
  }
}

function isForPeople(error: unknown): error is Error {
  if (error instanceof BadSettings || error instanceof FolderTaken || error instanceof NoDemoHere) return true
  const code = (error as { code?: string }).code ?? ''
  if (code === 'EADDRINUSE') (error as Error).message = `端口已被占用：${(error as { port?: number }).port}。请用 PORT 指定另一个端口。 (port in use)`
  if (code === 'EADDRNOTAVAIL') (error as Error).message = `HOST 应为本机的地址，现为 ${(error as { address?: string }).address}。 (not an address of this machine)`
  if (code === 'EACCES') (error as Error).message = `没有权限：${(error as Error).message} (no permission)`
  if (['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000', '28000'].includes(code)) (error as Error).message = `连不上 DATABASE_URL 所指的 PostgreSQL：${(error as Error).message || code} (cannot connect)`
  return /^(EADDRINUSE|EADDRNOTAVAIL|EACCES|ECONNREFUSED|ENOTFOUND|28P01|3D000|28000)$/.test(code)
}

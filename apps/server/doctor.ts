import { existsSync } from 'node:fs'
import { openDatabase } from '#kernel/db/open.ts'
import { type Command, give } from './command.ts'
import { database, migrations } from './doctor/database.ts'
import type { Finding, Look, Patient } from './doctor/finding.ts'
import { folder, production, programs } from './doctor/surroundings.ts'
import { background, holidays, signing } from './doctor/work.ts'

const WITHOUT_DATABASE: readonly Look[] = [programs, folder, production]
/** The first says whether there is one that answers; without it the others would only say so again. */
const IN_DATABASE: readonly Look[] = [database, migrations, background, signing, holidays]
const SIGNS: Record<Finding['sign'], string> = { good: '✓', note: '!', wrong: '✗' }
const NO_SUCH_TABLE = ['42P01', '3F000']

/** `npm run doctor`: looks an installation over and says in plain words what is wrong with it. Exit code 1 where something is. */
export const doctorCommand: Command<object, Patient> = {
  name: 'doctor',

  async open(config) {
    const { databaseUrl, data } = config
    const now = () => new Date()
    // Where nothing was ever started there is no database to look at, and looking must not make one.
    if (!databaseUrl && !existsSync(data)) return { office: { config, now, engine: 'pglite', db: undefined as never }, close: async () => {} }
    const { db, engine, close } = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: data })
    return { office: { config, now, db, engine }, close }
  },

  async run(patient, _wish, say) {
    let wrongs = 0
    const tell = (at: string, { sign, says }: Finding) => {
      say.line(`${SIGNS[sign]} ${at}：${says}`)
      if (sign === 'wrong') wrongs += 1
    }
    for (const { at, look } of WITHOUT_DATABASE) for (const finding of await look(patient)) tell(at, finding)
    for (const { at, look } of IN_DATABASE) {
      const found = await look(patient).catch((error: Error) => error)
      if (!(found instanceof Error)) found.forEach((finding) => tell(at, finding))
      else {
        tell(at, asFinding(found, patient))
        break
      }
    }
    say.line(wrongs ? `${wrongs} 处有问题` : '没有发现问题')
    return wrongs ? 1 : 0
  },
}

function asFinding(error: Error & { code?: string }, { db }: Patient): Finding {
  if (!db || NO_SUCH_TABLE.includes(error.code ?? '')) return { sign: 'note', says: '还没有数据：请先用 npm start 启动一次服务' }
  return { sign: 'wrong', says: `没有应答：${error.message || error.code}。请核对 DATABASE_URL，并看数据库是否在运行` }
}

if (import.meta.main) process.exit(await give(doctorCommand, () => ({})))

import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { dayOf, timeOf } from '#kernel/calendar/day.ts'
import { openDatabase } from '#kernel/db/open.ts'
import { publicKeys } from '#kernel/ledger/keys.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import type { Office } from '#kernel/office.ts'
import { type Command, give, Unable } from './command.ts'
import { publishedHeads } from './published-heads.ts'

/**
 * `npm run ledger:verify [-- --head <file, address or hash>]`: walks the whole database and names every fault. A head that
 * was published, and kept by somebody else, shows besides that nobody signed another past since. Exit code 1 for faults.
 */
export const verifyCommand: Command<{ published: [hash: string, name: string][] }, Pick<Office, 'db' | 'config'>> = {
  name: 'ledger:verify',

  async open(config) {
    const { databaseUrl, data } = config
    if (!databaseUrl && !existsSync(data)) throw new Unable(`没有数据：${data} 不存在。请用 NUANBAN_DATA 或 DATABASE_URL 指明。 (no data to verify)`)
    const database = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: data })
    return { office: { db: database.db, config }, close: database.close }
  },

  async run({ db, config }, { published }, say) {
    const started = performance.now()
    const { cases, events, heads, signedUntil, faults } = await verifyLedger(db, await publicKeys(db, config), {
      published: new Map(published),
      progress: (done) => done % 5000 === 0 && say.progress(`已核对 ${done} 件`),
    }).catch((error: Error & { code?: string }) => {
      throw error.code === NO_SUCH_TABLE ? new Unable('数据库是较早版本的，请先启动一次服务，由它升级。 (an older database: start the server once)') : error
    })
    for (const { where, what } of faults) say.line(`✗ ${where}: ${what}`)
    say.line([
      `${cases} 件，${events} 个事件，${heads} 个签名${signedUntil ? `（已签名至 ${dayOf(signedUntil)} ${timeOf(signedUntil)}）` : ''}`,
      ...(published.length ? [`${published.length} 个公布过的摘要`] : []),
      `${((performance.now() - started) / 1000).toFixed(1)} 秒：${faults.length ? `${faults.length} 处有问题` : '账本完整'}`,
    ].join('，'))
    return faults.length ? 1 : 0
  },
}

const NO_SUCH_TABLE = '42P01'

if (import.meta.main) {
  process.exit(await give(verifyCommand, async () => {
    const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } })
    return { published: (await Promise.all((values.head ?? []).map(publishedHeads))).flat() }
  }))
}

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BadBackup, restore } from '#kernel/backup/restore.ts'
import { openDatabase } from '#kernel/db/open.ts'
import { keepingFor } from '#kernel/files/keeping.ts'
import { publicKeys } from '#kernel/ledger/keys.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import type { Office } from '#kernel/office.ts'
import { type Command, give, Unable } from './command.ts'
import { modules } from './compose.ts'
import { log } from './log.ts'
import type { Database } from '#kernel/db/open.ts'

/** `npm run restore -- <folder>`: a backup into the empty database that the settings name, files included; then the ledger is verified. */
const restoreCommand: Command<{ folder: string }, { database: Database } & Pick<Office, 'config' | 'log'>> = {
  name: 'restore',

  async open(config) {
    const { databaseUrl, data } = config
    const database = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: data })
    return { office: { database, config, log }, close: database.close }
  },

  async run({ database, ...office }, { folder }, say) {
    const { store } = keepingFor(office as Office)
    const manifest = await restore({ database, store, modules }, folder, say.progress).catch((error: Error) => {
      throw error instanceof BadBackup ? new Unable(error.message) : error
    })
    const { cases, events, faults } = await verifyLedger(database.db, await publicKeys(database.db, office.config))
    for (const { where, what } of faults) say.line(`✗ ${where}: ${what}`)
    say.line(`已恢复 ${manifest.madeAt} 的备份：${cases} 件、${events} 个事件、${manifest.files.length} 个文件；${faults.length ? `账本 ${faults.length} 处有问题` : '账本完整'}`)
    say.line('启动服务之前，请把当时的签名密钥文件放回原处')
    return faults.length ? 1 : 0
  },
}

if (import.meta.main) {
  process.exit(await give(restoreCommand, () => {
    const { positionals: [folder] } = parseArgs({ allowPositionals: true, options: {} })
    if (!folder) throw new Unable('请写明从哪个文件夹恢复：npm run restore -- /backup/nuanban')
    return { folder: resolve(folder) }
  }))
}

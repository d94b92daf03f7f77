import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from '#kernel/backup/back-up.ts'
import { restore } from '#kernel/backup/restore.ts'
import { openDatabase } from '#kernel/db/open.ts'
import { diskStore } from '#kernel/files/disk-store.ts'
import { keepingFor } from '#kernel/files/keeping.ts'
import { publicKeys } from '#kernel/ledger/keys.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import type { Office } from '#kernel/office.ts'
import { type Command, give, Unable } from './command.ts'
import { modules } from './compose.ts'
import { log } from './log.ts'

type Wish = { folder: string; drill: boolean }
type On = Pick<Office, 'db' | 'config' | 'log' | 'now'>

/** `npm run backup -- <folder> [--drill]`: all rows and all files, while people work. With `--drill` it is restored at once, aside, and the copy verified. */
export const backupCommand: Command<Wish, On> = {
  name: 'backup',

  async open(config) {
    const { databaseUrl, data } = config
    const { db, close } = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: data })
    return { office: { db, config, log, now: () => new Date() }, close }
  },

  async run(office, { folder, drill }, say) {
    const started = performance.now()
    const { store } = keepingFor(office as Office)
    const { manifest, rows, copied, missing } = await backUp({ db: office.db, store, now: office.now }, folder, say.progress)
    for (const sha256 of missing) say.line(`✗ 文件库中缺少 ${sha256}：备份里也没有它`)
    say.line(`已备份到 ${folder}：${rows} 行，${manifest.files.length} 个文件（新抄 ${copied} 个），用时 ${seconds(started)} 秒`)
    say.line('签名密钥不在备份中：请把密钥文件另行保管')
    if (drill) await rehearse(office, folder, manifest.head?.root, say)
    return missing.length ? 1 : 0
  },
}

/** 恢复演练: into an embedded database of its own, which is thrown away. */
async function rehearse(office: On, folder: string, root: string | undefined, say: { line: (text: string) => void; progress: (text: string) => void }) {
  const started = performance.now()
  const aside = await mkdtemp(join(tmpdir(), 'nuanban-drill-'))
  const database = await openDatabase({ folder: join(aside, 'data') })
  try {
    await restore({ database, store: diskStore(join(aside, 'files')), modules }, folder, say.progress)
    const { cases, events, faults } = await verifyLedger(database.db, await publicKeys(database.db, office.config))
    for (const { where, what } of faults) say.line(`✗ ${where}: ${what}`)
    if (faults.length) throw new Unable('演练恢复出来的账本有问题')
    say.line(`演练：恢复出 ${cases} 件、${events} 个事件，账本完整${root ? `，签名 ${root.slice(0, 16)} 一致` : ''}，用时 ${seconds(started)} 秒`)
  } finally {
    await database.close()
    await rm(aside, { recursive: true, force: true })
  }
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

if (import.meta.main) {
  process.exit(await give(backupCommand, () => {
    const { positionals: [folder], values } = parseArgs({ allowPositionals: true, options: { drill: { type: 'boolean', default: false } } })
    if (!folder) throw new Unable('请写明备份到哪个文件夹：npm run backup -- /backup/nuanban')
    return { folder: resolve(folder), drill: values.drill }
  }))
}

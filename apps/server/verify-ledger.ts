import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openDatabase } from '#kernel/db/open.ts'
import { FolderTaken } from '#kernel/db/lock.ts'
import { publicKeys } from '#kernel/ledger/keys.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'

/** `npm run ledger:verify`: walks the whole database and names every fault. Exit code 1 when there is one. */
const url = process.env['DATABASE_URL']
const folder = resolve(process.env['NUANBAN_DATA'] ?? 'data')
if (!url && !existsSync(folder)) {
  console.error(`没有数据：${folder} 不存在。请用 NUANBAN_DATA 或 DATABASE_URL 指明。 (no data to verify)`)
  process.exit(2)
}
try {
  const database = await openDatabase(url ? { url } : { folder })
  const started = performance.now()
  const verdict = await verifyLedger(database.db, await publicKeys(database.db), (cases) => process.stderr.isTTY && process.stderr.write(`\r${cases} 件`))
  await database.close()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  for (const { where, what } of verdict.faults) console.log(`✗ ${where}: ${what}`)
  console.log(`${verdict.cases} 件, ${verdict.events} 个事件, ${verdict.days} 个已签名的日子, ${seconds} 秒: ${verdict.faults.length ? `${verdict.faults.length} 处有问题` : '账本完整'}`)
  process.exit(verdict.faults.length ? 1 : 0)
} catch (error) {
  if (!(error instanceof FolderTaken)) throw error
  console.error(error.message)
  process.exit(2)
}

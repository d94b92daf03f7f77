import { join } from 'node:path'
import type { Config } from '#kernel/config.ts'
import { type Database, openDatabase } from '#kernel/db/open.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { publishFolder } from '#kernel/definitions/folder.ts'
import { kernelFolder } from '#kernel/definitions/kernel-definitions.ts'
import { refreshSigned } from '#kernel/ledger/head.ts'
import { type Log, openOffice, type Office } from '#kernel/office.ts'
import { modules } from './compose.ts'

export const districtFolder = join(import.meta.dirname, '../../districts/shinan')

/** Opens the database that the settings name, brings it up to date and publishes the district's definitions. */
export async function startOffice(config: Config, log: Log, now?: () => Date): Promise<{ office: Office } & Pick<Database, 'close' | 'onCall'>> {
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { folder: config.data })
  await migrate(database, modules)
  const office = openOffice(database, modules, { config, log, ...(now ? { now } : {}) })
  await publishFolder(office, config.district ?? districtFolder, [...kernelFolder, ...modules.flatMap((m) => m.folder ?? [])])
  await refreshSigned(office)
  return { ...database, office }
}

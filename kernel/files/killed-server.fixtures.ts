import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { openDatabase } from '../db/open.ts'
import { migrate } from '../db/migrate.ts'
import { buildHttp } from '../http.ts'
import { startSession } from '../identity/session.ts'
import { openOffice } from '../office.ts'
import { diskStore } from './disk-store.ts'
import { filesModule } from './module.ts'

// A server on a folder, to be killed and started again: node killed-server.fixtures.ts <folder>
const folder = process.argv[2]!
const files = filesModule(() => ({ store: diskStore(join(folder, 'files')), tools: undefined }))
const database = await openDatabase({ folder })
await migrate(database, [files])
const office = openOffice(database, [files])
const resident = { is: 'resident', id: '00000000-0000-7000-8000-000000000001', name: '李海燕', phone: '19900000001' } as const
const { id, name, phone } = resident
await office.db.insertInto('kernel.resident').values({ id, name, phone, wechat: null, made_at: new Date(), settings: '{}' }).onConflict((c) => c.doNothing()).execute()
const { token } = await startSession(office, resident)
const app = await buildHttp(office)
await files.routes?.(app, office)
await app.listen({ port: 0, host: '127.0.0.1' })
process.on('disconnect', () => process.exit())
process.send!({ base: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/files`, token })

import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { check } from '#kernel/check.ts'
import type { Db, Tx } from '#kernel/db/tables.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import { signedIn } from '#kernel/http.ts'
import { keyOf } from '#kernel/identity/actor.ts'
import { spend } from '#kernel/identity/allowance.ts'
import type { Office } from '#kernel/office.ts'
import { refuse } from '#kernel/refusal.ts'
import { ReportVisitor } from '../contract.ts'
import type { Presence } from './presence/presence.ts'
import type { WorldTables } from './tables.ts'

const RATION = [{ seconds: 600, most: 5 }, { seconds: 86_400, most: 20 }]
/** Long enough to look into it and to answer a complaint about that. */
const KEPT_DAYS = 180

/** 举报: who, when, where and what was last said goes to the moderators. The reported person hears nothing of it. */
export function reportRoute(app: FastifyInstance, office: Office, presence: Presence) {
  app.post('/api/world/report', { schema: { summary: '举报街区中的一位游客', tags: ['world'], body: ReportVisitor } }, async (request) => {
    const reporter = keyOf(await signedIn(office, request))
    const { visitor, reason } = check(ReportVisitor, request.body)
    const reported = presence.known(visitor)
    if (!reported?.who) refuse('gone', { zh: '这位游客已经离开，无法举报', en: 'This visitor has left and cannot be reported' })
    if (reported.who === reporter) refuse('yourself', { zh: '不能举报自己', en: 'You cannot report yourself' })
    const { who, x, z, lately } = reported
    await inTransaction(office.db, async (tx) => {
      await spend(tx, `world.report:${reporter}`, RATION, office.now())
      await (tx as unknown as Tx<WorldTables>).insertInto('world.report')
        .values({ id: randomUUID(), at: office.now(), reporter, reported: who, reason, x, z, said: JSON.stringify(lately) }).execute()
    })
    return { reported: true }
  })
}

export async function forgetReports(office: Office) {
  const before = new Date(office.now().getTime() - KEPT_DAYS * 86_400_000)
  await (office.db as unknown as Db<WorldTables>).deleteFrom('world.report').where('at', '<', before).execute()
}

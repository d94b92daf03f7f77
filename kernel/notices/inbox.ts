import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { check } from '../check.ts'
import { CaseId, Instant, type Lang, strict } from '../contract.ts'
import type { Db } from '../db/tables.ts'
import { signedIn } from '../http.ts'
import { keyOf } from '../identity/actor.ts'
import { anyStaff, signedInResident } from '../identity/who.ts'
import type { Office } from '../office.ts'
import { view } from '../view.ts'
import type { Notices } from './template.ts'

const NEWEST = 50
const nullable = <T extends typeof Instant | typeof CaseId>(t: T) => Type.Union([t, Type.Null()])

/** One's own notices, newest first. */
export const notices = view({
  name: 'kernel.notices',
  title: '我的消息',
  input: Type.Object({}, strict),
  output: Type.Object({
    notices: Type.Array(Type.Object({ id: Type.String(), caseId: nullable(CaseId), template: Type.String(), title: Type.String(), text: Type.String(), at: Instant, readAt: nullable(Instant) })),
    unread: Type.Integer(),
  }),
  may: [signedInResident, anyStaff],
  async run({ office, db, actor, lang }) {
    const rows = await db.selectFrom('kernel.notice').selectAll().where('person', '=', keyOf(actor)).orderBy('at', 'desc').orderBy('id').limit(NEWEST).execute()
    return {
      notices: rows.map((row) => ({ id: row.id, caseId: row.case_id, template: row.template, ...wordsOf(office, row, lang), at: row.at.toISOString(), readAt: row.read_at?.toISOString() ?? null })),
      unread: await unreadOf(db, keyOf(actor)),
    }
  },
})

function wordsOf(office: Office, row: { template: string; title: string; text: string; text_en: string | null }, lang: Lang) {
  if (lang === 'zh' || row.text_en === null) return { title: row.title, text: row.text }
  const words = office.definitions.newest<Notices>('notices')?.body.find((notice) => notice.name === row.template)
  return { title: words?.title.en ?? row.title, text: row.text_en }
}

const ReadNotices = Type.Object({ ids: Type.Optional(Type.Array(CaseId, { maxItems: 200, description: 'absent = all' })) }, strict)

export function readNoticesRoute(app: FastifyInstance, office: Office) {
  app.post('/api/kernel/read_notices', { schema: { summary: '把消息标为已读', tags: ['kernel'], body: ReadNotices } }, async (request) => {
    const person = keyOf(await signedIn(office, request))
    await markRead(office, person, check(ReadNotices, request.body))
    return { unread: await unreadOf(office.db, person) }
  })
}

async function markRead(office: Office, person: string, { ids }: Static<typeof ReadNotices>) {
  if (ids?.length === 0) return
  let update = office.db.updateTable('kernel.notice').set({ read_at: office.now() }).where('person', '=', person).where('read_at', 'is', null)
  if (ids) update = update.where('id', 'in', ids)
  await update.execute()
}

async function unreadOf(db: Db, person: string): Promise<number> {
  const row = await db.selectFrom('kernel.notice').select((e) => e.fn.countAll<number>().as('n')).where('person', '=', person).where('read_at', 'is', null).executeTakeFirstOrThrow()
  return Number(row.n)
}

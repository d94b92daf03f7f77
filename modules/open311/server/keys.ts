import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { check } from '#kernel/check.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import { signedIn } from '#kernel/http.ts'
import { keyOf } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { notFound, Refused } from '#kernel/refusal.ts'
import { DEMO_KEY } from '../contract.ts'
import { fault } from './faults.ts'

type KeyTables = {
  'open311.api_key': { id: string; digest: string; name: string; contact: string; made_at: Date; made_by: string; ended_at: Date | null }
}

/** Whose key it is: `id` is what is rationed, `name` is the application as it stands on the ledger. */
export type Caller = { id: string; name: string }

const digestOf = (key: string) => createHash('sha256').update(key).digest('hex')
const keysIn = (office: Office) => office.db as unknown as Db<KeyTables>

/** The standard wants 403 for a missing key and for a wrong one. */
export async function callerOf(office: Office, key: string | undefined): Promise<Caller> {
  if (!key) fault(403, '缺少 api_key (api_key was not provided)')
  if (office.config.demo && key === DEMO_KEY) return { id: 'demo', name: 'demo' }
  const row = await keysIn(office).selectFrom('open311.api_key').select(['id', 'name']).where('digest', '=', digestOf(key)).where('ended_at', 'is', null).executeTakeFirst()
  return row ?? fault(403, 'api_key 无效或已停用 (invalid api_key)')
}

export async function issueKey(office: Office, given: { name: string; contact: string; by: string }): Promise<{ id: string; key: string }> {
  const id = randomUUID()
  const key = randomBytes(24).toString('base64url')
  await keysIn(office).insertInto('open311.api_key').values({ id, digest: digestOf(key), name: given.name, contact: given.contact, made_at: office.now(), made_by: given.by, ended_at: null }).execute()
  return { id, key }
}

const Issue = Type.Object({ name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }), contact: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }, strict)
const End = Type.Object({ id: CaseId }, strict)

/** Keys are given out and taken back by administrators. */
export function keyRoutes(app: FastifyInstance, office: Office) {
  const tags = ['open311']
  app.get('/api/open311/keys', { schema: { summary: '开放接口密钥(不含密钥本身)', tags } }, async (request) => {
    await asking(office, request)
    const rows = await keysIn(office).selectFrom('open311.api_key').select(['id', 'name', 'contact', 'made_at', 'ended_at']).orderBy('made_at').execute()
    return { keys: rows.map((row) => ({ id: row.id, name: row.name, contact: row.contact, madeAt: row.made_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null })) }
  })
  app.post('/api/open311/keys', { schema: { summary: '发放开放接口密钥，只显示这一次', tags, body: Issue } }, async (request) =>
    issueKey(office, { by: await asking(office, request), ...check(Issue, request.body) }))
  app.post('/api/open311/keys/end', { schema: { summary: '停用开放接口密钥', tags, body: End } }, async (request) => {
    await asking(office, request)
    const ended = await keysIn(office).updateTable('open311.api_key').set({ ended_at: office.now() }).where('id', '=', check(End, request.body).id).where('ended_at', 'is', null).returning('id').executeTakeFirst()
    return ended ? { ended: true } : notFound()
  })
}

async function asking(office: Office, request: FastifyRequest): Promise<string> {
  const actor = await signedIn(office, request)
  if (actor.is !== 'staff' || !actor.roles.includes('admin')) throw new Refused('not_yours', { zh: '这里供管理员使用', en: 'This is for administrators' }, 403)
  return keyOf(actor)
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { check, checkQuery } from '../check.ts'
import { CaseId, SEEN, strict } from '../contract.ts'
import { langOf, signedIn } from '../http.ts'
import type { Office } from '../office.ts'
import { Refused } from '../refusal.ts'
import { ROLES, type Staff } from './actor.ts'
import { changeStaff, createStaff, listStaff, resetPassword, staffChanges } from './staff-admin.ts'
import { PublishUnits, publishUnits, readUnits } from './units.ts'

const Name = Type.String({ minLength: 1, maxLength: 40, pattern: SEEN })
const Roles = Type.Array(Type.Union(ROLES.map((role) => Type.Literal(role))), { maxItems: ROLES.length, uniqueItems: true })
const Phone = Type.String({ pattern: '^1[3-9]\\d{9}$' })

const List = Type.Object({ unit: Type.Optional(Type.String()) }, strict)
const Create = Type.Object({ account: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9._-]{1,39}$' }), name: Name, unit: Type.String(), roles: Roles, phone: Type.Optional(Phone) }, strict)
const Change = Type.Object({
  id: CaseId, name: Type.Optional(Name), unit: Type.Optional(Type.String()), roles: Type.Optional(Roles), active: Type.Optional(Type.Boolean()), phone: Type.Optional(Type.Union([Phone, Type.Null()])),
}, strict)
const One = Type.Object({ id: CaseId }, strict)

export function adminRoutes(app: FastifyInstance, office: Office) {
  app.get('/api/identity/staff', { schema: { summary: '人员名单', tags: ['identity'], querystring: List } }, async (request) =>
    ({ staff: await listStaff(office, await asking(office, request), checkQuery(List, request.query), langOf(request)) }))

  app.post('/api/identity/staff', { schema: { summary: '新建人员，得到一次性密码', tags: ['identity'], body: Create } }, async (request) =>
    createStaff(office, await asking(office, request), check(Create, request.body)))

  app.post('/api/identity/staff/change', { schema: { summary: '变更人员的姓名、单位、角色、电话或停用', tags: ['identity'], body: Change } }, async (request) => {
    const admin = await asking(office, request)
    await changeStaff(office, admin, check(Change, request.body))
    return { changed: true }
  })

  app.post('/api/identity/staff/reset-password', { schema: { summary: '重设密码，得到一次性密码', tags: ['identity'], body: One } }, async (request) => {
    const admin = await asking(office, request)
    return resetPassword(office, admin, check(One, request.body).id)
  })

  app.get('/api/identity/units', { schema: { summary: '单位定义的最新一版，及各单位的人员和未办结件数', tags: ['identity'] } }, async (request) => readUnits(office, await asking(office, request)))

  app.post('/api/identity/units', { schema: { summary: '发布单位定义的新版', tags: ['identity'], body: PublishUnits } }, async (request) =>
    publishUnits(office, await asking(office, request), check(PublishUnits, request.body)))

  app.get('/api/identity/staff/changes', { schema: { summary: '人员变更记录', tags: ['identity'], querystring: One } }, async (request) => {
    const admin = await asking(office, request)
    return { changes: await staffChanges(office, admin, checkQuery(One, request.query).id) }
  })
}

async function asking(office: Office, request: FastifyRequest): Promise<Staff> {
  const actor = await signedIn(office, request)
  if (actor.is !== 'staff' || !actor.roles.includes('admin')) throw new Refused('not_yours', { zh: '这里供管理员使用', en: 'This is for administrators' }, 403)
  return actor
}

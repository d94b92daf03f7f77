import type { CaseRow } from '../db/tables.ts'
import type { Actor, Role, Staff } from './actor.ts'

/**
 * Somebody who may do or see something. A verb's head lists these, and the permission table, the buttons and the
 * attack tests are read from the lists. `of` answers for one case, or for none when a case is being opened.
 */
export type Who = { name: string; zh: string; of: (actor: Actor, kase: CaseRow | null) => boolean }

const staffWith = (role: Role) => (actor: Actor): actor is Staff => actor.is === 'staff' && actor.roles.includes(role)

/** 回避: the accused neither sees nor touches the complaint, whatever else their roles would allow (济南 12345 条例 art. 32). */
export function isRecused(actor: Actor, kase: CaseRow): boolean {
  return actor.is === 'staff' && kase.recused.some((who) => who === `unit:${actor.unit}` || who === `staff:${actor.id}`)
}

export const anyone: Who = { name: 'anyone', zh: '所有人', of: () => true }
export const signedInResident: Who = { name: 'resident', zh: '已登录居民', of: (actor) => actor.is === 'resident' }
export const anyStaff: Who = { name: 'staff', zh: '工作人员', of: (actor) => actor.is === 'staff' }
export const applicant: Who = { name: 'applicant', zh: '诉求人', of: (actor, kase) => actor.is === 'resident' && kase?.applicant_id === actor.id }
export const theSystem: Who = { name: 'system', zh: '系统', of: (actor) => actor.is === 'system' }

const holds = (role: Role, zh: string): Who => ({ name: role, zh, of: staffWith(role) })
export const agent = holds('agent', '热线坐席')
export const dispatcher = holds('dispatcher', '派单员')
export const supervisor = holds('supervisor', '督办员')
export const callback = holds('callback', '回访员')
export const admin = holds('admin', '管理员')

const inLeadUnit = (actor: Staff, kase: CaseRow | null) => kase !== null && actor.units.includes(kase.unit_id)

/** A handler of the unit that has the case now. */
export const handler: Who = { name: 'handler', zh: '主办单位经办人', of: (actor, kase) => staffWith('handler')(actor) && inLeadUnit(actor, kase) }
/** The person in charge of the unit that has the case now (分管负责人). */
export const unitLead: Who = { name: 'lead', zh: '主办单位负责人', of: (actor, kase) => staffWith('lead')(actor) && inLeadUnit(actor, kase) }
/** Any member of a unit that takes or took part. */
export const participant: Who = {
  name: 'participant',
  zh: '参与单位人员',
  of: (actor, kase) => actor.is === 'staff' && (actor.roles.includes('handler') || actor.roles.includes('lead')) && !!kase?.units.some((unit) => actor.units.includes(unit)),
}

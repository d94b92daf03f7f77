import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '#kernel/identity/actor.ts'
import type { DemoPeople } from '#modules/requests/server/definitions.ts'
import { districtFolder } from '../start-office.ts'

/** Published, because nobody in the demo is real. The demo is refused in production. */
export const DEMO_PASSWORD = 'nuanban-demo'

let read: DemoPeople | undefined
export const demoPeople = (): DemoPeople => (read ??= JSON.parse(readFileSync(join(districtFolder, 'demo/people.json'), 'utf8')) as DemoPeople)

const ROLES: Record<Role, string> = {
  agent: '热线坐席 hotline agent', dispatcher: '派单员 dispatcher', handler: '经办人 handler', lead: '负责人 unit lead', chief: '首席审批服务代表 chief approval representative',
  supervisor: '督办员 supervisor', callback: '回访员 call-back agent', admin: '管理员 administrator',
}

/** The people whom the start shows first, with how they sign in. */
export function headliners(unitName: (id: string) => string): { sign: string; what: string }[] {
  const { staff, residents } = demoPeople()
  return [
    ...residents.filter((r) => r.headline).map((r) => ({ sign: r.phone, what: `居民 resident · ${r.name}` })),
    ...staff.filter((s) => s.headline).map((s) => ({ sign: s.account, what: `${s.roles.map((role) => ROLES[role as Role]).join('、')} · ${s.name} · ${unitName(s.unit)}` })),
  ]
}

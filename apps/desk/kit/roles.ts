import { say, words } from './words.ts'

const ROLES: Record<string, ReturnType<typeof words>> = {
  agent: words('热线坐席', 'Hotline agent'),
  dispatcher: words('派单员', 'Dispatcher'),
  handler: words('经办人', 'Handler'),
  lead: words('单位负责人', 'Head of unit'),
  chief: words('首席审批服务代表', 'Chief approval representative'),
  supervisor: words('督办员', 'Supervisor'),
  callback: words('回访员', 'Call-back clerk'),
  admin: words('管理员', 'Administrator'),
}

export const ROLE_IDS = Object.keys(ROLES)

const DUTIES: Record<string, ReturnType<typeof words>> = {
  agent: words('接听来电、登记诉求', 'takes calls and registers requests'),
  dispatcher: words('受理、派单、裁定退单、修订派单目录', 'accepts, dispatches, adjudicates returns, amends the catalogue'),
  handler: words('签收、联系群众、办理、答复', 'signs for, contacts, handles and answers'),
  lead: words('审核答复、批准延期', 'approves answers and extensions'),
  chief: words('对授权事项当场受理、当场决定', 'accepts and decides delegated matters on the spot'),
  supervisor: words('督办、批准延期、裁定评价异议、剔除', 'supervises, decides extensions and disputes, excludes'),
  callback: words('回访群众、记录评价', 'rings residents back, records ratings'),
  admin: words('维护人员、单位和目录', 'maintains people, units and the catalogue'),
}

export const roleName = (role: string) => (ROLES[role] ? say(ROLES[role]) : role)
export const roleDuty = (role: string) => (DUTIES[role] ? say(DUTIES[role]) : '')

export const ROLES = ['agent', 'dispatcher', 'handler', 'lead', 'chief', 'supervisor', 'callback', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** `through`: what they hold in their hands; the mini-program alone has no cookies. */
export type Resident = { is: 'resident'; id: string; name: string; phone: string; through?: 'web' | 'wechat' }

/** Roles are held in `unit`; `units` is that unit and everything below it. */
export type Staff = { is: 'staff'; id: string; account: string; name: string; unit: string; units: readonly string[]; roles: readonly Role[] }

/** The program itself, acting by a clock or on a published event. */
export type System = { is: 'system' }

export type Actor = Resident | Staff | System | { is: 'nobody' }

/** How the ledger names an actor. */
export const keyOf = (actor: Actor): string => ('id' in actor ? `${actor.is}:${actor.id}` : actor.is)

export const system: System = { is: 'system' }
export const nobody: Actor = { is: 'nobody' }

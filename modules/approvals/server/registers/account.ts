import { type Actor, keyOf } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { madeUpIdentityNumber } from './made-up.ts'
import type { Reply } from './register-contract.ts'

/**
 * 实名认证信息: what the signed-in person’s own row says, which needs no question to anybody. Rows have no verified identity
 * number yet; where registers are made up, so is the number.
 */
export function askAccount({ config, now }: Pick<Office, 'config' | 'now'>, actor: Actor, fields: readonly string[]): Reply {
  const told = { asOf: now().toISOString(), source: '统一身份认证' }
  if (actor.is !== 'resident') return { found: false, ...told }
  const known: Record<string, string | undefined> = { 姓名: actor.name, 手机号: actor.phone, 身份证号: identityNumberOf(config, actor) }
  return { found: true, record: Object.fromEntries(fields.flatMap((field) => (known[field] ? [[field, known[field]]] : []))), ...told }
}

/** The person’s own identity number, where it is known for sure. */
export const identityNumberOf = (config: Office['config'], actor: Actor): string | undefined =>
  actor.is === 'resident' && config.registers?.by === 'stand-in' ? madeUpIdentityNumber(keyOf(actor)) : undefined

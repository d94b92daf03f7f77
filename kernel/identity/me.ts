import { type Static, Type } from 'typebox'
import { carriersIn } from '../config.ts'
import { type District, nameIn } from '../definitions/district.ts'
import type { Lang } from '../contract.ts'
import type { Office } from '../office.ts'
import type { Actor } from './actor.ts'
import { DemoAccount, demoAccounts } from './demo.ts'
import { maskPhone } from './masks.ts'
import { DEMO_CODE } from './phone-code.ts'
import { unitsOf } from './units.ts'

const text = Type.String()

export const ActorView = Type.Object({
  is: Type.Union([Type.Literal('resident'), Type.Literal('staff')]),
  id: text,
  name: text,
  account: Type.Optional(text),
  unit: Type.Optional(text),
  unitName: Type.Optional(text),
  roles: Type.Optional(Type.Array(text)),
  phone: Type.Optional(Type.String({ description: 'masked' })),
})
export type ActorView = Static<typeof ActorView>

export const Me = Type.Object({
  actor: Type.Union([ActorView, Type.Null()]),
  /** Which ways in and out are real, which pretend, and which are off. */
  providers: Type.Object({ sms: text, wechat: text, oidc: Type.Boolean() }),
  district: Type.Union([Type.Object({ name: text, en: text }), Type.Null()]),
  demo: Type.Boolean(),
  demoAccounts: Type.Optional(Type.Array(DemoAccount)),
  demoCode: Type.Optional(Type.String({ description: '演示验证码' })),
})
export type Me = Static<typeof Me>

export async function readMe(office: Office, actor: Actor, lang: Lang): Promise<Me> {
  const { config } = office
  const district = office.definitions.newest<District>('district')?.body
  return {
    actor: viewOfActor(office, actor, lang),
    providers: carriersIn(config),
    district: district ? { name: district.name, en: district.en } : null,
    demo: config.demo,
    ...(config.demo ? { demoAccounts: await demoAccounts(office, lang), demoCode: DEMO_CODE } : {}),
  }
}

export function viewOfActor(office: Office, actor: Actor, lang: Lang): ActorView | null {
  if (actor.is === 'resident') return { is: 'resident', id: actor.id, name: actor.name, phone: maskPhone(actor.phone) }
  if (actor.is !== 'staff') return null
  const { id, name, account, unit, roles } = actor
  return { is: 'staff', id, name, account, unit, unitName: unitName(office, unit, lang), roles: [...roles] }
}

export function unitName(office: Office, id: string, lang: Lang): string {
  const unit = unitsOf(office).find((one) => one.id === id)
  return unit ? nameIn(unit, lang) : id
}

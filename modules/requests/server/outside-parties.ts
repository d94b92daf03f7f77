import { type Static, Type } from 'typebox'
import type { Lang } from '#kernel/contract.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { type DefinitionKind, doubles } from '#kernel/definitions/registry.ts'
import type { Office } from '#kernel/office.ts'
import { refuseInput } from '#kernel/refusal.ts'

const text = Type.String({ minLength: 1 })
const strict = { additionalProperties: false }
const Reach = Type.Object({ by: Type.Union([Type.Literal('phone'), Type.Literal('email'), Type.Literal('web')]), at: text }, strict)

/** 区外单位: who is not of the district and yet has to act (北京市接诉即办工作条例 art. 22); `days` are the working days in which a reply is asked for. */
export const OutsideParties = Type.Array(
  Type.Object({ id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), name: text, en: text, reach: Type.Array(Reach, { minItems: 1 }), days: Type.Integer({ minimum: 1, maximum: 60 }) }, strict),
)
export type OutsideParties = Static<typeof OutsideParties>

const LOOKS: Record<Static<typeof Reach>['by'], RegExp> = { phone: /^\+?[0-9][0-9 -]{2,19}$/, email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, web: /^https:\/\/[^\s/]+\.[^\s]+$/ }

export const outsideParties: DefinitionKind<typeof OutsideParties> = {
  name: 'outside_parties',
  schema: OutsideParties,
  also: (body) => [
    ...doubles(body.map(({ id }) => id)).map((id) => ({ at: `/${body.findLastIndex((party) => party.id === id)}/id`, message: `party ${id} stands twice` })),
    ...body.flatMap(({ reach }, n) => reach.flatMap(({ by, at }, m) => (LOOKS[by].test(at) ? [] : [{ at: `/${n}/reach/${m}/at`, message: `${at} is no ${by}` }]))),
  ],
}

const partyOf = (office: Office, id: string) => office.definitions.newest<OutsideParties>('outside_parties')?.body.find((party) => party.id === id)

export const requireParty = (office: Office, id: string): OutsideParties[number] =>
  partyOf(office, id) ?? refuseInput({ zh: '区外单位名录里没有这个单位，请重新选择', en: 'There is no such party on the list: please choose again' })

/** One that was taken off the list still stands in histories. */
export function partyName(office: Office, id: string, lang: Lang): string {
  const party = office.definitions.versions<OutsideParties>('outside_parties').flatMap(({ body }) => body).findLast((one) => one.id === id)
  return party ? nameIn(party, lang) : id
}

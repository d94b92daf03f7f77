import { dayOf } from '#kernel/calendar/day.ts'
import type { Lang } from '#kernel/contract.ts'
import { nameIn, type Units } from '#kernel/definitions/district.ts'
import type { Office } from '#kernel/office.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'

const newest = <T>(office: Office, kind: string) => office.definitions.newest<T>(kind)?.body

export function oneThingNameOf(office: Office, key: string, lang: Lang): string | null {
  const found = newest<OneThing>(office, `one_thing:${key}`)
  return found ? nameIn(found, lang) : null
}

export function matterNameOf(office: Office, key: string, lang: Lang): string {
  const found = newest<Matter>(office, `matter:${key}`)
  return found ? nameIn(found, lang) : key
}

/** 区行政审批局: as colleagues call it, where there is little room. */
export function shortUnitOf(office: Office, id: string, lang: Lang): string {
  const unit = newest<Units>(office, 'units')?.find((one) => one.id === id)
  return unit ? (lang === 'zh' ? unit.short ?? unit.name : unit.en) : id
}

/** Those in force today, in the order in which they are kept. */
export function oneThingsToday(office: Office): OneThing[] {
  const today = dayOf(office.now())
  return office.definitions.documentsOf('one_thing').map((kind) => office.definitions.at<OneThing>(kind, today).body).filter((one) => one.effectiveFrom <= today && !(one.effectiveTo && one.effectiveTo < today))
}

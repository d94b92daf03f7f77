import type { Day } from '#kernel/calendar/day.ts'
import type { Areas, Units } from '#kernel/definitions/district.ts'
import type { Limit } from '#kernel/clocks/limit.ts'
import type { Office } from '#kernel/office.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Catalogue, Categories, Sections } from './definitions.ts'

export type Category = Categories[number]
export type Section = Sections[number]

export type Assignment = { lead: string; assist: string[]; limit: Limit; rule: string | null; catalogue: number; why: string }

/**
 * 派单目录: the unit that a request goes to, by category and place, as the catalogue in force on that day says. A rule
 * for the street goes before one for the district; where no rule fits there is no lead, and a dispatcher must decide
 * (区政府兜底, 北京市接诉即办工作条例 art. 12).
 */
export function assign(office: Office, given: { category: string; area: string | null; day: Day }): Omit<Assignment, 'lead'> & { lead: string | null } {
  const { body: catalogue } = office.definitions.at<Catalogue>('catalogue', given.day)
  const category = categoryKept(office, given.category)
  const rules = catalogue.rules.filter((rule) => rule.category === given.category)
  const rule = rules.find((r) => r.area && r.area === given.area) ?? rules.find((r) => !r.area)
  const limit = rule?.limit ?? sectionOf(office, category.section).grades[category.grade]
  const place = given.area ? areaName(office, given.area) : '地点不详'
  if (!rule) return { lead: null, assist: [], limit, rule: null, catalogue: catalogue.version, why: `派单目录第${catalogue.version}版没有“${category.name}”的规则，请指定主办单位` }

  const lead = unitFor(office, rule.lead, given.area)
  const assist = rule.assist.flatMap((unit) => unitFor(office, unit, given.area) ?? []).filter((unit) => unit !== lead)
  const says = rule.area ? `${place}的“${category.name}”` : `“${category.name}”`
  const why = lead
    ? `派单目录第${catalogue.version}版规则 ${rule.id}:${says}由${unitName(office, lead)}主办${rule.basis ? `(${rule.basis})` : ''}`
    : `派单目录第${catalogue.version}版规则 ${rule.id} 由属地街道主办，但这件诉求没有地点，请指定`
  return { lead, assist, limit, rule: rule.id, catalogue: catalogue.version, why }
}

/** `@street` is the unit of the street in which the place lies. */
function unitFor(office: Office, unit: string, area: string | null): string | null {
  if (unit !== '@street') return unit
  return units(office).find((u) => u.kind === 'street' && u.area === area)?.id ?? null
}

export const units = (office: Office): Units => office.definitions.newest<Units>('units')?.body ?? []
export const areas = (office: Office): Areas => office.definitions.newest<Areas>('areas')?.body ?? []

export function unitName(office: Office, id: string): string {
  return units(office).find((unit) => unit.id === id)?.name ?? id
}

export function requireUnit(office: Office, id: string) {
  return units(office).find((unit) => unit.id === id) ?? refuse('no_such_unit', '没有这个单位，请从列表中选择')
}

export const areaName = (office: Office, code: string): string => areas(office).find((area) => area.code === code)?.name ?? code

export function categoryOf(office: Office, code: string): Category {
  return office.definitions.newest<Categories>('categories')?.body.find((c) => c.code === code) ?? refuse('no_such_category', '没有这个类别，请从列表中选择')
}

/** The category of a case that is there already: one that has since left the definitions goes on as it last was. */
export const categoryKept = (office: Office, code: string): Category =>
  office.definitions.versions<Categories>('categories').toReversed().flatMap(({ body }) => body.find((c) => c.code === code) ?? [])[0] ?? categoryOf(office, code)

/** For showing: a category that is no longer in force keeps its code. */
export const categoryName = (office: Office, code: string): string => office.definitions.newest<Categories>('categories')?.body.find((c) => c.code === code)?.name ?? code

export function sectionOf(office: Office, id: string): Section {
  const section = office.definitions.newest<Sections>('sections')?.body.find((s) => s.id === id)
  if (!section) throw new Error(`the district has no section ${id}`)
  return section
}

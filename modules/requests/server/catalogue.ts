import type { Day } from '#kernel/calendar/day.ts'
import type { Lang, Pins, Words } from '#kernel/contract.ts'
import { type Areas, nameIn } from '#kernel/definitions/district.ts'
import type { Limit } from '#kernel/clocks/limit.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { unitsBelow } from '#kernel/identity/session.ts'
import { unitsOf as units } from '#kernel/identity/units.ts'
import type { Office } from '#kernel/office.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Catalogue, Categories, Sections } from './definitions.ts'
import { factsOf, withFacts } from './request.ts'

export type Category = Categories[number]
export type Section = Sections[number]

export type Assignment = { lead: string; assist: string[]; limit: Limit; opinion: Limit | undefined; rule: string | null; catalogue: number; why: Words }

/**
 * 派单目录: the unit that a request goes to, by category and place, as the catalogue in force on that day says. A rule
 * for the street goes before one for the district; where no rule fits there is no lead, and a dispatcher must decide
 * (区政府兜底, 北京市接诉即办工作条例 art. 12); nor is there where that unit must stand aside, and none that must is asked to
 * assist. How long it may take follows `pins`, the versions the case was accepted under.
 */
export function assign(office: Office, given: { category: string; area: string | null; day: Day; pins: Pins; recused: readonly string[] }): Omit<Assignment, 'lead'> & { lead: string | null } {
  const { body: catalogue } = office.definitions.at<Catalogue>('catalogue', given.day)
  const category = categoryKept(office, given.category)
  const found = ruleFor(office, catalogue, given)
  const rule = found?.rule
  const section = sectionOf(office, category.section, given.pins)
  const limit = rule?.limit ?? section.grades[category.grade]
  // Where the answer itself comes as soon, it is the opinion.
  const opinion = section.opinion?.unit === limit.unit && section.opinion.count < limit.count ? section.opinion : undefined
  if (!found || !rule) {
    const why = { zh: `派单目录第${catalogue.version}版没有“${category.name}”的规则，请指定主办单位`, en: `Dispatch catalogue ${catalogue.version} has no rule for “${category.en}”: please name the lead unit` }
    return { lead: null, assist: [], limit, opinion, rule: null, catalogue: catalogue.version, why }
  }

  const { lead } = found
  const assist = found.assist.filter((unit) => !standsAside(given, unit))
  if (lead && standsAside(given, lead)) {
    const why = { zh: `按派单目录第${catalogue.version}版由${unitName(office, lead, 'zh')}主办，但该单位须回避，请指定其他单位`, en: `By dispatch catalogue ${catalogue.version} ${unitName(office, lead, 'en')} leads, but it must stand aside: please name another unit` }
    return { lead: null, assist, limit, opinion, rule: rule.id, catalogue: catalogue.version, why }
  }
  const where = rule.area && given.area ? { zh: `${areaName(office, given.area, 'zh')}的`, en: ` in ${areaName(office, given.area, 'en')}` } : { zh: '', en: '' }
  const why = lead
    ? {
        zh: `派单目录第${catalogue.version}版：${where.zh}“${category.name}”由${unitName(office, lead, 'zh')}主办${rule.basis ? `（${rule.basis}）` : ''}`,
        en: `Dispatch catalogue ${catalogue.version}: “${category.en}”${where.en} goes to ${unitName(office, lead, 'en')}`,
      }
    : {
        zh: `按派单目录第${catalogue.version}版由属地街道主办，但这件诉求没有地点，请指定`,
        en: `By dispatch catalogue ${catalogue.version} the sub-district of the place leads, but this request has no place: please name the unit`,
      }
  return { lead, assist, limit, opinion, rule: rule.id, catalogue: catalogue.version, why }
}

/** What a catalogue says for a category and a place, with the units that it means there. */
export function ruleFor(office: Office, catalogue: Catalogue, { category, area }: { category: string; area: string | null }) {
  const rules = catalogue.rules.filter((rule) => rule.category === category)
  const rule = rules.find((r) => r.area && r.area === area) ?? rules.find((r) => !r.area)
  if (!rule) return undefined
  const lead = unitFor(office, rule.lead, area)
  return { rule, lead, assist: rule.assist.flatMap((unit) => unitFor(office, unit, area) ?? []).filter((unit) => unit !== lead) }
}

/** `@street` is the unit of the street in which the place lies. */
function unitFor(office: Office, unit: string, area: string | null): string | null {
  if (unit !== '@street') return unit
  return units(office).find((u) => u.kind === 'street' && u.area === area)?.id ?? null
}

export { units }
export const areas = (office: Office): Areas => office.definitions.newest<Areas>('areas')?.body ?? []

export const unitName = (office: Office, id: string, lang: Lang): string => named(units(office).find((unit) => unit.id === id), lang) ?? id
export const unitWords = (office: Office, id: string): Words => ({ zh: unitName(office, id, 'zh'), en: unitName(office, id, 'en') })
const named = (thing: { name: string; en: string } | undefined, lang: Lang) => thing && nameIn(thing, lang)

export function requireUnit(office: Office, id: string) {
  return units(office).find((unit) => unit.id === id) ?? refuse('no_such_unit', { zh: '没有这个单位，请从列表中选择', en: 'There is no such unit: please choose one from the list' })
}

export const areaName = (office: Office, code: string, lang: Lang): string => named(areas(office).find((area) => area.code === code), lang) ?? code

export function categoryOf(office: Office, code: string): Category {
  return office.definitions.newest<Categories>('categories')?.body.find((c) => c.code === code) ?? refuse('no_such_category', { zh: '没有这个类别，请从列表中选择', en: 'There is no such category: please choose one from the list' })
}

/** The category of a case that is there already: one that has since left the definitions goes on as it last was. */
export const categoryKept = (office: Office, code: string): Category =>
  office.definitions.versions<Categories>('categories').toReversed().flatMap(({ body }) => body.find((c) => c.code === code) ?? [])[0] ?? categoryOf(office, code)

/**
 * 回避 of a unit is that of all below it: they answer to it. The unit above all others stands aside with its own people
 * alone, or nobody would be left.
 */
export function withinUnit(office: Office, id: string): string[] {
  const alone = !units(office).find((unit) => unit.id === id)?.parent
  return (alone ? [id] : unitsBelow(office, id)).map((unit) => `unit:${unit}`)
}

export const standsAside = ({ recused }: { recused: readonly string[] }, unit: string): boolean => recused.includes(`unit:${unit}`)

/** A unit that must not see a case cannot be given it. */
export function requireNotRecused(office: Office, kase: Pick<CaseRow, 'recused'>, unit: string) {
  if (standsAside(kase, unit)) refuse('recused', { zh: `${unitName(office, unit, 'zh')}须回避这件诉求，请另选单位`, en: `${unitName(office, unit, 'en')} must stand aside from this request: please choose another unit` })
}

/** The categories of which nobody outside may hear. */
export const confidentialCodes = (office: Office): string[] =>
  (office.definitions.newest<Categories>('categories')?.body ?? []).filter((category) => category.confidential).map((category) => category.code)

/**
 * A case under this category: its section and whether it is confidential go with it. What goes on under the category that
 * it had stays as confidential as it was, and so does what somebody asked to be kept secret.
 */
export function asCategory(kase: Pick<CaseRow, 'category' | 'facts'>, { code, section, confidential }: Category): { category: string; facts: Record<string, unknown> } {
  const isKept = (kase.category === code && factsOf(kase).confidential) || factsOf(kase).secret
  return { category: code, ...withFacts(kase, { section, confidential: confidential || isKept || undefined }) }
}

/** For showing: a category that is no longer in force keeps its code. */
export const categoryName = (office: Office, code: string, lang: Lang): string =>
  named(office.definitions.newest<Categories>('categories')?.body.find((c) => c.code === code), lang) ?? code

/** A section with its limits: as a case was accepted under it, or as it is now. */
export function sectionOf(office: Office, id: string, pins: Pins = {}): Section {
  const version = pins['sections'] ? office.definitions.version<Sections>('sections', pins['sections']) : office.definitions.newest<Sections>('sections')
  const section = version?.body.find((s) => s.id === id)
  if (!section) throw new Error(`the district has no section ${id}`)
  return section
}

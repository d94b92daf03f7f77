import { dayOf } from '#kernel/calendar/day.ts'
import { countInWords } from '#kernel/clocks/in-words.ts'
import type { Limit } from '#kernel/clocks/limit.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { anyone } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { areaName, sectionOf, unitName } from '../catalogue.ts'
import type { Catalogue, Categories } from '../definitions.ts'
import { KEPT_SECONDS } from './public-scope.ts'

const STREET = { zh: '所在街道办事处', en: 'the sub-district office of the place' }

/** 派单目录公开: who handles what where, in what time, and on what ground; as in force today. */
export const publicCatalogue = view({
  name: 'requests.public_catalogue',
  title: '公开的派单目录',
  ...views.public_catalogue,
  may: [anyone],
  keeps: KEPT_SECONDS,

  async run({ office, now, lang }) {
    const { version, effectiveFrom, why, body } = office.definitions.at<Catalogue>('catalogue', dayOf(now))
    const categories = new Map((office.definitions.newest<Categories>('categories')?.body ?? []).map((category) => [category.code, category]))
    const nameOfUnit = (unit: string) => (unit === '@street' ? STREET[lang] : unitName(office, unit, lang))
    const inWords = ({ count, unit }: Limit) => countInWords(count, unit, lang)
    return {
      version, effectiveFrom, why: body.why || why,
      rules: body.rules.flatMap((rule) => {
        const category = categories.get(rule.category)
        if (!category) return []
        const section = sectionOf(office, category.section)
        return [{
          category: category.code, categoryName: nameIn(category, lang), group: (lang === 'en' ? category.group_en : undefined) ?? category.group,
          area: rule.area ?? null, areaName: rule.area ? areaName(office, rule.area, lang) : null,
          lead: rule.lead === '@street' ? null : rule.lead, leadName: nameOfUnit(rule.lead), assistNames: rule.assist.map(nameOfUnit),
          respond: inWords(section.respond), conclude: inWords(rule.limit ?? section.grades[category.grade]), basis: rule.basis ?? null,
        }]
      }),
    }
  },
})

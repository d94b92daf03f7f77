import type { Lang } from '#kernel/contract.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { deskViews } from '../../contract.ts'
import type { Answers } from '../../rules/expr.ts'
import { inWords } from '../../rules/in-words.ts'
import { elementsIn, type Plan } from '../../rules/plan.ts'
import { situationOf, whole } from '../../rules/situation.ts'
import { planNow } from '../plans.ts'
import { oneThingsToday } from './desk-names.ts'

const NOBODY = { zh: '尚无归集部门', en: 'Nobody keeps it yet' }

/** 一件事一览: what the compiler makes of each one-thing, before and after, and whose data would save which upload. */
export const oneThingReport = view({
  name: 'approvals.one_thing_report',
  title: '一件事一览',
  ...deskViews.one_thing_report,
  may: [anyStaff],

  async run({ office, lang }) {
    const blocked = new Map<string, Map<string, { name: string; oneThings: string[] }>>()
    const oneThings = oneThingsToday(office).flatMap(({ key }) => {
      const { plan, all, lints, oneThing: { tests } } = planNow(office, key)!
      if (!all) return []
      for (const { material } of all.materials.filter(({ way }) => way.by === 'upload')) {
        const holder = blocked.get(material.heldBy ?? NOBODY[lang]) ?? new Map<string, { name: string; oneThings: string[] }>()
        const kept = holder.get(material.key) ?? { name: nameIn(material, lang), oneThings: [] }
        kept.oneThings.push(nameIn(plan, lang))
        blocked.set(material.heldBy ?? NOBODY[lang], holder.set(material.key, kept))
      }
      return {
        key, name: nameIn(plan, lang), says: lang === 'zh' ? plan.says : plan.saysEn, audience: plan.audience, matters: plan.members.length, departments: new Set(plan.members.map((m) => m.authority)).size,
        width: all.schedule.width, before: all.figures.before, after: all.figures.after, lints: lints.length,
        tested: tests.length, withoutUpload: tests.filter(({ given }) => situationOf(plan, given as Answers).figures.after.materials === 0).length, limits: limitsOf(plan, plan.onTheSpot ? whole(plan).limit : all.limit, lang),
      }
    })
    return {
      oneThings: oneThings.toSorted((a, b) => saved(b) - saved(a)),
      blocked: [...blocked].map(([holder, materials]) => ({ holder, materials: [...materials].map(([key, one]) => ({ key, ...one })), uploads: [...materials.values()].reduce((sum, one) => sum + one.oneThings.length, 0) })).toSorted((a, b) => b.uploads - a.uploads),
    }
  },
})

const ON_THE_SPOT = { zh: '可以当场决定的', en: 'What can be decided on the spot' }

/** 承诺时限, case by case as it is looked at; the last is of all other cases. */
function limitsOf(plan: Plan, otherwise: number, lang: Lang): { when: string | null; days: number }[] {
  const elements = elementsIn(plan)
  const cases = plan.onTheSpot ? [{ when: ON_THE_SPOT[lang], days: 0 }] : (plan.limit.cases ?? []).map(({ when, days }) => ({ when: inWords(when, elements, lang), days }))
  return [...cases, { when: null, days: plan.limit.days ?? otherwise }]
}

const saved = ({ before, after }: { before: { materials: number }; after: { materials: number } }) => before.materials - after.materials

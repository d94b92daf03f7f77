import type { Lang } from '#kernel/contract.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { anyone } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { residentViews } from '../../contract.ts'
import { planNow, type Published } from '../plans.ts'
import { find } from './find.ts'

/** 办事目录: what can be done today, found in people's own words. */
export const catalogue = view({
  name: 'approvals.catalogue',
  title: '办事目录',
  ...residentViews.catalogue,
  may: [anyone],

  async run({ office, input, lang }) {
    const all = inForce(office).filter(({ plan }) => !input.audience || plan.audience === input.audience)
    if (!input.text?.trim()) return { oneThings: all.map((one) => lineOf(one, lang, null)) }
    const found = find(all.map(({ plan, oneThing }) => ({
      key: plan.key, words: [oneThing.name, oneThing.en, ...oneThing.words], names: plan.members.flatMap((m) => [m.name, m.en, ...(m.result ? [m.result.name] : [])]),
    })), input.text)
    return { oneThings: found.map(({ key, word }) => lineOf(all.find(({ plan }) => plan.key === key)!, lang, word)) }
  },
})

function inForce(office: Office): Published[] {
  return office.definitions.documentsOf('one_thing').flatMap((kind) => planNow(office, kind.slice('one_thing:'.length)) ?? [])
}

function lineOf({ plan, all }: Published, lang: Lang, found: string | null) {
  const { materials = 0, days = 0 } = all?.figures.after ?? {}
  return {
    key: plan.key, name: nameIn(plan, lang), says: lang === 'zh' ? plan.says : plan.saysEn, audience: plan.audience,
    matters: plan.members.length, departments: new Set(plan.members.map((m) => m.authority)).size, materials, days, onTheSpot: plan.onTheSpot === true, found: found === nameIn(plan, lang) ? null : found,
  }
}


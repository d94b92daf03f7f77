import { verb } from '#kernel/case/verb.ts'
import { dispatcher } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { assign, categoryOf, requireUnit, unitName } from './catalogue.ts'
import { handOver } from './hand-over.ts'
import { receptionStandIn, request } from './request.ts'

/**
 * 派单: to the unit that the published catalogue names for this category and place. Whoever decides otherwise says why,
 * and the reason stays on the ledger (北京市接诉即办工作条例 art. 11, 12).
 */
export const dispatch = verb({
  name: 'requests.dispatch',
  title: { zh: '派单', en: 'Dispatch' },
  on: request,
  from: ['submitted'],
  input: requests.dispatch,
  may: [dispatcher, receptionStandIn],

  run(the) {
    const { office, kase, input, today } = the
    const code = input.category ?? kase.category
    if (!code) refuse('no_category', '请先选定类别，再派单')
    const category = categoryOf(office, code)
    const by = assign(office, { category: code, area: kase.area, day: today })
    const lead = input.lead ?? by.lead ?? refuse('no_lead', by.why)
    requireUnit(office, lead)
    const departs = lead !== by.lead
    if (departs && !input.why) refuse('why', `目录建议由${by.lead ? unitName(office, by.lead) : '调度员指定单位'}主办；改派其他单位请写明理由`)

    the.clocks.finish('dispatch')
    const assist = input.assist ?? (departs ? [] : by.assist)
    const set = handOver(the, { lead, assist, limit: by.limit, rule: departs ? null : by.rule, catalogue: by.catalogue, locked: false })
    the.publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.dispatched', params: { number: kase.number, unit: unitName(office, lead) } }))
    return {
      becomes: 'dispatched',
      set: { ...set, category: code, facts: { ...set.facts, section: category.section, ...(category.confidential ? { confidential: true } : {}) } },
      says: { lead, assist, category: code, rule: departs ? null : by.rule, catalogue: by.catalogue, ...(input.why ? {} : { why: by.why }) },
      ...(input.why ? { seals: { why: input.why } } : {}),
    }
  },
})

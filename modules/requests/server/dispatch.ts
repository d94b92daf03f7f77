import { verb } from '#kernel/case/verb.ts'
import { dispatcher } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { asCategory, assign, categoryOf, requireUnit, unitName, unitWords } from './catalogue.ts'
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
    if (!code) refuse('no_category', { zh: '请先选定类别，再派单', en: 'Please choose a category first, then dispatch' })
    const category = categoryOf(office, code)
    const by = assign(office, { category: code, area: kase.area, day: today, pins: kase.pins, recused: kase.recused })
    const lead = input.lead ?? by.lead ?? refuse('no_lead', by.why)
    requireUnit(office, lead)
    const departs = lead !== by.lead
    if (departs && !input.why) refuse('why', {
      zh: `目录建议由${by.lead ? unitName(office, by.lead, 'zh') : '调度员指定单位'}主办；改派其他单位请写明理由`,
      en: `The catalogue ${by.lead ? `names ${unitName(office, by.lead, 'en')}` : 'leaves the lead to the dispatcher'}: please say why you choose another unit`,
    })

    the.clocks.finish('dispatch')
    const assist = input.assist ?? (departs ? [] : by.assist)
    const set = handOver(the, { lead, assist, limit: by.limit, rule: departs ? null : by.rule, catalogue: by.catalogue })
    if (by.opinion && !the.clocks.get('opinion')) the.clocks.start('opinion', { kind: 'opinion', limit: by.opinion, unit: lead })
    the.publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.dispatched', params: { number: kase.number, unit: unitWords(office, lead) } }))
    return {
      becomes: 'dispatched',
      set: { ...set, ...asCategory({ ...kase, ...set }, category) },
      says: { lead, assist, category: code, rule: departs ? null : by.rule, catalogue: by.catalogue, ...(input.why ? {} : { why: by.why.zh }) },
      ...(input.why ? { seals: { why: input.why } } : {}),
    }
  },
})

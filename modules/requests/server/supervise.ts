import { verb } from '#kernel/case/verb.ts'
import { supervisor } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { Refused } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { factsOf, request, WITH_UNIT, withFacts } from './request.ts'

/** 督办: an order with a demand and a day by which the unit answers it (济南市 12345 条例 art. 29). */
export const supervise = verb({
  name: 'requests.supervise',
  title: { zh: '督办', en: 'Supervise' },
  on: request,
  from: WITH_UNIT,
  input: requests.supervise,
  may: [supervisor],
  when: (kase) => factsOf(kase).supervision?.answered !== false || new Refused('ordered_before', { zh: '上一件督办还没有回复，请等承办单位回复，或先解除督办', en: 'The order before is not answered yet: wait for the unit, or lift it first' }, 409),

  run({ kase, input, clocks, publish, actor }) {
    clocks.start('supervision', { kind: 'supervision', limit: { count: input.days, unit: 'working_days' }, unit: kase.unit_id })
    for (const role of ['handler', 'lead']) publish(message(noticed, { to: `unit:${kase.unit_id}:${role}`, template: 'requests.supervised', params: { number: kase.number } }))
    return {
      set: withFacts(kase, { supervision: { seq: kase.version + 1, by: 'id' in actor ? actor.id : 'system', answered: false } }),
      says: { days: input.days },
      seals: { demand: input.demand },
    }
  },
})

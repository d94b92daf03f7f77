import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { request, withFacts } from './request.ts'
import { goOn } from './standing-still.ts'

/** 补充说明: the resident answers the unit's question, and the unit's time runs again. */
export const supplyInfo = verb({
  name: 'requests.supply_info',
  title: { zh: '补充说明', en: 'Answer the question' },
  on: request,
  from: ['awaiting_resident'],
  input: requests.supply_info,
  may: [applicant],

  async run({ kase, input, clocks, publish, attach }) {
    clocks.finish('supply')
    goOn(clocks)
    await attach(input.files ?? [], 'applicant')
    publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'requests.supplied', params: { number: kase.number } }))
    return { becomes: 'in_progress', set: withFacts(kase, { question: undefined }), says: { files: input.files?.length ?? 0 }, seals: { text: input.text } }
  },
})

import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { factsOf, request, WITH_UNIT } from './request.ts'

/** 区外单位已回复: the reply is for the unit, which answers the resident in its own words. */
export const outsideAnswered = verb({
  name: 'requests.outside_answered',
  title: { zh: '记录区外单位回复', en: 'Record the outside reply' },
  on: request,
  from: WITH_UNIT,
  input: requests.outside_answered,
  may: [handler, unitLead],
  when: (_kase, { clocks }) => clocks.get('outside')?.doneAt === null,

  async run({ kase, input, clocks, attach }) {
    clocks.finish('outside')
    await attach(input.files ?? [], 'handler')
    return { says: { party: factsOf(kase).outside!.party }, seals: { reply: input.reply } }
  },
})

import { openingVerb } from '#kernel/case/verb.ts'
import { maySee } from '#kernel/case/act.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { agent, callback, dispatcher } from '#kernel/identity/who.ts'
import { residentByPhone } from '#kernel/identity/resident.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { withinUnit } from './catalogue.ts'
import { checkAnswers } from './check-answers.ts'
import { isAgainst } from './is-against.ts'
import { openRequest } from './open-request.ts'
import { request } from './request.ts'

/**
 * 热线受理: whoever takes the call writes down what the caller says; it is the caller's own request, on their phone too. With `joins` it
 * is answered together with one that they have before them.
 */
export const submitByPhone = openingVerb({
  name: 'requests.submit_by_phone',
  title: { zh: '热线受理', en: 'Take a call' },
  opens: request,
  input: requests.submit_by_phone,
  // Whoever of the reception has a resident on the line writes down what else they say.
  may: [agent, dispatcher, callback],

  async run(the) {
    const { callerPhone, callerName, callBackOn, ...input } = the.input
    if (input.joins) {
      const other = (await the.tx.selectFrom('kernel.case').selectAll().where('id', '=', input.joins).where('kind', '=', 'request').executeTakeFirst()) as CaseRow | undefined
      if (!other || !maySee(the.office, the.actor, other)) notFound()
      if (input.accused && isAgainst({ recused: withinUnit(the.office, input.accused) }, other)) refuse('recused', { zh: '承办那件诉求的单位正是被反映的单位，不能一起办，请单独登记', en: 'The unit that has that request is the one complained about: please register this one on its own' })
    }
    checkAnswers(the.office, input)
    const caller = await residentByPhone(the.tx, { phone: callerPhone, name: callerName, by: 'others', now: the.now })
    return openRequest(the, { ...input, applicant: caller.id, phone: callBackOn ?? caller.phone, contact: callerName ?? caller.name, channel: 'hotline' })
  },
})

import { openingVerb } from '#kernel/case/verb.ts'
import { maySee } from '#kernel/case/act.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { agent } from '#kernel/identity/who.ts'
import { residentByPhone } from '#kernel/identity/resident.ts'
import { notFound } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { openRequest } from './open-request.ts'
import { request } from './request.ts'

/**
 * 热线受理: the agent writes down what the caller says; it is the caller's own request, on their phone too. With `joins` it
 * is answered together with one that the agent has before them.
 */
export const submitByPhone = openingVerb({
  name: 'requests.submit_by_phone',
  title: { zh: '热线受理', en: 'Take a call' },
  opens: request,
  input: requests.submit_by_phone,
  may: [agent],

  async run(the) {
    const { callerPhone, callerName, callBackOn, ...input } = the.input
    if (input.joins) {
      const other = (await the.tx.selectFrom('kernel.case').selectAll().where('id', '=', input.joins).where('kind', '=', 'request').executeTakeFirst()) as CaseRow | undefined
      if (!other || !maySee(the.office, the.actor, other)) notFound()
    }
    const caller = await residentByPhone(the.tx, { phone: callerPhone, name: callerName, now: the.now })
    return openRequest(the, { ...input, applicant: caller.id, phone: callBackOn ?? caller.phone, contact: callerName ?? caller.name, channel: 'hotline' })
  },
})

import { openingVerb } from '#kernel/case/verb.ts'
import { agent } from '#kernel/identity/who.ts'
import { residentByPhone } from '#kernel/identity/resident.ts'
import { requests } from '../contract.ts'
import { openRequest } from './open-request.ts'
import { request } from './request.ts'

/** 热线受理: the agent writes down what the caller says; it is the caller's own request, on their phone too. */
export const submitByPhone = openingVerb({
  name: 'requests.submit_by_phone',
  title: { zh: '热线受理', en: 'Take a call' },
  opens: request,
  input: requests.submit_by_phone,
  may: [agent],

  async run(the) {
    const { callerPhone, callerName, callBackOn, ...input } = the.input
    const caller = await residentByPhone(the.tx, { phone: callerPhone, name: callerName, now: the.now })
    return openRequest(the, { ...input, applicant: caller.id, phone: callBackOn ?? caller.phone, contact: callerName ?? caller.name, channel: 'hotline' })
  },
})

import { openingVerb } from '#kernel/case/verb.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { openRequest } from './open-request.ts'
import { request } from './request.ts'
import { mayJoin } from './views/similar.ts'

/** 提交诉求: a resident says it once. `joins` says that somebody near by has said the same: it is answered together. */
export const submit = openingVerb({
  name: 'requests.submit',
  title: { zh: '提交诉求', en: 'Submit' },
  opens: request,
  input: requests.submit,
  may: [signedInResident],

  async run(the) {
    const { actor, input } = the
    if (actor.is !== 'resident') throw new Error('only residents submit')
    // What somebody may not be told of cannot be joined: the request goes its own way, as if there were no such case.
    const { joins, ...said } = input
    return openRequest(the, {
      ...said,
      ...(joins && (await mayJoin(the.tx, actor, joins)) ? { joins } : {}),
      applicant: actor.id,
      phone: actor.phone,
      contact: input.contact ?? actor.name,
      channel: 'wechat',
    })
  },
})

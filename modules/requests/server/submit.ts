import { openingVerb } from '#kernel/case/verb.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { spend } from '#kernel/identity/allowance.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { checkAnswers } from './check-answers.ts'
import { limitsNow } from './limits.ts'
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
    const { most_requests: most } = limitsNow(the.office)
    // Each rings at every dispatcher's desk.
    if (most) await spend(the.tx as unknown as Tx, `requests:${actor.id}`, [{ seconds: 3600, most: most.an_hour }, { seconds: 86_400, most: most.a_day }], the.now)
    checkAnswers(the.office, input)
    // What somebody may not be told of cannot be joined: the request goes its own way, as if there were no such case.
    const { joins, ...said } = input
    return openRequest(the, {
      ...said,
      ...(joins && (await mayJoin(the.office, the.tx, { resident: actor, id: joins, accused: input.accused })) ? { joins } : {}),
      applicant: actor.id,
      phone: actor.phone,
      contact: input.contact ?? actor.name,
      channel: actor.through ?? 'web',
    })
  },
})

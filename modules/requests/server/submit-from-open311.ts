import { openingVerb } from '#kernel/case/verb.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import type { Who } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { checkAnswers } from './check-answers.ts'
import { openRequest } from './open-request.ts'
import { request } from './request.ts'

const comingThrough = new WeakSet<object>()

/** A resident for whom another application speaks; only the interface itself can say so of somebody. */
export function throughOpen311(resident: Resident): Resident {
  const through = { ...resident }
  comingThrough.add(through)
  return through
}
const otherApplication: Who = { name: 'open311', zh: '开放接口', of: (actor) => comingThrough.has(actor) }

/** 开放接口提交: another city application sends what a resident told it (Open311 GeoReport v2, POST requests). */
export const submitFromOpen311 = openingVerb({
  name: 'requests.submit_from_open311',
  title: { zh: '开放接口提交', en: 'Submit by Open311' },
  opens: request,
  input: requests.submit_from_open311,
  may: [otherApplication],

  async run(the) {
    const { app, ...input } = the.input
    if (the.actor.is !== 'resident') throw new Error('only a resident is spoken for')
    checkAnswers(the.office, input)
    const opened = await openRequest(the, { ...input, applicant: the.actor.id, phone: phoneOf(the.actor), channel: 'open311' })
    return { ...opened, says: { ...opened.says, app } }
  },
})

/** Who gave no number is known by something else, which nobody can ring. */
const phoneOf = ({ phone }: Resident): string => (phone.includes(':') ? '' : phone)

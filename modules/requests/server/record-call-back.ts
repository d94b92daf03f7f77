import { timeOf } from '#kernel/calendar/day.ts'
import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { independentCaller } from './independent-caller.ts'
import { limitsOf } from './limits.ts'
import { concluded, rated } from './rated.ts'
import { factsOf, request, withFacts, withOutcome } from './request.ts'

/**
 * 回访: every answer is checked with the resident by somebody who had no part in it (北京市接诉即办工作条例 art. 23; 济南市
 * 12345 条例 art. 27). Contacted, solved and satisfied are asked apart. Who is never reached is not called satisfied: the
 * case closes without a rating, and the resident is told how to speak up.
 */
export const recordCallBack = verb({
  name: 'requests.record_call_back',
  title: { zh: '登记回访', en: 'Record a call-back' },
  on: request,
  from: ['answered'],
  input: requests.record_call_back,
  may: [independentCaller],

  run(the) {
    const { office, kase, input, actor, publish, now, today } = the
    if (actor.is !== 'staff') throw new Error('only staff call back')
    const { reached, contacted, solved, satisfaction } = input
    // Ringing three times in a minute is trying once: an attempt counts once a half-day.
    const halfDay = `${today} ${timeOf(now) < '12:00' ? 'am' : 'pm'}`
    const counts = factsOf(kase).attemptedIn !== halfDay
    const attempt = (factsOf(kase).attempts ?? 0) + Number(counts)
    const callers = [...new Set([...(factsOf(kase).callers ?? []), actor.id])]
    const tell = (template: string) => publish(message(noticed, { to: `resident:${kase.applicant_id}`, template, params: { number: kase.number } }))
    const words = { ...(input.words ? { words: input.words } : {}), ...(input.ownWords ? { ownWords: input.ownWords } : {}) }
    const seals = Object.keys(words).length ? { seals: words } : {}

    if (!reached) {
      if (contacted !== undefined || solved !== undefined || satisfaction !== undefined) refuseInput({ zh: '没有接通，就没有评价；请只登记未接通', en: 'Not reached means no rating: please put down only that' })
      const says = { reached, attempt }
      if (attempt < limitsOf(office, kase).call_back_attempts) return { set: withFacts(kase, { attempts: attempt, attemptedIn: halfDay, callers }), says: { ...says, counts }, ...seals }
      // What the resident said in an earlier round still stands.
      const unknown = factsOf(kase).outcome?.solved === undefined
      tell('requests.closed_unreached')
      return { ...concluded(the, { attempts: attempt, callers, outcome: withOutcome(kase, unknown ? { unreachable: true } : {}) }), says: { ...says, closes: true }, ...seals }
    }

    if (solved === undefined) refuseInput({ zh: '请登记诉求人对“是否解决”的回答', en: 'Please put down whether the resident says that it is solved' })
    // Told what was written down in their name, the resident can dispute it.
    tell('requests.called_back')
    const next = rated(the, { contacted, solved, satisfaction }, { by: 'callback', seq: kase.version + 1, why: 'called_back' })
    const set = { ...next.set, ...(next.becomes === 'concluded' ? { facts: { ...next.set.facts, attempts: attempt, callers } } : {}) }
    return { becomes: next.becomes, set, says: { reached, attempt, contacted: contacted ?? null, solved, satisfaction: satisfaction ?? null }, ...seals }
  },
})

import { verb } from '#kernel/case/verb.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { spend } from '#kernel/identity/allowance.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { factsOf, readerOf, request } from './request.ts'
import { wordsAdded } from './topics.ts'

/** Each rings at somebody's desk. */
const RATION = [{ seconds: 3600, most: 20 }, { seconds: 86_400, most: 60 }]

/**
 * 再说几句: text, photos and video from the resident as long as the case is open (北京市接诉即办工作条例 art. 8), for whoever
 * has it, or the case that it joined. While a question is open its answer goes by 补充说明 instead, which sets the clock going.
 */
export const addWords = verb({
  name: 'requests.add_words',
  title: { zh: '再说几句', en: 'Add something' },
  on: request,
  from: ['submitted', 'dispatched', 'in_progress', 'objected', 'awaiting_approval', 'answered', 'merged'],
  input: requests.add_words,
  may: [applicant],

  async run({ tx, kase, input, now, publish, attach }) {
    await spend(tx as unknown as Tx, `words:${kase.applicant_id}`, RATION, now)
    await attach(input.files ?? [], 'applicant')
    const { into } = factsOf(kase)
    if (into && kase.state === 'merged') publish(message(wordsAdded, { caseId: kase.id, into }))
    else publish(message(noticed, { to: readerOf(kase.unit_id), template: 'requests.words_added', params: { number: kase.number } }))
    return { says: { files: input.files?.length ?? 0 }, seals: { text: input.text } }
  },
})

import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { RECEPTION, request } from './request.ts'

/**
 * 再说几句: text, photos and video from the resident as long as the case is open (北京市接诉即办工作条例 art. 8). While a
 * question is open, what they say is its answer (补充说明), so that nothing said leaves the clock standing.
 */
export const addWords = verb({
  name: 'requests.add_words',
  title: { zh: '再说几句', en: 'Add something' },
  on: request,
  from: ['submitted', 'dispatched', 'in_progress', 'objected', 'awaiting_approval', 'answered', 'merged'],
  input: requests.add_words,
  may: [applicant],

  async run({ kase, input, publish, attach }) {
    await attach(input.files ?? [], 'applicant')
    const reader = kase.unit_id === RECEPTION ? 'dispatcher' : 'handler'
    publish(message(noticed, { to: `unit:${kase.unit_id}:${reader}`, template: 'requests.words_added', params: { number: kase.number } }))
    return { says: { files: input.files?.length ?? 0 }, seals: { text: input.text } }
  },
})

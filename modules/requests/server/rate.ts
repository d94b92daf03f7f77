import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { rated } from './rated.ts'
import { request } from './request.ts'

/** 评价: the resident's own word (北京市接诉即办工作条例 art. 8), after which nobody needs to call. */
export const rate = verb({
  name: 'requests.rate',
  title: { zh: '评价', en: 'Rate' },
  on: request,
  from: ['answered'],
  input: requests.rate,
  may: [applicant],

  run(the) {
    const { contacted, solved, satisfaction, words } = the.input
    return {
      ...rated(the, { contacted, solved, satisfaction }, { by: 'resident', seq: the.kase.version + 1, why: 'rated' }),
      says: { contacted: contacted ?? null, solved, satisfaction },
      ...(words ? { seals: { words } } : {}),
    }
  },
})

import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { Refused } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { backToWork } from './back-to-work.ts'
import { factsOf, request } from './request.ts'
import { freshUntil } from './while-fresh.ts'

/** 再办: closed is not fixed. For some working days after the closing the resident's word opens the case again. */
export const reopen = verb({
  name: 'requests.reopen',
  title: { zh: '申请再办', en: 'Open again' },
  on: request,
  from: ['concluded'],
  input: requests.reopen,
  may: [applicant],
  when: (kase, { office, now }) => now <= freshUntil(office, kase) || new Refused('too_late', { zh: '办结时间已久，请提交一件新的诉求，并写上这件的编号', en: 'It was closed long ago: please send a new request and name the number of this one' }, 409),

  async run(the) {
    const { kase, input, attach } = the
    await attach(input.files ?? [], 'applicant')
    // How it went the last time does not speak for what is open again.
    const { satisfaction: _, unreachable: __, ...before } = factsOf(kase).outcome ?? {}
    return {
      ...backToWork(the, { outcome: { ...before, solved: false }, why: 'reopened' }),
      says: { files: input.files?.length ?? 0 },
      seals: { why: input.why },
    }
  },
})

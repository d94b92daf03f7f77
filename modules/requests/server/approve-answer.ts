import { verb } from '#kernel/case/verb.ts'
import { requests } from '../contract.ts'
import { answered } from './answered.ts'
import { factsOf, request } from './request.ts'
import { answerApprover } from './second-person.ts'

/** 审签: the person in charge (分管负责人), never the author, lets the answer and its photos go out. */
export const approveAnswer = verb({
  name: 'requests.approve_answer',
  title: { zh: '同意答复', en: 'Approve the answer' },
  on: request,
  from: ['awaiting_approval'],
  input: requests.approve_answer,
  may: [answerApprover],

  async run(the) {
    const { kase, actor } = the
    if (actor.is !== 'staff') throw new Error('only staff approve')
    const { answer, promise } = factsOf(kase)
    await the.show(answer!.seq)
    return {
      becomes: 'answered',
      set: answered(the, { answer: { ...answer!, approvedBy: actor.id }, promise }),
      says: { answer: answer!.seq, solved: answer!.solved, promise: promise?.by ?? null },
    }
  },
})

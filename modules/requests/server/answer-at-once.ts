import { verb } from '#kernel/case/verb.ts'
import { agent, dispatcher } from '#kernel/identity/who.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { answered } from './answered.ts'
import { categoryOf } from './catalogue.ts'
import { request } from './request.ts'

/** 即答: what can be said at once is said at once; it is called back and rated like every other answer. */
export const answerAtOnce = verb({
  name: 'requests.answer_at_once',
  title: { zh: '直接答复', en: 'Answer at once' },
  on: request,
  from: ['submitted'],
  input: requests.answer_at_once,
  may: [agent, dispatcher],

  run(the) {
    const { office, kase, input, actor, clocks } = the
    if (actor.is !== 'staff') throw new Error('only staff answer')
    const code = input.category ?? kase.category
    if (code && categoryOf(office, code).approval) refuse('needs_second', '这个类别的答复须由承办单位复核，请派单办理')
    clocks.finish('dispatch')
    return {
      becomes: 'answered',
      set: { category: code ?? null, ...answered(the, { answer: { seq: kase.version + 1, solved: true, by: actor.id, approvedBy: null }, promise: undefined }) },
      says: { solved: true, atOnce: true, category: code ?? null },
      seals: { handling: '受理时直接答复', answer: input.answer },
    }
  },
})

import { verb } from '#kernel/case/verb.ts'
import { agent, dispatcher } from '#kernel/identity/who.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { answered } from './answered.ts'
import { asCategory, categoryOf } from './catalogue.ts'
import { request } from './request.ts'
import { checkShared } from './shared-answer.ts'

/** 即答: what can be said at once is said at once; it is called back and rated like every other answer. */
export const answerAtOnce = verb({
  name: 'requests.answer_at_once',
  title: { zh: '直接答复', en: 'Answer at once' },
  on: request,
  from: ['submitted'],
  input: requests.answer_at_once,
  may: [agent, dispatcher],

  async run(the) {
    const { office, kase, input, actor, clocks } = the
    if (actor.is !== 'staff') throw new Error('only staff answer')
    const code = input.category ?? kase.category
    const category = code ? categoryOf(office, code) : undefined
    if (category?.approval) refuse('needs_second', { zh: '这个类别的答复须由承办单位复核，请派单办理', en: 'Answers of this category need a second person in the unit: please dispatch it' })
    await checkShared(the.tx, kase, input)
    clocks.finish('dispatch')
    const set = { facts: kase.facts, ...answered(the, { answer: { seq: kase.version + 1, solved: true, by: actor.id, approvedBy: null }, promise: undefined }) }
    return {
      becomes: 'answered',
      set: { ...set, ...(category ? asCategory({ ...kase, ...set }, category) : {}) },
      says: { solved: true, atOnce: true, category: code ?? null, ...(input.confirmed ? { confirmed: true } : {}) },
      seals: { handling: '受理时直接答复', answer: input.answer },
    }
  },
})

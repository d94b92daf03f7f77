import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, factsOf } from './application.ts'
import { beginBranches } from './begin-branches.ts'

/** 受理: the papers are complete, and every matter begins at once in its own department (行政许可法 art. 26, 32). */
export const accept = verb({
  name: 'approvals.accept',
  title: { zh: '受理', en: 'Accept' },
  on: application,
  from: ['submitted'],
  input: approvals.accept,
  may: [handler, unitLead],

  async run(the) {
    const against = Object.entries(factsOf(the.kase).opinions ?? {}).filter(([, opinion]) => !opinion.complete).map(([matter]) => matter)
    if (against.length && !the.input.why) refuse('against_opinion', { zh: '有部门预审认为材料不齐全：请一次性告知补正，或写明仍予受理的理由', en: 'A department finds the papers incomplete: ask for what is missing, or say why it is accepted all the same' }, against)
    const set = await beginBranches(the, the.input.green ? { green: true } : {})
    return { becomes: 'in_progress', set, says: { ...(the.input.green ? { green: true } : {}), ...(against.length ? { against } : {}) }, ...(the.input.why ? { seals: { why: the.input.why } } : {}) }
  },
})

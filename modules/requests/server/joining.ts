import { sql } from 'kysely'
import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { hearing, message, noticed } from '#kernel/outbox.ts'
import { Refused } from '#kernel/refusal.ts'
import { limitsNow } from './limits.ts'
import { factsOf, request, type RequestState, WITH_UNIT, withFacts } from './request.ts'
import { noteSplit } from './split.ts'
import { requestAnswered, requestJoined, requestParted, requestSplit } from './topics.ts'
import { unmerge } from './unmerge.ts'

/** Another request joined this one, or left it: the case counts how many wait for its answer. */
export const noteJoined = verb({
  name: 'requests.note_joined',
  title: { zh: '并入诉求', en: 'Joined' },
  on: request,
  from: ['submitted', ...WITH_UNIT],
  input: Type.Object({ caseId: CaseId, by: CaseId, count: Type.Union([Type.Literal(1), Type.Literal(-1)]) }, strict),
  may: [theSystem],
  run: ({ kase, input }) => ({
    set: withFacts(kase, { joined: (factsOf(kase).joined ?? 0) + input.count || undefined }),
    says: { by: input.by, count: input.count },
  }),
})

/** 同案答复: a joined request is answered with the words of the case that it joined, and is called back on its own. */
export const answerWith = verb({
  name: 'requests.answer_with',
  title: { zh: '同案答复', en: 'Answered together' },
  on: request,
  from: ['merged'],
  input: Type.Object({ caseId: CaseId, from: CaseId, seq: Type.Integer(), lead: Type.String(), solved: Type.Boolean(), onTime: Type.Boolean(), answer: Type.String() }, strict),
  may: [theSystem],

  run({ office, kase, input, clocks, publish }) {
    clocks.start('callback', { kind: 'callback', limit: limitsNow(office).callback, unit: 'hotline' })
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.answered', params: { number: kase.number } }))
    return {
      becomes: 'answered' as RequestState,
      set: {
        unit_id: input.lead,
        units: [...new Set([...kase.units, input.lead])],
        ...withFacts(kase, { answer: { seq: kase.version + 1, solved: input.solved, by: 'system', approvedBy: null }, outcome: { responded: input.onTime, onTime: input.onTime } }),
      },
      says: { from: input.from, seq: input.seq, solved: input.solved },
      seals: { answer: input.answer },
    }
  },
})

export const joiningHearings = [
  hearing(requestSplit, 'requests', async (office, tx, { caseId, into, why }) => {
    await act(office, system, noteSplit, { caseId, into, why }, tx)
  }),

  hearing(requestJoined, 'requests', async (office, tx, { caseId, into }) => {
    try {
      await act(office, system, noteJoined, { caseId: into, by: caseId, count: 1 }, tx)
    } catch (error) {
      // The case was answered or closed in the moment between: whoever joined it goes their own way.
      if (!(error instanceof Refused)) throw error
      await act(office, system, unmerge, { caseId, why: '所并入的诉求已经答复或结束' }, tx)
    }
  }),

  hearing(requestParted, 'requests', async (office, tx, { caseId, from }) => {
    try {
      await act(office, system, noteJoined, { caseId: from, by: caseId, count: -1 }, tx)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }),

  hearing(requestAnswered, 'requests', async (office, tx, { caseId, seq }) => {
    const event = await tx.selectFrom('kernel.event').select('sealed').where('case_id', '=', caseId).where('seq', '=', seq).executeTakeFirstOrThrow()
    const kase = (await tx.selectFrom('kernel.case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()) as CaseRow
    const joined = await tx.selectFrom('kernel.case').select('id').where('state', '=', 'merged')
      .where(sql<boolean>`facts->>'into' = ${caseId}`).execute()
    const { answer } = (event.sealed as { says: { answer: string } }).says
    for (const { id } of joined) {
      await act(office, system, answerWith, {
        caseId: id, from: caseId, seq, lead: kase.unit_id, answer, solved: factsOf(kase).answer?.solved ?? true, onTime: factsOf(kase).outcome?.onTime ?? true,
      }, tx)
    }
  }),
]

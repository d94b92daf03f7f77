import { sql } from 'kysely'
import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import type { CaseRow, Tx } from '#kernel/db/tables.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { hearing, message, noticed, passOn } from '#kernel/outbox.ts'
import { refuse, Refused } from '#kernel/refusal.ts'
import { limitsNow } from './limits.ts'
import { factsOf, RECEPTION, request, type RequestState, WITH_UNIT, withFacts, withOutcome } from './request.ts'
import { noteSplit } from './split.ts'
import { answerShared, requestAnswered, requestDeclined, requestJoined, requestParted, requestSplit } from './topics.ts'
import { unmerge } from './unmerge.ts'

/** Another request joined this one, or left it: the case counts how many wait for its answer. */
export const noteJoined = verb({
  name: 'requests.note_joined',
  title: { zh: '并入诉求', en: 'Joined' },
  on: request,
  from: ['submitted', ...WITH_UNIT, 'answered', 'concluded'],
  input: Type.Object({ caseId: CaseId, by: CaseId, count: Type.Union([Type.Literal(1), Type.Literal(-1)]) }, strict),
  may: [theSystem],
  run({ kase, input }) {
    // Nobody can wait any more for an answer that has been given; whoever waited can still go.
    if (input.count === 1 && (kase.state === 'answered' || kase.state === 'concluded')) refuse('wrong_state', '这件诉求已经答复')
    return {
      set: withFacts(kase, { joined: Math.max(0, (factsOf(kase).joined ?? 0) + input.count) || undefined }),
      says: { by: input.by, count: input.count },
    }
  },
})

/** 同案答复: a joined request is answered with the words of the case that it joined, and is called back on its own. */
export const answerWith = verb({
  name: 'requests.answer_with',
  title: { zh: '同案答复', en: 'Answered together' },
  on: request,
  from: ['merged'],
  input: Type.Object({ caseId: CaseId, from: CaseId, seq: Type.Integer(), lead: Type.String(), by: Type.String(), solved: Type.Boolean(), onTime: Type.Boolean(), answer: Type.String() }, strict),
  may: [theSystem],

  run({ office, kase, input, clocks, publish }) {
    if (factsOf(kase).into !== input.from) refuse('wrong_state', '这件诉求已不在该案中')
    const before = factsOf(kase).outcome
    clocks.start('callback', { kind: 'callback', limit: limitsNow(office).callback, unit: RECEPTION })
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.answered', params: { number: kase.number } }))
    return {
      becomes: 'answered' as RequestState,
      set: {
        unit_id: input.lead,
        units: [...new Set([...kase.units, input.lead])],
        ...withFacts(kase, {
          answer: { seq: kase.version + 1, solved: input.solved, by: input.by, approvedBy: null },
          // What is known of it from before it was joined, and why it is left out of the rates, stays.
          outcome: withOutcome(kase, { responded: before?.responded ?? input.onTime, onTime: (before?.onTime ?? true) && input.onTime }),
        }),
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
      await partAgain(office, tx, caseId)
    }
  }),

  hearing(requestDeclined, 'requests', async (office, tx, { caseId }) => {
    for (const id of await joinedTo(tx, caseId)) await partAgain(office, tx, id)
  }),

  hearing(requestParted, 'requests', async (office, tx, { caseId, from }) => {
    try {
      await act(office, system, noteJoined, { caseId: from, by: caseId, count: -1 }, tx)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }),

  hearing(requestAnswered, 'requests', async (office, tx, { caseId, seq }) => {
    const joined = await joinedTo(tx, caseId)
    await passOn(office, tx, joined.map((id) => ({ caseId: id, ...message(answerShared, { caseId: id, from: caseId, seq }) })))
  }),

  hearing(answerShared, 'requests', async (office, tx, { caseId, from, seq }) => {
    const event = await tx.selectFrom('kernel.event').select('sealed').where('case_id', '=', from).where('seq', '=', seq).executeTakeFirstOrThrow()
    const kase = (await tx.selectFrom('kernel.case').selectAll().where('id', '=', from).executeTakeFirstOrThrow()) as CaseRow
    const { answer } = (event.sealed as { says: { answer: string } }).says
    try {
      await act(office, system, answerWith, {
        caseId, from, seq, lead: kase.unit_id, by: factsOf(kase).answer?.by ?? 'system', answer, solved: factsOf(kase).answer?.solved ?? true, onTime: factsOf(kase).outcome?.onTime ?? true,
      }, tx)
    } catch (error) {
      // It was parted from the others a moment ago, and goes its own way.
      if (!(error instanceof Refused && error.code === 'wrong_state')) throw error
    }
  }),
]

/** In one order, so that two that do something to all of them never wait for each other. */
const joinedTo = async (tx: Tx, caseId: string) =>
  (await tx.selectFrom('kernel.case').select('id').where('state', '=', 'merged').where(sql<boolean>`facts->>'into' = ${caseId}`).orderBy('id').execute()).map(({ id }) => id)

/** Sends a joined request its own way, unless it went already: it may have been answered with the others a moment ago. */
async function partAgain(office: Office, tx: Tx, caseId: string) {
  try {
    await act(office, system, unmerge, { caseId, why: '所并入的诉求已经答复或结束' }, tx)
  } catch (error) {
    if (!(error instanceof Refused && error.code === 'wrong_state')) throw error
  }
}

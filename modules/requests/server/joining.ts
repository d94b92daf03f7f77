import { sql } from 'kysely'
import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { dueOf } from '#kernel/clocks/due.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import type { CaseRow, Tx } from '#kernel/db/tables.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { hearing, message, noticed, passOn } from '#kernel/outbox.ts'
import { refuse, Refused } from '#kernel/refusal.ts'
import { limitsOf } from './limits.ts'
import { sectionOf } from './catalogue.ts'
import { factsOf, readerOf, RECEPTION, request, type RequestState, WITH_UNIT, withFacts, withOutcome } from './request.ts'
import { isAgainst } from './is-against.ts'
import { toThoseWhoJoined } from './shared-answer.ts'
import { noteSplit } from './split.ts'
import { answerShared, GivenAnswer, handsChanged, joinLost, requestAnswered, requestDeclined, requestJoined, requestParted, requestSplit, wordsAdded } from './topics.ts'
import { unmerge } from './unmerge.ts'

/**
 * Another request joined this one, or left it: the case counts how many wait for its answer. It counts those that are
 * there and adds nothing to what it counted before, so that news may come in any order.
 */
export const noteJoined = verb({
  name: 'requests.note_joined',
  title: { zh: '并入诉求', en: 'Joined' },
  on: request,
  from: ['submitted', ...WITH_UNIT, 'answered', 'concluded'],
  input: Type.Object({ caseId: CaseId, by: CaseId }, strict),
  may: [theSystem],
  async run({ tx, kase, input }) {
    const { rows: [found] } = await sql<{ waiting: number; waits: boolean | null }>`
      select count(*)::int as waiting, bool_or(id = ${input.by}) as waits from kernel.case where state = 'merged' and facts->>'into' = ${kase.id}`.execute(tx)
    const { waiting, waits } = found!
    // Nobody can wait any more for an answer that has been given; whoever waited can still go.
    if (waits && (kase.state === 'answered' || kase.state === 'concluded')) refuse('wrong_state', { zh: '这件诉求已经答复', en: 'This request is answered already' })
    const count = waiting - (factsOf(kase).joined ?? 0)
    if (count === 0) refuse('no_change', { zh: '并入的诉求没有变化', en: 'As many have joined as before' })
    return { set: withFacts(kase, { joined: waiting || undefined }), says: { by: input.by, count } }
  },
})

/**
 * 同案答复: a joined request is answered with the words of the case that it joined, and is called back on its own. Its resident
 * hears from the office with this answer, in time or not by the limit that ran from their own request; whether it was
 * concluded in time is as of the case that it joined.
 */
export const answerWith = verb({
  name: 'requests.answer_with',
  title: { zh: '同案答复', en: 'Answered together' },
  on: request,
  from: ['merged'],
  input: Type.Object({ caseId: CaseId, from: CaseId, ...GivenAnswer, answer: Type.String() }, strict),
  may: [theSystem],

  run({ office, kase, input, clocks, calendar, now, publish }) {
    if (factsOf(kase).into !== input.from) refuse('wrong_state', { zh: '这件诉求已不在该案中', en: 'This request is no longer joined to that one' })
    const { section, outcome: before } = factsOf(kase)
    const due = clocks.get('respond')?.dueAt ?? dueOf({ limit: sectionOf(office, section, kase.pins).respond, started_at: kase.opened_at, stops: [], extensions: [] }, calendar).due_at
    const first = before?.responded === undefined ? { responded: !due || now <= due, respondUnit: input.lead } : {}
    const isLate = before?.onTime === false ? {} : { onTime: input.onTime, ...(input.lateUnit ? { lateUnit: input.lateUnit } : {}) }
    clocks.start('callback', { kind: 'callback', limit: limitsOf(office, kase).callback, unit: RECEPTION })
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.answered', params: { number: kase.number } }))
    return {
      becomes: 'answered' as RequestState,
      set: {
        unit_id: input.lead,
        units: [...new Set([...kase.units, input.lead])],
        ...withFacts(kase, {
          answer: { seq: kase.version + 1, solved: input.solved, by: input.by, approvedBy: null },
          // What is known of it from before it was joined, and why it is left out of the rates, stays.
          outcome: withOutcome(kase, { ...first, ...isLate }),
        }),
      },
      says: { from: input.from, seq: input.seq, solved: input.solved },
      seals: { answer: input.answer },
    }
  },
})

const STANDS_ASIDE = '承办所并入诉求的单位须回避这件诉求'

export const joiningHearings = [
  hearing(requestSplit, 'requests', async (office, tx, { caseId, into, why }) => {
    await act(office, system, noteSplit, { caseId, into, why }, tx)
  }),

  hearing(requestJoined, 'requests', async (office, tx, { caseId, into }) => {
    const [joined, target] = [await caseOf(tx, caseId), await caseOf(tx, into)]
    // It has left again: news of that is on its way, or was heard before.
    if (joined.state !== 'merged' || factsOf(joined).into !== into) return
    if (isAgainst(joined, target)) return partAgain(office, tx, caseId, STANDS_ASIDE)
    try {
      await act(office, system, noteJoined, { caseId: into, by: caseId }, tx)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // The case was answered or closed in the moment between: whoever joined it goes their own way.
      if (error.code !== 'no_change') await partAgain(office, tx, caseId)
    }
  }),

  hearing(handsChanged, 'requests', async (office, tx, { caseId }) => {
    const { unit_id, units } = await caseOf(tx, caseId)
    const against = await joinedTo(tx, caseId, [unit_id, ...units].map((unit) => `unit:${unit}`))
    await passOn(office, tx, against.map((id) => ({ caseId: id, ...message(joinLost, { caseId: id, from: caseId, recused: true }) })))
  }),

  hearing(wordsAdded, 'requests', async (office, tx, { into }) => {
    const { unit_id, number } = await caseOf(tx, into)
    await passOn(office, tx, [{ caseId: into, ...message(noticed, { to: readerOf(unit_id), template: 'requests.words_added', params: { number } }) }])
  }),

  hearing(requestDeclined, 'requests', async (office, tx, { caseId }) => {
    const joined = await joinedTo(tx, caseId)
    await passOn(office, tx, joined.map((id) => ({ caseId: id, ...message(joinLost, { caseId: id, from: caseId, recused: false }) })))
  }),

  hearing(joinLost, 'requests', async (office, tx, { caseId, from, recused }) => {
    // It may have joined another one since.
    if (factsOf(await caseOf(tx, caseId)).into === from) await partAgain(office, tx, caseId, recused ? STANDS_ASIDE : undefined)
  }),

  hearing(requestParted, 'requests', async (office, tx, { caseId, from }) => {
    try {
      await act(office, system, noteJoined, { caseId: from, by: caseId }, tx)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }),

  hearing(requestAnswered, 'requests', async (office, tx, { caseId, ...given }) => {
    const joined = await joinedTo(tx, caseId)
    await passOn(office, tx, joined.map((id) => ({ caseId: id, ...message(answerShared, { caseId: id, from: caseId, ...given }) })))
  }),

  hearing(answerShared, 'requests', async (office, tx, shared) => {
    const event = await tx.selectFrom('kernel.event').select(['sealed', 'body']).where('case_id', '=', shared.from).where('seq', '=', shared.seq).executeTakeFirstOrThrow()
    const { says } = event.body as { says: { confirmed?: true } }
    const given = { answer: (event.sealed as { says: { answer: string } }).says.answer, confirmed: says.confirmed === true }
    const answer = await toThoseWhoJoined(tx, await caseOf(tx, shared.from), given)
    // Whoever an answer is complained about does not give it: the news that parts them may be on its way still.
    if ((await caseOf(tx, shared.caseId)).recused.includes(`unit:${shared.lead}`)) return partAgain(office, tx, shared.caseId, STANDS_ASIDE)
    try {
      await act(office, system, answerWith, { ...shared, answer }, tx)
    } catch (error) {
      // It was parted from the others a moment ago, and goes its own way.
      if (!(error instanceof Refused && error.code === 'wrong_state')) throw error
    }
  }),
]

const caseOf = async (tx: Tx, id: string) => (await tx.selectFrom('kernel.case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()) as CaseRow

/** In one order, so that two that do something to all of them never wait for each other; all, or those alone which one of these must not see. */
const joinedTo = async (tx: Tx, caseId: string, recused?: readonly string[]) =>
  (await tx.selectFrom('kernel.case').select('id').where('state', '=', 'merged').where(sql<boolean>`facts->>'into' = ${caseId}`)
    .where(recused ? sql<boolean>`recused && ${recused}::text[]` : sql<boolean>`true`).orderBy('id').execute()).map(({ id }) => id)

/** Sends a joined request its own way, unless it went already: it may have been answered with the others a moment ago. */
async function partAgain(office: Office, tx: Tx, caseId: string, why = '所并入的诉求已经答复或结束') {
  try {
    await act(office, system, unmerge, { caseId, why }, tx)
  } catch (error) {
    if (!(error instanceof Refused && error.code === 'wrong_state')) throw error
  }
}

import { Type } from 'typebox'
import { openingVerb, verb } from '#kernel/case/verb.ts'
import { maySee } from '#kernel/case/act.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { dispatcher, theSystem } from '#kernel/identity/who.ts'
import { message } from '#kernel/outbox.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { categoryOf } from './catalogue.ts'
import { openRequest } from './open-request.ts'
import { factsOf, request, type RequestState, WITH_UNIT } from './request.ts'
import { requestSplit } from './topics.ts'

const DIVISIBLE = ['submitted', ...WITH_UNIT, 'answered'] as const satisfies readonly RequestState[]

/** 拆分: one message that asks for two things becomes two cases of the same person, each with its own unit and clock. */
export const split = openingVerb({
  name: 'requests.split',
  title: { zh: '拆分', en: 'Split' },
  opens: request,
  from: DIVISIBLE,
  input: requests.split,
  may: [dispatcher],

  async run(the) {
    const { office, tx, actor, input } = the
    const from = (await tx.selectFrom('kernel.case').selectAll().where('id', '=', input.from).where('kind', '=', 'request').executeTakeFirst()) as CaseRow | undefined
    if (!from || !maySee(office, actor, from)) notFound()
    if (!DIVISIBLE.some((state) => state === from.state)) refuse('wrong_state', { zh: '只有办理中的诉求可以拆分', en: 'Only an open request can be split' })
    const report = await tx.selectFrom('requests.report').select(['contact', 'phone']).where('case_id', '=', from.id).executeTakeFirst()
    const opened = await openRequest(the, {
      section: categoryOf(office, input.category).section, category: input.category, text: input.text,
      applicant: from.applicant_id!, phone: report?.phone ?? '', contact: report?.contact ?? '', channel: factsOf(from).channel,
      ...(from.place ? { place: from.place } : {}), ...(factsOf(from).anonymous ? { anonymous: true } : {}), ...(factsOf(from).secret ? { secret: true } : {}),
    })
    await the.attachAsIn({ caseId: from.id, seq: 1 })
    the.publish(message(requestSplit, { caseId: from.id, into: the.id, why: input.why }))
    return {
      ...opened,
      set: { ...opened.set, recused: from.recused, facts: { ...opened.set.facts, splitFrom: from.id } },
      says: { ...opened.says, splitFrom: from.id },
      seals: { ...opened.seals, why: input.why },
    }
  },
})

/** The first case's own history says that a part of it went another way. */
export const noteSplit = verb({
  name: 'requests.note_split',
  title: { zh: '已拆分', en: 'Was split' },
  on: request,
  from: request.states,
  input: Type.Object({ caseId: CaseId, into: CaseId, why: Type.String() }, strict),
  may: [theSystem],
  run: ({ input }) => ({ says: { into: input.into }, seals: { why: input.why } }),
})

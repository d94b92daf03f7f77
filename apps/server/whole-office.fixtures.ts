import type { FastifyInstance } from 'fastify'
import type { OpeningVerb } from '#kernel/case/verb.ts'
import { readConfig } from '#kernel/config.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { type Actor, system } from '#kernel/identity/actor.ts'
import { rememberDemoPeople } from '#kernel/identity/demo.ts'
import { startSession } from '#kernel/identity/session.ts'
import { openOffice, staffOf } from '#kernel/testing/office.ts'
import { answer } from '#modules/requests/server/answer.ts'
import { askResident } from '#modules/requests/server/ask-resident.ts'
import { decline } from '#modules/requests/server/decline.ts'
import { dispatch } from '#modules/requests/server/dispatch.ts'
import { disputeRating } from '#modules/requests/server/dispute-rating.ts'
import { mergeInto } from '#modules/requests/server/merge-into.ts'
import { rate } from '#modules/requests/server/rate.ts'
import { recordCallBack } from '#modules/requests/server/record-call-back.ts'
import { requestExtension } from '#modules/requests/server/request-extension.ts'
import { returnDispatch } from '#modules/requests/server/return-dispatch.ts'
import { signFor } from '#modules/requests/server/sign-for.ts'
import { submit } from '#modules/requests/server/submit.ts'
import { supervise } from '#modules/requests/server/supervise.ts'
import { withdraw } from '#modules/requests/server/withdraw.ts'
import { requestDefinitions } from '#modules/requests/server/testing/request-definitions.ts'
import { people as known } from '#modules/requests/server/testing/requests-office.ts'
import { takeUp } from '#modules/triage/server/warnings/take-up.ts'
import { warn } from '#modules/triage/server/warnings/warn.ts'
import { smallApprovals } from '#modules/approvals/server/testing/small-approvals.ts'
import type { worldVerbs } from '#modules/world/contract.ts'
import { publishMemory } from '#modules/world/server/memory/publish-memory.ts'
import { returnMemory } from '#modules/world/server/memory/return-memory.ts'
import { modules } from './compose.ts'
import { applicationStages, approvers } from './whole-office-applications.fixtures.ts'

const leaveMemory = modules.flatMap((one) => one.opens ?? []).find(({ name }) => name === 'world.leave_memory') as OpeningVerb<typeof worldVerbs.leave_memory>
const memoriesOfCity = { unit: 'bureau-city', review: { count: 3, unit: 'working_days' }, most: { an_hour: 100, a_day: 100 }, consent: { version: '1', text: { zh: '同意公开', en: 'I agree' } } }

/** Those of the small district, and a unit that has nothing to do with any case. */
export const people = { ...known, ...approvers, stranger: staffOf('bureau-housing', 'handler', 'lead') }
export type Person = keyof typeof people

export type Answer = { status: number; text: string; body: any }

/** The whole program as `main.ts` composes it, over HTTP, with all people signed in. */
export async function openWholeOffice(given: { definitions?: Record<string, unknown>; at?: string; demo?: boolean } = {}) {
  const office = await openOffice({ modules, at: given.at ?? '2026-03-04 10:00', definitions: { ...requestDefinitions, ...smallApprovals, memories: memoriesOfCity, ...given.definitions }, config: readConfig({ NUANBAN_DEMO: given.demo ? '1' : '0' }) })
  const tokens = {} as Record<Person, string>
  for (const [name, actor] of Object.entries(people) as [Person, Actor & { is: 'resident' | 'staff' }][]) {
    if (actor.is === 'resident') await office.db.insertInto('kernel.resident').values({ id: actor.id, name: actor.name, phone: actor.phone, wechat: null, made_at: office.now(), settings: '{}' }).execute()
    else await office.db.insertInto('kernel.staff').values({ id: actor.id, account: actor.account, name: actor.name, unit_id: actor.unit, roles: [...actor.roles], phone: null, password: null, totp: null, oidc: null, active: true, made_at: office.now() }).execute()
    tokens[name] = (await startSession(office.office, actor)).token
  }
  await rememberDemoPeople(office.office.db, { staff: [people.dispatcher.id], residents: [people.resident.id] })
  const { app } = await office.http({ is: 'nobody' })
  await app.ready()
  return { ...office, app, tokens, ...callsTo(app, tokens), stages: () => stagesIn(office) }
}
export type WholeOffice = Awaited<ReturnType<typeof openWholeOffice>>

function callsTo(app: FastifyInstance, tokens: Record<Person, string>) {
  const call = async (method: 'GET' | 'POST', url: string, who: Person | null, payload?: string): Promise<Answer> => {
    const headers = { ...(who ? { authorization: `Bearer ${tokens[who]}` } : {}), ...(payload === undefined ? {} : { 'content-type': 'application/json' }) }
    const { statusCode, body: text } = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    return { status: statusCode, text, body: jsonOf(text) }
  }
  return {
    call,
    post: (name: string, who: Person | null, body: unknown) => call('POST', `/api/${name.replace('.', '/')}`, who, typeof body === 'string' ? body : JSON.stringify(body)),
    get: (name: string, who: Person | null, query: Record<string, string> | string = '') => {
      const asked = typeof query === 'string' ? query : new URLSearchParams(query).toString()
      return call('GET', `/api/${name.replace('.', '/')}${asked ? `?${asked}` : ''}`, who)
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A request and an application in every state, open warnings, memories, and requests in the states within states that verbs look for. */
async function stagesIn(office: Awaited<ReturnType<typeof openOffice>>): Promise<Map<string, CaseRow>> {
  const { resident, dispatcher, city, env, supervisor, callback } = people
  const submitted = async (category = 'M0101') =>
    (await office.as(resident).open(submit, { section: 'livelihood', category, text: '香港中路 76 号门前的路灯坏了三天', place: { lng: 120.39, lat: 36.064, address: '香港中路 76 号' } })).id
  const dispatched = async (category?: string) => {
    const caseId = await submitted(category)
    await office.as(dispatcher).do(dispatch, { caseId, lead: category === 'M0201' ? 'bureau-env' : 'bureau-city', assist: ['street-xgzl'] })
    return caseId
  }
  const signed = async (category?: string) => {
    const caseId = await dispatched(category)
    await office.as(category === 'M0201' ? env : city).do(signFor, { caseId })
    return caseId
  }
  const answered = async (category?: string) => {
    const caseId = await signed(category)
    await office.as(category === 'M0201' ? env : city).do(answer, { caseId, handling: '更换灯头', answer: '您反映的路灯已修好。', solved: true, withoutAssist: '不需要' })
    return caseId
  }
  const rated = async () => {
    const caseId = await answered()
    await office.as(resident).do(rate, { caseId, solved: true, satisfaction: 'satisfied' })
    return caseId
  }
  const calledBack = async () => {
    const caseId = await answered()
    await office.as(callback).do(recordCallBack, { caseId, reached: true, contacted: true, solved: true, satisfaction: 'satisfied' })
    return caseId
  }
  const then = async (making: Promise<string>, act: (caseId: string) => Promise<unknown>) => {
    const caseId = await making
    await act(caseId)
    return caseId
  }
  const warned = async () =>
    (await office.as(system).open(warn, { topic: into, unit: 'bureau-city', reader: 'unit:bureau-city:handler', summary: '香港中路路灯', people: 6, requests: 6, said: { zh: '近 7 天有 6 人反映', en: '6 people in 7 days' } })).id
  const remembered = async () =>
    (await office.as(resident).open(leaveMemory, { text: '钟声一响，整条街都静下来。', spot: { building: 'cathedral' }, when: '1962', shownAs: 'anonymous', consent: { version: '1' } })).id
  const into = await signed()
  const ids: Record<string, string> = {
    submitted: await submitted(),
    dispatched: await dispatched(),
    in_progress: await signed(),
    extending: await then(signed(), (caseId) => office.as(city).do(requestExtension, { caseId, days: 2, reason: '缺配件', plan: '采购' })),
    supervised: await then(signed(), (caseId) => office.as(supervisor).do(supervise, { caseId, demand: '请说明', days: 2 })),
    awaiting_resident: await then(signed(), (caseId) => office.as(city).do(askResident, { caseId, question: '在几号？' })),
    objected: await then(dispatched(), (caseId) => office.as(city).do(returnDispatch, { caseId, reason: '不属本局' })),
    awaiting_approval: await answered('M0201'),
    answered: await answered(),
    concluded: await rated(),
    called_back: await calledBack(),
    disputed: await then(calledBack(), (caseId) => office.as(resident).do(disputeRating, { caseId, why: '我没有说满意', solved: false, satisfaction: 'dissatisfied' })),
    withdrawn: await then(submitted(), (caseId) => office.as(resident).do(withdraw, { caseId })),
    declined: await then(submitted(), (caseId) => office.as(dispatcher).do(decline, { caseId, branch: 'out_of_remit', reason: '不属本区' })),
    ...(await applicationStages(office)),
    warning_raised: await warned(),
    warning_taken_up: await then(warned(), (caseId) => office.as(city).do(takeUp, { caseId, plan: '今晚检修' })),
    memory_left: await remembered(),
    memory_returned: await then(remembered(), (caseId) => office.as(city).do(returnMemory, { caseId, reason: '请补上年份' })),
    memory_published: await then(remembered(), (caseId) => office.as(city).do(publishMemory, { caseId })),
    merged: await then(submitted(), (caseId) => office.as(dispatcher).do(mergeInto, { caseId, into })),
  }
  await office.settle()
  return new Map(await Promise.all(Object.entries(ids).map(async ([stage, id]) => [stage, (await office.kase(id)) as CaseRow] as const)))
}

import { openOffice, staffOf } from '#kernel/testing/office.ts'
import { madeUp } from '../text/made-up.fixtures.ts'
import { followDecisions } from './follow-decisions.ts'
import { triage } from './module.ts'
import type { Message } from '../similar/message.ts'
import { openReader } from './reader/open-reader.ts'
import type { Concluded, Decided, Needs, Target } from './needs.ts'
import { train } from './train.ts'
import { raiseWarnings } from './warnings/raise-warnings.ts'

const handler = staffOf('bureau-city', 'handler')

/** Requests that nobody sent, of three categories that their words tell apart, and of three units that none does. */
export const requests = (count: number): Concluded[] => madeUp(count).map(({ text, label }, i) => ({ text, category: label, unit: ['bureau-city', 'bureau-env', 'bureau-housing'][i % 3]! }))

/** An office with `past` behind it, and `acts` by which people decide on requests. */
export async function openTriageOffice(past: { requests: Concluded[]; messages?: Message[] }, settings: object = { answerCheck: true, suggestFrom: 0.7 }) {
  const messages = past.messages ?? []
  const acts: { at: Date; decided: Decided }[] = []
  const needs: Needs = {
    reader: openReader({ async *past() { yield [...messages] }, news: async () => [...messages] }),
    concluded: async (_db, most) => past.requests.slice(-most),
    async decidedSince(_db, after, most) {
      const found = acts.filter(({ at, decided }) => at > after.at || (+at === +after.at && decided.caseId > after.caseId)).slice(0, most)
      const last = found.length === most ? found.at(-1) : undefined
      const decided = [...new Map(found.map((act) => [act.decided.caseId, act.decided])).values()]
      return { decided, last: last && { at: last.at, caseId: last.decided.caseId, seq: 1 } }
    },
    seenBy: async (_db, actor, ids) => (actor.is === 'staff' && actor.roles.includes('admin') ? [] : ids.map((id) => ({ id, number: id.slice(-4), summary: '一件诉求' }))),
    messagesOf: async (_db, ids) => messages.filter(({ id }) => ids.includes(id)),
    standing: async (_db, actor, ids) => (actor.is === 'staff' && actor.roles.includes('admin') ? [] : ids.map((id) => ({ id, stage: 'open', unit: actor.is === 'staff' ? actor.unit : null, category: null }))),
    members: async () => [],
    responsibleFor: async (_office, _db, ids) => ({ unit: 'bureau-city', reader: 'unit:bureau-city:handler', concern: [...ids] }),
    nameOf: { category: (_office, label, lang) => (lang === 'zh' ? label : `${label} in English`), unit: (_office, label) => label },
  }
  const office = await openOffice({ modules: [triage(needs)], at: '2026-03-04 10:00', definitions: { triage: settings } })
  const { app, headers } = await office.http(handler)
  return {
    ...office,
    needs,
    /** Somebody writes to the office. */
    write: (...more: Message[]) => void messages.push(...more),
    /** What the duty does each minute, once the reader is through. */
    raiseWarnings: async () => (await needs.reader.ready(office.office), raiseWarnings(office.office, needs)),
    train: () => train(office.office, needs),
    tonight: () => triage(needs).duties!.find(({ name }) => name === 'triage.train')!.run(office.office),
    /** Somebody decides, now, what a request is about: the nth one, which may have been decided on before. */
    decide(n: number, { text = '工厂夜里偷排污水', target = 'category', chosen }: { text?: string; target?: Target; chosen: string }) {
      const caseId = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
      const decided = acts.find((act) => act.decided.caseId === caseId)?.decided ?? { caseId, text, decisions: {} }
      decided.decisions[target] = { at: decided.decisions[target]?.at ?? office.now(), chosen }
      acts.push({ at: office.now(), decided })
    },
    follow: () => followDecisions(office.office, needs),
    suggestions: () => office.db.selectFrom('triage.suggestion' as never).selectAll().orderBy('case_id' as never).orderBy('target' as never).execute() as Promise<Record<string, any>[]>,
    ask: async (view: string, query: Record<string, string> = {}) => (await app.inject({ url: `/api/triage/${view}`, query, headers })).json(),
    askAs: async (actor: Parameters<typeof office.http>[0], view: string, query: Record<string, string> = {}) => {
      const other = await office.http(actor)
      const { statusCode, body } = await other.app.inject({ url: `/api/triage/${view}`, query, headers: other.headers })
      return { status: statusCode, body: JSON.parse(body) }
    },
  }
}

import { can } from '#kernel/case/can.ts'
import type { Lang } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { residentViews } from '../../contract.ts'
import type { Answers } from '../../rules/expr.ts'
import { elementsIn, type Plan } from '../../rules/plan.ts'
import { type ApplicationFacts, type ApplicationState, type ApplicationTables, factsOf, type Paper } from '../application.ts'
import { laterClock } from '../later.ts'
import { planBy } from '../plans.ts'
import { identityNumberOf } from '../registers/account.ts'
import { shownToApplicant } from '../registers/as-answer.ts'
import { type FetchedValue, fetchedValues } from '../registers/fetched-values.ts'
import { lookupsOf } from '../registers/lookups-of.ts'
import { STATES } from './application-words.ts'
import { branchLines } from './branch-lines.ts'
import { differing, filledIn, papersInWords } from './filled-in.ts'
import { documentsIn } from '../documents/document-of.ts'
import { HISTORY } from './history-words.ts'
import { waitsForYou } from './my-applications.ts'
import { awaitedClock, type Event, readEvents, readOwn, statusOf, unitNameOf } from './own-application.ts'

/** One application as its applicant sees it: all branches, what is waited for, what is missing, what was said and asked about them. */
export const myApplication = view({
  name: 'approvals.my_application',
  title: '我的一份申请',
  ...residentViews.my_application,
  may: [signedInResident],

  async run({ office, db, actor, input, now, lang }) {
    const own = await readOwn(office, db, actor, input.id)
    const { kase, made, clocks } = own
    const facts = factsOf(kase)
    const plan = await planBy(db as unknown as Db<ApplicationTables>, facts.plan)
    const [events, lookups, { fetched, differs }] = await Promise.all([readEvents(db, kase.id), lookupsOf(office, kase.id, lang), fetchedValues(db, { caseId: kase.id, plan, answers: made.answers })])
    const answers = asReadBack(plan, made.answers, Object.entries(fetched).filter(([key]) => !differs.includes(key)), identityNumberOf(office.config, actor))
    const clock = awaitedClock(own)
    const verbs = can(office, actor, kase, clocks)
    const supplement = kase.state === 'supplementing' ? missingIn(plan, events, facts.supplement!.seq, lang) : null
    const certificates = facts.issued?.certificates ?? 0
    return {
      id: kase.id, number: kase.number, version: kase.version, oneThing: facts.oneThing, name: nameIn(plan, lang), plan: facts.plan, state: kase.state, stateName: STATES[kase.state as ApplicationState][lang],
      status: statusOf(office, own, facts, { missing: supplement?.missing.length ?? 0, certificates, lang }),
      openedAt: kase.opened_at.toISOString(), dueAt: clock?.dueAt?.toISOString() ?? null, late: !!clock?.dueAt && clock.dueAt < now, provisional: clock?.provisional ?? false,
      needsYou: waitsForYou(verbs, facts.later?.length ?? 0, lang), refused: reasonOf(events), supplement,
      ...branchLines(office, own, plan, events, lang),
      later: (facts.later ?? []).map((key) => ({ key, name: materialName(plan, key, lang), dueAt: clocks.find(({ name }) => name === laterClock(key))?.dueAt?.toISOString() ?? null })),
      sheets: filledIn(plan, answers, differing(made.answers, { fetched, differs: facts.differs ?? [] }), lang), papers: papersInWords(plan, made.materials, lang), answers: answers as never, given: papersGiven(made.materials),
      lookups: lookups.map(({ id, name, owner, what, by, purpose, basis, at, consentAt, outcome, outcomeName }) => ({ id, name, owner, what: [...what], by, purpose, basis, at, consentAt, outcome, outcomeName })),
      history: historyOf(office, { plan, facts, graph: made.graph, events, applicant: kase.applicant_id, lang }),
      documents: documentsIn(office, plan, { number: kase.number, applicant: '' }, events),
      certificates, can: verbs, head: kase.head,
    }
  },
})

/** What registers said of others was shown in part when it was fetched, and is no more readable afterwards, nor in what follows from it. */
function asReadBack(plan: Plan, answers: Answers, fetched: readonly (readonly [string, FetchedValue])[], own: string | undefined): Answers {
  const elements = elementsIn(plan)
  const shown = Object.fromEntries(fetched.flatMap(([key, found]) => (answers[key] === undefined ? [] : [[key, shownToApplicant(elements.get(key)!, found, own)]])))
  const followers = [...elements.values()].flatMap(({ key, follows }) => (follows ?? []).flatMap((follow) => ('as' in follow && shown[follow.as] !== undefined && answers[key] === answers[follow.as] ? [[key, shown[follow.as]!] as const] : [])))
  return { ...answers, ...Object.fromEntries(followers), ...shown }
}

function missingIn(plan: Plan, events: readonly Event[], seq: number, lang: Lang) {
  const event = events.find((one) => one.seq === seq)
  const missing = ((event?.sealed?.says ?? {}) as { missing?: { what: string; why: string }[] }).missing ?? []
  const field = (key: string) => plan.fields.find((f) => f.element.key === key)?.element ?? plan.questions.find((q) => q.element.key === key)?.element
  return {
    at: (event?.at ?? new Date(0)).toISOString(),
    missing: missing.map(({ what, why }) => {
      const element = field(what)
      const isPaper = plan.materials.some((m) => m.key === what)
      return { what, why, kind: isPaper ? 'material' as const : element ? 'field' as const : 'other' as const, name: isPaper ? materialName(plan, what, lang) : element ? nameIn(element, lang) : plan.members.find((m) => m.matter === what)?.name ?? what }
    }),
  }
}

const materialName = (plan: Plan, key: string, lang: Lang) => {
  const material = plan.materials.find((m) => m.key === key)
  return material ? nameIn(material, lang) : key
}

/** 不予受理 of the whole; what a single matter was refused for stands with its branch. */
function reasonOf(events: readonly Event[]): string | null {
  const declined = events.find(({ verb }) => verb === 'approvals.decline')?.sealed?.says as { reason?: string; instead?: string } | undefined
  return declined ? [declined.reason, declined.instead].filter(Boolean).join('\n') : null
}

/** What was handed in, as a supplement begins with it. */
function papersGiven(papers: readonly Paper[]) {
  const by = (how: Paper['by']) => papers.filter((paper) => paper.by === how).map((paper) => paper.key)
  return { uploads: Object.fromEntries(papers.filter((paper) => paper.files?.length).map((paper) => [paper.key, paper.files!])), promises: by('promise'), later: by('later') }
}

function historyOf(office: Office, { plan, graph, events, applicant, lang }: { plan: Plan; facts: ApplicationFacts; graph: readonly { id: string; name: string; en: string }[]; events: readonly Event[]; applicant: string | null; lang: Lang }) {
  const named = (list: readonly { name: string; en: string }[], is: (one: any) => boolean, key: unknown) => {
    const found = list.find(is)
    return found ? nameIn(found, lang) : String(key)
  }
  return events.flatMap((event) => {
    const short = event.verb.slice(event.verb.indexOf('.') + 1)
    const sentence = HISTORY[lang][short]
    const text = sentence ? sentence({
      says: event.body.says as Answers, words: (event.sealed?.says ?? {}) as Answers,
      matter: (key) => named(plan.members, (m) => m.matter === key, key), step: (id) => named(graph, (n) => n.id === id, id),
      paper: (key) => materialName(plan, String(key), lang), unit: (id) => unitNameOf(office, String(id), lang),
    }) : (office.verbs.get(event.verb) ?? office.opens.get(event.verb))?.title[lang] ?? null
    if (text === null) return []
    const who = event.actor === `resident:${applicant}` ? { zh: '您', en: 'You' }[lang] : null
    return [{ seq: event.seq, at: event.at.toISOString(), text, who, hash: event.hash }]
  })
}

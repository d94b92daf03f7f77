import type { CaseRow } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Plan } from '#modules/approvals/rules/plan.ts'
import { type Application, type ApplicationFacts, factsOf } from '#modules/approvals/server/application.ts'
import { askedIn, openSteps } from '#modules/approvals/server/branches.ts'
import type { DemoApplication } from './fill-in.ts'
import type { People } from './stage.ts'

export type Act = { verb: string; actor: Actor; input: Record<string, unknown> }
type Standing = { made: DemoApplication; kase: CaseRow; plan: Plan; app: Application; people: People }

/** What is done next in a made-up application, as it stands; nothing where it is as far as it shall come. */
export function nextAct(now: Standing): Act | undefined {
  const { made, kase, people } = now
  const window = people.with('handler', kase.unit_id)
  switch (kase.state) {
    case 'submitted': return inPreReview(now)
    case 'supplementing': return made.life === 'supplementing' ? undefined : { verb: 'supplement', actor: people.resident(kase), input: sentAgain(now) }
    case 'in_progress': return inParallel(now)
    case 'ready': return made.life === 'ready' ? undefined : { verb: 'issue', actor: window, input: {} }
    case 'issued': return afterIssue(now)
    default: return undefined
  }
}

function inPreReview({ made, kase, plan, people }: Standing): Act | undefined {
  const facts = factsOf(kase)
  const window = people.with('handler', kase.unit_id)
  const missing = facts.supplement ? [] : (made.missing ?? [])
  if (made.life === 'submitted') return undefined
  if (made.life === 'withdrawn') return { verb: 'withdraw', actor: people.resident(kase), input: made.reason ? { why: made.reason } : {} }
  if (made.life === 'declined') return { verb: 'decline', actor: window, input: { reason: made.reason, ...(made.instead ? { instead: made.instead } : {}) } }
  if (made.spot) return { verb: 'decide_on_the_spot', actor: people.with('chief', kase.unit_id), input: {} }
  const unheard = Object.keys(facts.branches).find((matter) => !facts.opinions?.[matter])
  // Where nothing is missing, the window need not wait for the last of the departments.
  if (unheard && (missing.length || Object.keys(facts.opinions ?? {}).length < 2)) {
    const needs = new Set(plan.materials.filter((m) => m.neededBy.some((n) => n.matter === unheard)).map((m) => m.key))
    const lacks = missing.filter(({ what }) => needs.has(what))
    return { verb: 'give_pre_review', actor: people.with('handler', facts.branches[unheard]!.unit), input: { matter: unheard, complete: lacks.length === 0, ...(lacks.length ? { missing: lacks } : {}) } }
  }
  if (missing.length) return { verb: 'request_supplement', actor: window, input: { missing } }
  return { verb: 'accept', actor: window, input: made.green ? { green: true } : {} }
}

/** Papers that came before come again as they were: what was found wrong with them, the applicant explains. */
function sentAgain({ kase, app }: Standing) {
  const facts = factsOf(kase)
  const uploads = Object.fromEntries(app.materials.flatMap(({ key, files }) => (files ? [[key, files]] : [])))
  return { answers: app.answers, papers: { uploads, promises: facts.promises ?? [], later: facts.later ?? [] }, words: '已按告知逐项核对，图纸标注有误的地方已在原图上改正。' }
}

function inParallel({ made, kase, app, people }: Standing): Act | undefined {
  const facts = factsOf(kase)
  const { stops } = made
  if (stops && facts.branches[stops.matter]?.state === 'working' && openIn(app, facts, stops.matter).every((step) => step.kind === 'decision')) {
    return { verb: 'stop_branch', actor: people.with('handler', facts.branches[stops.matter]!.unit), input: stops }
  }
  for (const matter of Object.keys(facts.branches)) {
    const branch = facts.branches[matter]!
    if (branch.state !== 'working' || made.waits?.includes(matter)) continue
    for (const step of openIn(app, facts, matter)) {
      if (step.kind === 'decision') return { verb: 'decide', actor: people.with('lead', branch.unit), input: decisionOn(matter, made) }
      const unit = askedIn(step, facts).find((one) => !facts.done[step.id]?.units.includes(one))
      if (unit) return { verb: 'conclude_step', actor: people.with('handler', unit), input: { matter, step: step.id, outcome: 'pass', opinion: made.words?.[step.kind] ?? OPINIONS[step.kind] ?? '经审查，符合规定的条件和标准，同意进入下一环节。' } }
    }
  }
  const isOut = (matter: string) => facts.branches[matter]!.state !== 'granted' || facts.issued?.matters.includes(matter)
  return made.issues && !Object.keys(facts.branches).every(isOut) ? { verb: 'issue', actor: people.with('handler', kase.unit_id), input: {} } : undefined
}

const openIn = (app: Application, facts: ApplicationFacts, matter: string) => openSteps(app.graph, facts, matter)

function decisionOn(matter: string, { refuses }: DemoApplication) {
  const reason = refuses?.[matter]
  return { matter, granted: !reason, ...(reason ? { reason } : {}) }
}

function afterIssue({ made, kase, plan, people }: Standing): Act | undefined {
  const facts = factsOf(kase)
  const due = Object.keys(facts.branches).find((matter) => facts.branches[matter]!.check === 'due' && (made.life === 'concluded' || made.breaks?.matter === matter))
  if (!due) return undefined
  const { unit } = plan.members.find((m) => m.matter === due)!.promise!.check
  const broken = made.breaks?.matter === due ? made.breaks.findings : undefined
  return { verb: 'record_check', actor: people.with('handler', unit), input: { matter: due, kept: !broken, findings: broken ?? '到场核查，实际情况与承诺一致，承诺已兑现。' } }
}

const OPINIONS: Readonly<Record<string, string>> = {
  review: '材料齐全、符合法定形式，内容与共享数据核对一致。',
  inspection: '已到现场查看，布局、设施与申报图纸一致，符合要求。',
  consult: '无不同意见。',
  test: '检测结果合格。',
  expert: '专家组评审通过。',
  publicity: '公示期满，没有收到异议。',
}

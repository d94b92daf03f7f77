import { eventAt, saysOf, wordsOf } from '#kernel/case/events-of.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { askedIn, branchClock, consultClock, isOver, openSteps } from '../branches.ts'
import { STOP_WORDS } from '../branch-clocks.ts'
import { BRANCH_STATES } from './application-words.ts'
import { type DeskScreen, type Given, unitsOf } from './desk-given.ts'
import { shortUnitOf } from './desk-names.ts'

/** 各事项: how each stands, what is open in it, what was said of its papers, and what was decided. */
export function mattersIn({ office, actor, kase, facts, plan, made, clocks, events, who, now, lang }: Given): DeskScreen['matters'] {
  const own = unitsOf(actor)
  const said = (seq: number) => {
    const event = eventAt(events, seq)
    return { words: wordsOf(event), says: saysOf(event), by: { who: event ? who(event.actor) : null, at: (event?.at ?? now).toISOString() } }
  }
  const nameOf = (key: string) => {
    const found = plan.materials.find((m) => m.key === key) ?? plan.fields.find((f) => f.element.key === key)?.element ?? plan.members.find((m) => m.matter === key)
    return found ? nameIn(found, lang) : key
  }
  return plan.members.filter(({ matter }) => facts.branches[matter]).map((member) => {
    const { matter } = member
    const branch = facts.branches[matter]!
    const open = kase.state === 'in_progress' && branch.state === 'working' ? openSteps(made.graph, facts, matter) : []
    const dueAt = clocks.find(({ name, doneAt }) => name === branchClock(matter) && !doneAt)?.dueAt ?? null
    const opinion = facts.opinions?.[matter] && { ...said(facts.opinions[matter].seq), complete: facts.opinions[matter].complete }
    const decided = branch.decided && said(branch.decided.seq)
    const asked = branch.consult && said(branch.consult.seq)
    return {
      matter, name: nameIn(member, lang), type: member.type, unit: branch.unit, unitName: shortUnitOf(office, branch.unit, lang), state: branch.state, stateName: BRANCH_STATES[branch.state][lang], mine: own.includes(branch.unit),
      dueAt: dueAt?.toISOString() ?? null, late: dueAt !== null && dueAt < now, basis: member.basis.map(({ law, article }) => (article ? `《${law}》${article}` : `《${law}》`)), result: member.result ? nameIn(member.result, lang) : null,
      open: open.map((node) => ({
        id: node.id, name: nameIn(node, lang), kind: node.kind, mine: askedIn(node, facts).some((unit) => own.includes(unit) && !facts.done[node.id]?.units.includes(unit)),
        units: askedIn(node, facts).map((unit) => ({ name: shortUnitOf(office, unit, lang), signed: facts.done[node.id]?.units.includes(unit) ?? false })),
      })),
      opinion: opinion ? { complete: opinion.complete, words: opinion.words['opinion'] ?? null, by: opinion.by, missing: ((opinion.words['missing'] ?? []) as { what: string; why: string }[]).map(({ what, why }) => ({ what, why, name: nameOf(what) })) } : null,
      decided: decided ? { on: branch.decided!.on, reason: decided.words['reason'] ?? null, conditions: decided.words['conditions'] ?? null, by: decided.by } : null,
      stop: branch.state === 'stopped' && branch.stop ? STOP_WORDS[branch.stop.kind][lang] : null,
      consult: branch.consult && asked ? { unit: branch.consult.unit, unitName: shortUnitOf(office, branch.consult.unit, lang), question: asked.words['question'] ?? '', answer: branch.consult.answered ? (said(branch.consult.answered).words['opinion'] ?? '') : null, mine: own.includes(branch.consult.unit), over: isOver(clocks.find(({ name }) => name === consultClock(matter)), now) } : null,
      check: branch.check ?? null, checks: own.includes(member.promise?.check.unit ?? ''), extendBy: branch.extended ? 0 : (member.clock.extendBy ?? (member.type === 'licence' ? 10 : 0)),
    }
  })
}

import { verb } from '#kernel/case/verb.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, branchOfficer, factsOf, withFacts } from './application.ts'
import { keepTime } from './branch-clocks.ts'
import { askedIn, isDone, openSteps, readApplication } from './branches.ts'
import { writeBranches } from './todos.ts'

/**
 * 办理环节: a review, an inspection, an opinion is over. In a joint inspection (联合踏勘) each department says its own word, and
 * the step is over with the last of them. What must be put right first is looked at again.
 */
export const concludeStep = verb({
  name: 'approvals.conclude_step',
  title: { zh: '办结环节', en: 'Conclude a step' },
  on: application,
  from: ['in_progress'],
  input: approvals.conclude_step,
  may: [branchOfficer],

  async run({ tx, kase, actor, input, clocks, attach }) {
    if (actor.is !== 'staff') throw new Error('only staff conclude steps')
    const facts = factsOf(kase)
    const { graph } = await readApplication({ tx }, kase.id)
    const node = openSteps(graph, facts, input.matter).find((one) => one.id === input.step)
    if (!node) refuse('step_not_open', { zh: '这个环节还不能办理，或已经办结，请刷新查看', en: 'This step cannot be taken yet, or is over: please reload' })
    // A step may be another department's than its matter, and nobody says another's word for them.
    const own = askedIn(node, facts).filter((unit) => actor.units.includes(unit))
    if (own.length === 0) refuse('not_yours', { zh: '这个环节不由您所在的部门办理', en: 'This step is not for your department' })
    if (node.kind === 'decision') refuse('needs_decision', { zh: '这一步是作出决定，请使用“决定”', en: 'This step is the decision: please use “decide”' })
    if (facts.branches[input.matter]?.state === 'stopped') refuse('stopped', { zh: '该事项正在停表等待，恢复计时后再办理', en: 'This matter stands still: resume it first' })
    await attach(input.files ?? [], 'handler', node.kind)
    const says = { matter: input.matter, step: node.id, kind: node.kind, units: own, outcome: input.outcome }
    const seals = { opinion: input.opinion }
    if (input.outcome === 'put_right') return { says, seals }

    const before = facts.done[node.id]
    const done = { ...facts.done, [node.id]: { seq: kase.version + 1, units: [...new Set([...(before?.units ?? []), ...own])], outcome: before?.outcome === 'fail' ? 'fail' as const : input.outcome } }
    const next = { ...facts, done }
    if (isDone(node, next)) keepTime(clocks, graph, next)
    await writeBranches({ tx, clocks }, kase.id, graph, next)
    return { set: withFacts(kase, { done }), says, seals }
  },
})

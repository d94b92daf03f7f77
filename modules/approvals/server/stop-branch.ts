import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { approvals } from '../contract.ts'
import { application, branchOfficer, factsOf, withBranch, withFacts } from './application.ts'
import { keepTime, STOP_WORDS } from './branch-clocks.ts'
import { readApplication, requireBranch, stopClock, workingDays } from './branches.ts'
import { matterName, planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/**
 * 停表: a hearing, tender, auction, inspection, test, quarantine, appraisal or expert review takes the time that it needs, which is
 * not counted; the applicant is told in writing for how long (行政许可法 art. 45). The days that are expected run on a clock of
 * their own, so that no stop is forgotten.
 */
export const stopBranch = verb({
  name: 'approvals.stop_branch',
  title: { zh: '停止计时', en: 'Stop the clock' },
  on: application,
  from: ['in_progress'],
  input: approvals.stop_branch,
  may: [branchOfficer],

  async run({ tx, kase, actor, input, clocks, publish }) {
    const facts = factsOf(kase)
    const { unit } = requireBranch(facts, actor, input.matter)
    const { graph } = await readApplication({ tx }, kase.id)
    const branches = withBranch(facts, input.matter, { state: 'stopped', stop: { seq: kase.version + 1, kind: input.kind } })
    keepTime(clocks, graph, { ...facts, branches })
    clocks.start(stopClock(input.matter), { kind: 'stop', limit: workingDays(input.days), unit })
    await writeBranches({ tx, clocks }, kase.id, graph, { ...facts, branches })
    const matter = matterName(await planBy(tx, facts.plan), input.matter)
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.stopped', params: { number: kase.number, matter, kind: STOP_WORDS[input.kind], days: input.days } }))
    return { set: withFacts(kase, { branches }), says: { matter: input.matter, kind: input.kind, days: input.days }, seals: { why: input.why } }
  },
})

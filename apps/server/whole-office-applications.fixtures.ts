import { type openOffice, staffOf } from '#kernel/testing/office.ts'
import { accept } from '#modules/approvals/server/accept.ts'
import { concludeStep } from '#modules/approvals/server/conclude-step.ts'
import { consult } from '#modules/approvals/server/consult.ts'
import { decide } from '#modules/approvals/server/decide.ts'
import { issue } from '#modules/approvals/server/issue.ts'
import { planNow } from '#modules/approvals/server/plans.ts'
import { recordCheck } from '#modules/approvals/server/record-check.ts'
import { requestSupplement } from '#modules/approvals/server/request-supplement.ts'
import { stopBranch } from '#modules/approvals/server/stop-branch.ts'
import { submit } from '#modules/approvals/server/submit.ts'
import { answers, promising } from '#modules/approvals/server/testing/approvals-office.ts'
import { withdraw } from '#modules/approvals/server/withdraw.ts'
import { people as known } from '#modules/requests/server/testing/requests-office.ts'

/** The window, and its representative; the departments are those of requests. */
export const approvers = { window: staffOf('district-office', 'handler', 'lead'), chief: staffOf('district-office', 'chief') }

/** An application in every state that it is open in, and one that is closed. */
export async function applicationStages(office: Awaited<ReturnType<typeof openOffice>>): Promise<Record<string, string>> {
  const { resident, neighbour, city, cityLead, env, envLead } = known
  const { window } = approvers
  const submitted = async (by = resident) => (await office.as(by).open(submit, { oneThing: 'tea-house', plan: planNow(office.office, 'tea-house')!.hash, answers: answers['small'] as never, papers: promising })).id
  const accepted = async (by = resident) => {
    const caseId = await submitted(by)
    await office.as(window).do(accept, { caseId })
    return caseId
  }
  const ready = async (by = resident) => {
    const caseId = await accepted(by)
    for (const [matter, officer] of [['registration', city], ['food', env]] as const) await office.as(officer).do(concludeStep, { caseId, matter, step: `${matter}.review`, outcome: 'pass', opinion: '符合要求。' })
    for (const [matter, lead] of [['registration', cityLead], ['food', envLead]] as const) await office.as(lead).do(decide, { caseId, matter, granted: true })
    return caseId
  }
  const issued = async (by = resident) => {
    const caseId = await ready(by)
    await office.as(window).do(issue, { caseId })
    return caseId
  }
  const then = async (making: Promise<string>, act: (caseId: string) => Promise<unknown>) => {
    const caseId = await making
    await act(caseId)
    return caseId
  }
  return {
    'application submitted': await submitted(),
    'application supplementing': await then(submitted(), (caseId) => office.as(window).do(requestSupplement, { caseId, missing: [{ what: 'lease', why: '缺最后一页。' }] })),
    'application in_progress': await accepted(),
    'application stopped': await then(accepted(), (caseId) => office.as(city).do(stopBranch, { caseId, matter: 'registration', kind: 'hearing', days: 3, why: '申请听证。' })),
    'application consulting': await then(accepted(), (caseId) => office.as(city).do(consult, { caseId, matter: 'registration', unit: 'bureau-env', question: '是否同意？', days: 3 })),
    'application ready': await ready(),
    'application issued': await issued(),
    // A broken promise keeps its applicant from the next one, so that this is another's.
    'application correcting': await then(issued(neighbour), (caseId) => office.as(city).do(recordCheck, { caseId, matter: 'registration', kept: false, findings: '场所为住宅。' })),
    'application withdrawn': await then(submitted(), (caseId) => office.as(resident).do(withdraw, { caseId })),
  }
}

import type { Office } from '#kernel/office.ts'
import type { Ground, StopKind } from '../../contract.ts'
import type { Plan } from '../../rules/plan.ts'
import { STOP_WORDS } from '../branch-clocks.ts'
import { lifeInWords } from '../certificates/certificate-row.ts'
import { dayInWords } from '../certificates/data-lines.ts'
import { GROUND } from '../grounds.ts'
import { type Document, type Event, LAW, onDay, sentence, type Writing, writingOf } from './document.ts'
import { orderToPutRight, promiseLetter, revocation, toleranceNotice } from './promise-papers.ts'

/** The papers of an application, by the act that each is about; `path`: where each is to be had. */
export const documentsIn = (office: Office, plan: Plan, kase: { number: string; applicant: string }, events: readonly Event[]): { seq: number; at: string; title: string; path: string }[] =>
  events.flatMap((event) => documentsOf(office, plan, kase, event).map(({ title }, n) => ({ seq: event.seq, at: event.at.toISOString(), title, path: n === 0 ? `${event.seq}` : `${event.seq}/${n + 1}` })))

/** The papers of an act, or none: most acts need no paper. */
export function documentsOf(office: Office, plan: Plan, kase: { number: string; applicant: string }, event: Event): Document[] {
  const writing = writingOf(office, plan, kase, event)
  const { act: { verb, says, words, clocks }, whole, one, remedies, made, nameOf } = writing
  const matter = plan.members.find((m) => m.matter === says['matter'])
  const authority = matter ? nameOf(matter.authority) : nameOf(plan.preReview.unit)
  const member = (key: string) => plan.members.find((m) => m.matter === key)?.name ?? key

  if (verb === 'approvals.submit') {
    return [
      ...made('收', '申请材料接收凭证', { says: [`你方关于${whole}的申请已经收到，包括下列事项：`], lines: (says['matters'] as string[]).map(member), then: ['我们将在五个工作日内告知是否受理；需要补正的，一次告知全部内容。'] }),
      ...promiseLetter(writing),
    ]
  }
  if (verb === 'approvals.supplement') return promiseLetter(writing)
  if (verb === 'approvals.accept' || says['deemed']) {
    const due = onDay(clocks['whole']?.due_at)
    return [
      ...made('受', '受理通知书', { says: [`你方关于${whole}的申请，依照${LAW}第三十二条，${says['deemed'] ? '因逾期未告知补正，自收到申请材料之日起视为受理' : '予以受理'}，各事项由有关部门同时办理。`], then: due ? [`最晚于${dayInWords(due)}办结。依法不计入时限的，另行书面告知。`] : [] }),
      ...toleranceNotice(writing),
    ]
  }
  if (verb === 'approvals.request_supplement') {
    return made('补', '补正材料一次性告知书', { says: [`你方关于${whole}的申请，依照${LAW}第三十二条第一款第四项，需要补正下列内容：`], lines: ((words['missing'] ?? []) as { what: string; why: string }[]).map(({ what, why }) => `${nameOfMissing(plan, what)}：${why}`), then: ['以上为需要补正的全部内容，补齐后即继续办理，等待补正的时间不计入办理时限。'] })
  }
  if (verb === 'approvals.decline') {
    return made('拒', '不予受理决定书', { says: [`你方关于${whole}的申请，依照${LAW}第三十二条，决定不予受理。理由：${sentence(words['reason'])}`, ...(words['instead'] ? [sentence(words['instead'])] : [])], then: [remedies] })
  }
  if (verb === 'approvals.decide' && says['granted'] === false) {
    return made('否', '不予行政许可决定书', { says: [`你方申请的${one}，经审查，依照${LAW}第三十八条第二款，决定不予许可。理由：${sentence(words['reason'])}`], then: [remedies], authority })
  }
  if (verb === 'approvals.stop_branch') {
    return made('停', '特别程序告知书', { says: [`你方申请的${one}需要${STOP_WORDS[says['kind'] as StopKind]?.zh ?? ''}，依照${LAW}第四十五条，所需时间预计 ${says['days']} 个工作日，不计入办理时限。`, sentence(words['why'])], authority })
  }
  if (verb === 'approvals.extend_branch') {
    return made('延', '延长期限告知书', { says: [`你方申请的${one}，依照${LAW}第四十二条，经本机关负责人批准，延长 ${says['days']} 个工作日。理由：${sentence(words['reason'])}`], authority })
  }
  if (verb === 'approvals.record_check' && says['kept'] === false) return orderToPutRight(writing)
  if (verb === 'approvals.record_correction' && says['revoked']) return revocation(writing)
  if (verb === 'approvals.revoke_certificate') return actOnCertificate(writing, authority)
  return []
}

/** 撤销、注销、暂停和恢复证照, by the department of itself. */
function actOnCertificate({ plan, act: { says, words }, one, remedies, made }: Writing, authority: string): Document[] {
  const { to, law } = GROUND[says['ground'] as Ground]
  const { zh } = lifeInWords(to)
  const result = plan.members.find((m) => m.matter === says['matter'])?.result?.name ?? ''
  return made('证', `${zh}决定书`, {
    says: [
      `你方在${one}中取得“${result}”（${says['number']}）。经查：${sentence(words['reason'])}`,
      ...(words['heard'] ? [`本机关听取了你方的陈述、申辩：${sentence(words['heard'])}`] : []),
      `${law}，决定${zh}该证照。`,
    ],
    then: [remedies], authority,
  })
}

/** What can be missing: a paper, an answer, or something of a matter. */
const nameOfMissing = (plan: Plan, key: string) => plan.materials.find((m) => m.key === key)?.name ?? plan.fields.find((f) => f.element.key === key)?.element.name ?? plan.questions.find((q) => q.element.key === key)?.element.name ?? plan.members.find((m) => m.matter === key)?.name ?? key

import { dayOf } from '#kernel/calendar/day.ts'
import type { HistoryEvent } from '#kernel/case/events-of.ts'
import type { ClockRow } from '#kernel/clocks/clock-set.ts'
import { unitsOf } from '#kernel/identity/units.ts'
import type { District } from '#kernel/definitions/district.ts'
import type { Office } from '#kernel/office.ts'
import type { Plan } from '../../rules/plan.ts'
import { dayInWords } from '../certificates/data-lines.ts'
import type { StopKind } from '../../contract.ts'

/** 文书: what an act is in writing, with whose seal and on what day. Paragraphs and, between them, numbered lines. */
export type Document = { title: string; number: string; to: string; says: readonly string[]; lines: readonly string[]; then: readonly string[]; authority: string; on: Date }

/** The act that a document puts into writing, as it stands in the ledger. */
type Written = { seq: number; verb: string; at: Date; unit: string; says: Record<string, any>; words: Record<string, any>; clocks: Record<string, ClockRow> }

type Event = Pick<HistoryEvent, 'seq' | 'verb' | 'at' | 'body' | 'sealed'>
const writtenOf = ({ seq, verb, at, body, sealed }: Event, plan: Plan): Written => ({ seq, verb, at, unit: plan.preReview.unit, says: body.says, words: sealed?.says ?? {}, clocks: body.clocks })

/** The papers of an application, by the act that each is about. */
export const documentsIn = (office: Office, plan: Plan, kase: { number: string; applicant: string }, events: readonly Event[]): { seq: number; at: string; title: string }[] =>
  events.flatMap((event) => {
    const document = documentOf(office, plan, kase, event)
    return document ? [{ seq: event.seq, at: event.at.toISOString(), title: document.title }] : []
  })

const LAW = '《中华人民共和国行政许可法》'

const STOPS: Record<StopKind, string> = { hearing: '听证', tender: '招标', auction: '拍卖', inspection: '检验', test: '检测', quarantine: '检疫', appraisal: '鉴定', expert: '专家评审' }

/** The document of an act, or none: most acts need no paper. */
export function documentOf(office: Office, plan: Plan, kase: { number: string; applicant: string }, event: Event): Document | undefined {
  const act = writtenOf(event, plan)
  const nameOf = (unit: string) => unitsOf(office).find((one) => one.id === unit)?.name ?? unit
  const { says, words } = act
  const matter = plan.members.find((m) => m.matter === says['matter'])
  const member = (key: string) => plan.members.find((m) => m.matter === key)?.name ?? key
  const made = (suffix: string, title: string, given: Partial<Document> & Pick<Document, 'says'>): Document =>
    ({ title, number: `${kase.number}-${suffix}${act.seq}`, to: kase.applicant, lines: [], then: [], authority: nameOf(act.unit), on: act.at, ...given })
  const whole = `“${plan.name}”（申请编号 ${kase.number}）`

  if (act.verb === 'approvals.submit') {
    return made('收', '申请材料接收凭证', { says: [`你方关于${whole}的申请已经收到，包括下列事项：`], lines: (says['matters'] as string[]).map(member), then: ['我们将在五个工作日内告知是否受理；需要补正的，一次告知全部内容。'] })
  }
  if (act.verb === 'approvals.accept' || says['deemed']) {
    const due = act.clocks['whole']?.due_at
    return made('受', '受理通知书', { says: [`你方关于${whole}的申请，依照${LAW}第三十二条，${says['deemed'] ? '因逾期未告知补正，自收到申请材料之日起视为受理' : '予以受理'}，各事项由有关部门同时办理。`], then: due ? [`最晚于${dayInWords(dayOf(new Date(due)))}办结。依法不计入时限的，另行书面告知。`] : [] })
  }
  if (act.verb === 'approvals.request_supplement') {
    return made('补', '补正材料一次性告知书', { says: [`你方关于${whole}的申请，依照${LAW}第三十二条第一款第四项，需要补正下列内容：`], lines: ((words['missing'] ?? []) as { what: string; why: string }[]).map(({ what, why }) => `${nameOfMissing(plan, what)}：${why}`), then: ['以上为需要补正的全部内容，补齐后即继续办理，等待补正的时间不计入办理时限。'] })
  }
  if (act.verb === 'approvals.decline') {
    return made('拒', '不予受理决定书', { says: [`你方关于${whole}的申请，依照${LAW}第三十二条，决定不予受理。理由：${sentence(words['reason'])}`, ...(words['instead'] ? [sentence(words['instead'])] : [])], then: [remedies(office)] })
  }
  if (act.verb === 'approvals.decide' && says['granted'] === false) {
    return made('否', '不予行政许可决定书', { says: [`你方申请的“${matter?.name ?? says['matter']}”（申请编号 ${kase.number}），经审查，依照${LAW}第三十八条第二款，决定不予许可。理由：${sentence(words['reason'])}`], then: [remedies(office)], authority: nameOf(matter?.authority ?? act.unit) })
  }
  if (act.verb === 'approvals.stop_branch') {
    return made('停', '特别程序告知书', { says: [`你方申请的“${matter?.name ?? says['matter']}”（申请编号 ${kase.number}）需要${STOPS[says['kind'] as StopKind] ?? ''}，依照${LAW}第四十五条，所需时间预计 ${says['days']} 个工作日，不计入办理时限。`, sentence(words['why'])], authority: nameOf(matter?.authority ?? act.unit) })
  }
  if (act.verb === 'approvals.extend_branch') {
    return made('延', '延长期限告知书', { says: [`你方申请的“${matter?.name ?? says['matter']}”（申请编号 ${kase.number}），依照${LAW}第四十二条，经本机关负责人批准，延长 ${says['days']} 个工作日。理由：${sentence(words['reason'])}`], authority: nameOf(matter?.authority ?? act.unit) })
  }
  return undefined
}

/** What can be missing: a paper, an answer, or something of a matter. */
const nameOfMissing = (plan: Plan, key: string) => plan.materials.find((m) => m.key === key)?.name ?? plan.fields.find((f) => f.element.key === key)?.element.name ?? plan.questions.find((q) => q.element.key === key)?.element.name ?? plan.members.find((m) => m.matter === key)?.name ?? key

const sentence = (words: unknown): string => `${String(words ?? '').trim().replace(/[。；;]$/, '')}。`

/** 行政复议法 (2023) art. 20; 行政诉讼法 art. 46. */
const remedies = ({ definitions }: Office) => `如不服本决定，可以自收到之日起六十日内向${definitions.newest<District>('district')!.body.name}人民政府申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼。`

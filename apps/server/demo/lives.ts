import type { CaseRow } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { DemoRequests } from '#modules/requests/server/definitions.ts'
import { factsOf } from '#modules/requests/server/request.ts'
import type { People } from './stage.ts'

type Made = DemoRequests[number]
type Doing = { actor: Actor; input: object }
export type Step = { verb: string; at: (before: Date, kase: CaseRow) => Date; acts: (kase: CaseRow, people: People) => Doing[] }

/** The steps of a made-up request's life up to now. `n` makes lives differ from each other, the same way at every start. */
export function lifeOf({ note: remark, ...given }: Made, n: number, real: Date): Step[] {
  // What says that it belongs with others is for the loader, not for people.
  const said = remark?.replace(/同类诉求[:\uFF1A].*$/, '').trim()
  const made: Made = { ...given, ...(said ? { note: said } : {}) }
  const chance = (salt: number) => (((n + 1) * 2654435761 + salt * 40503) >>> 8) % 1000 / 1000
  const minutes = (from: number, to: number, salt: number) => (before: Date) => new Date(before.getTime() + (from + (to - from) * chance(salt)) * 60_000)
  const step = (verb: string, at: Step['at'], acts: Step['acts']): Step => ({ verb, at, acts })
  const lately: Step['at'] = (before) => new Date(Math.max(before.getTime(), real.getTime() - (20 + 150 * chance(6)) * 60_000))
  const one = (actor: (kase: CaseRow, people: People) => Actor, input: object) => (kase: CaseRow, people: People) => [{ actor: actor(kase, people), input }]
  const byHandler = (kase: CaseRow, people: People) => people.with('handler', kase.unit_id)
  const byLead = (kase: CaseRow, people: People) => people.with('lead', kase.unit_id, factsOf(kase).answer?.by ?? factsOf(kase).extension?.by)
  const byDispatcher = (_: CaseRow, people: People) => people.with('dispatcher')
  const bySupervisor = (_: CaseRow, people: People) => people.with('supervisor')
  const byResident = (kase: CaseRow, people: People) => people.resident(kase)

  const dispatch = step('dispatch', minutes(4, 40, 1), one(byDispatcher, {}))
  const sign = step('sign_for', minutes(8, 80, 2), one(byHandler, {}))
  const contact = step('record_contact', minutes(15, 70, 3), one(byHandler, { how: 'phone', reached: true, note: '已电话联系，核实地点和诉求，告知办理安排。' }))
  const note = step('add_note', minutes(60, 200, 4), one(byHandler, { text: made.note ?? '现场查看，已安排处理。' }))
  const assists = step('finish_assist', minutes(30, 200, 5), (kase, people) =>
    (factsOf(kase).assist ?? []).filter((a) => !a.done).map(({ unit }) => ({ actor: people.with('handler', unit), input: { result: '已到场配合处理，情况已反馈主办单位。' } })))
  // Most answer in time, some late, as it is.
  const inTheLimit: Step['at'] = (before, kase) => {
    const due = kase.due_at ?? new Date(before.getTime() + 86_400_000)
    const share = chance(6) > 0.94 ? 1.3 : 0.25 + 0.6 * chance(7)
    return new Date(before.getTime() + Math.max(20 * 60_000, (due.getTime() - before.getTime()) * share))
  }
  const answer = step('answer', inTheLimit, one(byHandler, { handling: made.note ?? '经办人员现场处置完毕并复核。', answer: made.answer ?? '您反映的问题已处理，感谢监督。', solved: true }))
  const approve = step('approve_answer', minutes(15, 120, 8), one(byLead, {}))
  const rating = { solved: made.solved ?? true, satisfaction: made.satisfied ?? 'satisfied', ...(made.words ? { words: made.words } : {}) }
  const callBack = step('record_call_back', minutes(300, 1800, 11), one((_, people) => people.with('callback'), { ...rating, reached: true, contacted: true }))
  const rate = chance(9) < 0.55 || made.solved === false ? step('rate', minutes(60, 1500, 10), one(byResident, { ...rating, contacted: true })) : callBack

  const unsolved = step('rate', minutes(60, 400, 10), one(byResident, { ...rating, solved: false, satisfaction: 'dissatisfied' }))
  const again = step('answer', inTheLimit, one(byHandler, { handling: '负责人带队再次到场，逐项复核。', answer: `${made.answer ?? '此前的处理不够彻底。'}\n您评价未解决后，我们已再次到场处理，并由负责人当面向您说明。`, solved: true }))

  const askForTime = step('request_extension', minutes(40, 160, 5), one(byHandler, { days: 5, reason: made.note ?? '需专业检测', plan: '逐项推进，每两日电话告知进度。' }))
  const dispute = step('dispute_rating', lately, one(byResident, { why: '回访记录写的不是我的意思：问题没有解决，我也没有说满意。', solved: false, satisfaction: 'dissatisfied' }))

  const working = [dispatch, sign, contact]
  const answered = [...working, assists, answer, approve]
  switch (made.life) {
    case 'submitted': case 'me_too': return []
    case 'declined': return [step('decline', minutes(5, 60, 1), one(byDispatcher, { branch: made.door ?? 'out_of_remit', reason: made.answer ?? made.note ?? '您反映的事项不在受理范围内，请通过下列渠道办理。' }))]
    case 'dispatched': return [dispatch]
    case 'in_progress': return [...working, note]
    case 'awaiting_resident': return [...working, step('ask_resident', minutes(20, 90, 5), one(byHandler, { question: made.question ?? '请补充具体位置和时间，谢谢。' }))]
    case 'objected': return [dispatch, step('return_dispatch', minutes(20, 120, 5), one(byHandler, { reason: made.note ?? '不属于本单位职责。' }))]
    case 'awaiting_approval': return [...working, assists, { ...answer, at: lately }]
    case 'answered': return answered
    case 'concluded': return made.solved === false ? [...answered, unsolved, again, approve, { ...rate, acts: one(byResident, { ...rating, solved: true }) }] : [...answered, rate]
    case 'unsolved_again': return [...answered, unsolved]
    case 'disputed': return [...answered, callBack, dispute]
    case 'extension_asked': return [...working, askForTime]
    case 'extended': return [...working, askForTime, step('decide_extension', minutes(20, 120, 6), one(byLead, { granted: true, reason: '情况属实，同意延期。' }))]
    case 'overdue': return working
    case 'supervised': return [...working, step('supervise', minutes(200, 900, 5), one(bySupervisor, { demand: made.note ?? '请说明进展，并按期办结。', days: 3 }))]
    case 'withdrawn': return [step('withdraw', minutes(20, 200, 5), one(byResident, made.note ? { why: made.note.slice(0, 200) } : {}))]
    default: return []
  }
}

import type { Lang } from '#kernel/contract.ts'
import type { Moved } from '../../contract.ts'
import { answerFaults, isEmpty } from '../../rules/answer-faults.ts'
import type { Answers } from '../../rules/expr.ts'
import { isTolerated } from '../../rules/papers-left.ts'
import type { Plan, PlanMaterial, PlanWay } from '../../rules/plan.ts'
import { answersUnder, type PlanDifference, planDifference } from '../../rules/plan-difference.ts'
import type { Node } from '../../rules/schedule.ts'
import { type Situation, situationOf } from '../../rules/situation.ts'
import type { Paper } from '../application.ts'

type Pinned = { state: string; answers: Answers; papers: readonly Paper[]; graph: readonly Node[] }
export type Repinned = { answers: Answers; again: string[]; papers: Paper[]; wanted: string[]; situation: Situation; moves: Moved['moves'] }

/** Whether a step of the application waits for its applicant, who can still be asked once (行政许可法 art. 32). */
const CAN_BE_ASKED = new Set(['submitted', 'supplementing'])

/**
 * An application as it would stand under another plan. Answers and papers that still serve are kept. What is accepted was
 * accepted as complete: of that applicant nothing new is asked (art. 8, 信赖保护), and where the new rules would need it, it
 * stays under the old ones.
 */
export function repinned(before: Plan, after: Plan, { state, answers, papers }: Pinned): Repinned {
  const kept = answersUnder(after, answers, planDifference(before, after))
  const given = new Map(papers.map((paper) => [paper.key, paper]))
  const serves = (material: PlanMaterial, way: PlanWay) => {
    const paper = given.get(material.key)
    if (way.by === 'form' || way.by === 'result') return true
    return way.by === 'upload' ? true : paper?.by === way.by
  }
  const situation = situationOf(after, kept.answers, (material, way) => !serves(material, way))
  const shown = new Set([...situation.fields.map((f) => f.element.key), ...after.questions.map((q) => q.element.key)])
  const inForce = Object.fromEntries(Object.entries(kept.answers).filter(([key, answer]) => shown.has(key) && !isEmpty(answer)))
  const missing = answerFaults([...situation.fields], inForce, {}).map((fault) => fault.at.split('/')[0]!)
  const undecided = situation.open.flatMap(() => after.questions.map((q) => q.element.key).filter((key) => isEmpty(inForce[key])))
  const again = [...new Set([...kept.again.filter((key) => shown.has(key)), ...missing, ...undecided])]
  const settled = situation.materials.map((one): { paper: Paper; isWanted: boolean } => {
    const { material: { key }, way, neededBy } = one
    const was = given.get(key)
    const base = { key, by: way.by, neededBy: [...neededBy] }
    if (way.by === 'result') return { paper: { ...base, of: way.of.filter((matter) => situation.matters.includes(matter)) }, isWanted: false }
    if (was && (was.by === way.by || (was.by === 'later' && isTolerated(after, one)))) return { paper: { ...was, neededBy: [...neededBy] }, isWanted: false }
    return { paper: base, isWanted: way.by === 'upload' }
  })
  const wanted = settled.filter((one) => one.isWanted).map((one) => one.paper.key)
  const asks = again.length + wanted.length > 0
  return { answers: inForce, again, papers: settled.map((one) => one.paper), wanted, situation, moves: !asks ? 'moves' : CAN_BE_ASKED.has(state) ? 'asks' : 'stays' }
}

/** The same as people read it in the dry run, and as the case's history keeps it. */
export function movedInWords(before: Plan, after: Plan, pinned: Pinned, lang: Lang): Moved {
  const { again, wanted, situation, moves } = repinned(before, after, pinned)
  const was = situationOf(before, pinned.answers)
  const matter = (plan: Plan) => (key: string) => calledIn(lang, plan.members.find((m) => m.matter === key)) ?? key
  const asked = new Map([...after.questions.map((q) => q.element), ...after.fields.map((f) => f.element)].map((e) => [e.key, e]))
  const stays = { zh: '已受理的申请不能再要求申请人补充，仍按原方案办理', en: 'It was accepted as complete: nothing new may be asked, and it stays under the earlier plan' }
  return {
    matters: { added: situation.matters.filter((m) => !was.matters.includes(m)).map(matter(after)), removed: was.matters.filter((m) => !situation.matters.includes(m)).map(matter(before)) },
    again: again.map((key) => calledIn(lang, asked.get(key)) ?? key), papers: wanted.map((key) => calledIn(lang, after.materials.find((m) => m.key === key)) ?? key),
    days: [was.schedule.days, situation.schedule.days], limit: [was.limit, situation.limit], moves, why: moves === 'stays' ? stays[lang] : null,
  }
}

const calledIn = (lang: Lang, one: { name: string; en: string } | undefined) => (lang === 'zh' ? one?.name : one?.en)

const WHAT = {
  rule: { zh: '适用条件', en: 'condition' }, days: { zh: '时限', en: 'time' }, meaning: { zh: '含义', en: 'meaning' }, options: { zh: '选项', en: 'options' },
  limits: { zh: '上下限', en: 'bounds' }, required: { zh: '是否必填', en: 'whether it must be filled in' }, ways: { zh: '提供方式', en: 'ways to provide it' },
} as const

/** What became of a one-thing, a sentence each. */
export function differenceInWords({ matters, fields, materials, questions }: PlanDifference, lang: Lang): string[] {
  const zh = lang === 'zh'
  const names = (list: readonly { name: string; en: string }[]) => list.map((one) => (zh ? `“${one.name}”` : `“${one.en}”`)).join(zh ? '、' : ', ')
  const say = (part: string, en: string, { added, removed, changed = [] }: { added: readonly { name: string; en: string }[]; removed: readonly { name: string; en: string }[]; changed?: readonly { name: string; en: string; what: readonly (keyof typeof WHAT)[] }[] }) => [
    ...(added.length ? [zh ? `增加${part}${names(added)}` : `New ${en}: ${names(added)}`] : []),
    ...(removed.length ? [zh ? `取消${part}${names(removed)}` : `No longer: ${en} ${names(removed)}`] : []),
    ...changed.map((one) => (zh ? `${part}“${one.name}”的${one.what.map((w) => WHAT[w].zh).join('、')}有变` : `${en} “${one.en}”: other ${one.what.map((w) => WHAT[w].en).join(', ')}`)),
  ]
  return [...say('事项', 'matters', matters), ...say('情形问题', 'questions', questions), ...say('填写项', 'fields', fields), ...say('材料', 'documents', materials)]
}

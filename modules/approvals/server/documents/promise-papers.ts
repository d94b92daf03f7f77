import { dayOf } from '#kernel/calendar/day.ts'
import { evaluate } from '../../rules/expr.ts'
import type { Member } from '../../rules/plan.ts'
import { dayInWords } from '../certificates/data-lines.ts'
import { type Document, LAW, sentence, type Writing } from './document.ts'

const GUIDE_NUMBER = '国办发〔2020〕42号'
const GUIDE = `国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见（${GUIDE_NUMBER}）`

/** 告知承诺书: what the applicant was told, what they promised, and what follows where it is not so. */
export function promiseLetter({ plan, act, whole, made, nameOf }: Writing): Document[] {
  const promised = new Set((act.says['papers'] as { key: string; by: string }[]).filter(({ by }) => by === 'promise').map(({ key }) => key))
  const papers = (matter: string) => plan.materials.filter((m) => promised.has(m.key) && m.neededBy.some((n) => n.matter === matter && (!n.when || evaluate(n.when, act.words['answers'] ?? {}) !== false)))
  const lines = plan.members.flatMap(({ matter, name, promise }) => {
    const instead = papers(matter)
    if (!promise || !instead.length || !(act.says['matters'] as string[]).includes(matter)) return []
    return [
      `“${name}”：以承诺代替${instead.map((m) => `“${m.name}”`).join('、')}。${promise.basis.law.includes(GUIDE_NUMBER) ? '' : `依据：${lawOf(promise.basis)}。`}`,
      `承诺的内容：${sentence(promise.duties.map((duty) => duty.replace(/[。；;]$/, '')).join('；'))}`,
      `核查：${nameOf(promise.check.unit)}在作出决定后 ${promise.check.days} 个工作日内核查。${sentence(promise.check.how)}`,
      `不实承诺的后果：${sentence(promise.consequence)}核查不符的，限 ${promise.correct} 个工作日内整改。`,
    ]
  })
  if (!lines.length) return []
  return made('诺', '告知承诺书', {
    says: [`你方在${whole}的申请中选择以告知承诺的方式办理。依照${GUIDE}，现将有关内容和你方的承诺记载如下：`], lines,
    then: ['申请人承诺：已经知晓上述告知的全部内容；所作承诺真实，是申请人真实的意思表示；愿意承担不实承诺的法律责任。', `本承诺由申请人实名登录后于${dayInWords(dayOf(act.at))}提交。`],
  })
}

/** 容缺受理告知书: what still has to come, and by when. Its time begins with the acceptance. */
export function toleranceNotice({ plan, act, whole, made }: Writing): Document[] {
  const later = Object.entries(act.clocks).flatMap(([name, clock]) => (name.startsWith('later:') && clock.due_at && !clock.done_at ? [{ key: name.slice('later:'.length), due: new Date(clock.due_at) }] : []))
  if (!later.length) return []
  const name = (key: string) => plan.materials.find((m) => m.key === key)?.name ?? key
  return made('容', '容缺受理告知书', {
    says: [`你方关于${whole}的申请，主审要件齐全，同意容缺受理。下列材料请在期限内补齐：`],
    lines: later.map(({ key, due }) => `“${name(key)}”：${dayInWords(dayOf(due))}前补齐。`),
    then: ['补齐之前不颁发证照；逾期没有补齐的，可以依法作出不予许可的决定。'],
  })
}

/** 责令限期整改通知书: what was found not to be as promised, and until when to put it right. */
export function orderToPutRight({ plan, act, one, made, nameOf }: Writing): Document[] {
  const { promise } = memberOf(plan.members, act.says['matter'])
  const due = act.clocks[`correct:${act.says['matter']}`]?.due_at
  return made('改', '责令限期整改通知书', {
    says: [`经核查，你方在${one}中的承诺与实际不符：${sentence(act.words['findings'])}`, `你方承诺的内容是：${sentence(promise!.duties.map((duty) => duty.replace(/[。；;]$/, '')).join('；'))}`, `依照${lawOf(promise!.basis)}，${due ? `责令你方于${dayInWords(dayOf(new Date(due)))}前整改` : '责令你方限期整改'}。`],
    then: [sentence(promise!.consequence), '整改期间暂停适用告知承诺和容缺受理；整改经复核合格的，信用记录随即修复。'], authority: nameOf(promise!.check.unit),
  })
}

/** 撤销决定书, where what was promised was not put right in time. */
export function revocation({ plan, act, one, made, nameOf, remedies }: Writing): Document[] {
  const { promise, result, name, authority } = memberOf(plan.members, act.says['matter'])
  return made('撤', '撤销决定书', {
    says: [`你方以告知承诺方式在${one}中取得“${result?.name ?? name}”。经核查承诺不实，责令整改后期满仍未整改：${sentence(act.words['findings'])}`, `依照${LAW}第六十九条和${lawOf(promise!.basis)}，决定撤销“${result?.name ?? name}”。`],
    then: [remedies], authority: nameOf(authority),
  })
}

const memberOf = (members: readonly Member[], matter: unknown) => members.find((m) => m.matter === matter)!
const lawOf = ({ law, article }: { law: string; article?: string }) => (law.includes('〔') ? law : `《${law}》${article ?? ''}`)

import { type Sentence, sentencesOf } from './sentences.ts'

/** What kind of answer a question wants: an answer without it has not answered, whatever else it says. */
export type Wanted = 'when' | 'how_much' | 'why' | 'where' | 'telephone'
export type Demand = Sentence & { wants: readonly Wanted[] }

const ASKING = /[?？]|请问|想问|想知道|咨询|是否|能否|可否|能不能|可不可以|有没有|何时|什么时候|多久|多少|怎么办|怎样|如何|为什么|为何|哪里|哪个|吗(?=[，。！;；]|$)/
/** Asked of the world, and not of the office. */
const RHETORICAL = /难道|对得起|怎么会|良心|天理|王法|还有没有人|谁来(?:管|负责)|凭什么|何在|情何以堪|于心何忍|能[^，。]{0,12}吗[?？]+$|不(?:是|觉得)[^，。]{0,20}吗[?？]+$/

const WANTS: readonly [Wanted, RegExp][] = [
  ['when', /何时|什么时候|多久|多长时间|几时|什么时间|哪一?[年天]|哪个月/],
  ['how_much', /多少(?!次)|几[万元块个年平]|什么(?:标准|价格)|价格是/],
  ['why', /为什么|为何|凭什么|原因是什么|什么原因/],
  ['where', /在哪|哪里|去哪|什么地方|到哪|地址/],
  ['telephone', /电话是|联系电话|联系方式|电话号码/],
]

/** The questions of a request. A plain complaint has none, and is looked at as a whole. */
export function demandsOf(asked: string): Demand[] {
  return sentencesOf(asked)
    .filter(({ text }) => ASKING.test(text) && !RHETORICAL.test(text))
    .map((sentence) => ({ ...sentence, wants: WANTS.flatMap(([wants, said]) => (said.test(sentence.text) ? [wants] : [])) }))
}

/** Whether an answer has what such a question wants. */
export const GIVES: Record<Wanted, RegExp> = {
  when: /\d+\s*(?:[年月日天点时周]|个(?:月|工作日|小时))|[一二三四五六七八九十两半]+(?:个)?(?:工作日|天|日|月|年|周|小时)|今日|今天|当天|即日|年底|月底|年内|季度|时间(?:未|尚未)(?:定|确定)|暂无.{0,6}(?:计划|时间)|尚未(?:确定|列入)/,
  how_much: /\d|[一二三四五六七八九十百千万两]+(?:元|万|平|个|人|套|年|块)|%|免费|不收费/,
  why: /因|由于|原因|鉴于|根据|依据|按照|为了|导致|所致|造成|受.{1,12}影响/,
  where: /位于|地址|地点|号|路|街|楼|厅|窗口|中心|所在|局|村|社区|到.{1,20}(?:办理|申请|咨询)/,
  telephone: /\d{3,4}[-—－ ]?\d{4,}|1\d{10}|热线|电话/,
}

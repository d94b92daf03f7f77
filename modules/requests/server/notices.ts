import { dayOf } from '#kernel/calendar/day.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import type { Lang } from '#kernel/clocks/in-words.ts'
import type { NoticeParams, NoticeTemplate } from '#kernel/notices/template.ts'

type Sentence = (p: NoticeParams & { number: string }) => string

/** `sms` marks what a resident should learn without opening the app; the carrier's own template is a setting of the place. */
function notice(what: string, title: [string, string], zh: Sentence, en: Sentence, channels: { sms?: boolean } = {}): NoticeTemplate {
  const name = `requests.${what}`
  return {
    name,
    title: { zh: title[0], en: title[1] },
    text: (params) => ({ zh: zh(params as never), en: en(params as never) }),
    ...(channels.sms ? { sms: name, smsParams: (p: NoticeParams) => ({ number: String(p['number']) }), wechat: name, wechatData: (p: NoticeParams) => ({ character_string1: String(p['number']), thing2: title[0] }) } : {}),
  }
}

const moment = (iso: unknown, lang: Lang) => (typeof iso === 'string' ? momentInWords(new Date(iso), lang, dayOf(new Date(iso)).slice(0, 4)) : '')
const toResident = { sms: true }

const CLOCKS: Record<string, [string, string]> = {
  respond: ['首次联系', 'the first call'], conclude: ['办结', 'conclusion'], assist: ['协办', 'assistance'], dispatch: ['派单', 'dispatch'], sign: ['签收', 'signing for'],
  adjudicate: ['退单裁定', 'the decision on a return'], approve: ['答复审核', 'approval of the answer'], extension: ['延期审批', 'the decision on an extension'],
  callback: ['回访', 'the call-back'], supervision: ['督办回复', 'the answer to an order'], dispute: ['评价异议', 'the disputed rating'], promise: ['承诺事项', 'a promise'],
}
const clock = (p: NoticeParams, n: 0 | 1) => CLOCKS[String(p['clock'])]?.[n] ?? String(p['clock'])
const WHY_AGAIN: Record<string, [string, string]> = {
  rated: ['诉求人评价未解决', 'rated as unsolved'], called_back: ['回访反映未解决', 'unsolved when called back'], reopened: ['诉求人要求再办', 'opened again'], disputed: ['评价异议成立', 'a disputed rating'], recused: ['承办单位须回避，请重新派单', 'its unit was recused'],
}
const whyAgain = (p: NoticeParams, n: 0 | 1) => WHY_AGAIN[String(p['why'])]?.[n] ?? ''

/** Words of every notice that requests send. Nobody's own words are in them: those stand on the page that they open. */
export const notices: readonly NoticeTemplate[] = [
  // To residents
  notice('received', ['诉求已收到', 'Request received'], (p) => `我们收到了您的诉求，编号 ${p.number}。每一步都会告诉您。`, (p) => `We have your request, number ${p.number}, and will tell you each step.`, toResident),
  notice('declined', ['诉求不予受理', 'Request not accepted'], (p) => `您的诉求 ${p.number} 不予受理，原因和该找的部门请点开查看。`, (p) => `Your request ${p.number} was not accepted. Open it for the reason and where to turn.`, toResident),
  notice('dispatched', ['诉求已派单', 'Request dispatched'], (p) => `您的诉求 ${p.number} 已派给${String(p['unit'])}办理。`, (p) => `Your request ${p.number} is now with ${String(p['unit'])}.`, toResident),
  notice('asked', ['请您补充说明', 'A question for you'], (p) => `办理单位有问题想问您(诉求 ${p.number}),请在${moment(p['due'], 'zh')}前回复。`, (p) => `There is a question about your request ${p.number}. Please answer by ${moment(p['due'], 'en')}.`, toResident),
  notice('extended', ['办理时间延长', 'More time needed'], (p) => `您的诉求 ${p.number} 经批准延长 ${String(p['days'])} 个工作日${p['due'] ? `，最晚${moment(p['due'], 'zh')}前答复您` : ''}。原因请点开查看。`, (p) => `Your request ${p.number} needs ${String(p['days'])} more working days${p['due'] ? `: an answer by ${moment(p['due'], 'en')}` : ''}. Open it for the reason.`, toResident),
  notice('answered', ['诉求已答复', 'Your answer is here'], (p) => `您的诉求 ${p.number} 已答复${p['promised'] ? `，承诺 ${String(p['promised'])} 前办到` : ''}，请查看并评价。`, (p) => `Your request ${p.number} is answered${p['promised'] ? ` with a promise for ${String(p['promised'])}` : ''}. Please read and rate it.`, toResident),
  notice('called_back', ['回访已记录', 'Your call-back'], (p) => `刚才的回访已记在诉求 ${p.number} 上。如记录与您说的不符，请点开提出异议。`, (p) => `Our call about ${p.number} is on record. If it is not what you said, open it and dispute it.`, toResident),
  notice('closed_unreached', ['诉求已办结', 'Request concluded'], (p) => `多次致电未能联系上您，诉求 ${p.number} 已办结。如没有办好，请点开要求再办。`, (p) => `We could not reach you, and request ${p.number} is concluded. If it is not done, open it again.`, toResident),
  notice('dispute_settled', ['评价异议已处理', 'Your objection'], (p) => (p['upheld'] ? `您对诉求 ${p.number} 评价的异议成立，已更正。` : `您对诉求 ${p.number} 评价的异议已核对，维持原记录，理由请点开查看。`), (p) => (p['upheld'] ? `The rating of ${p.number} was corrected as you said.` : `The rating of ${p.number} stands. Open it for the reason.`), toResident),

  // To a unit
  notice('for_unit', ['新的诉求', 'A new request'], (p) => `诉求 ${p.number} ${p['assisting'] ? '请贵单位协办' : '已派给贵单位，请签收'}。`, (p) => (p['assisting'] ? `Your unit assists in ${p.number}.` : `${p.number} is yours: please sign for it.`)),
  notice('taken_away', ['诉求已改派', 'Reassigned'], (p) => `诉求 ${p.number} 已改派其他单位，无需再办。`, (p) => `${p.number} has gone to another unit.`),
  notice('return_decided', ['退单已裁定', 'Return decided'], (p) => `诉求 ${p.number} 的退单${p['upheld'] ? '已获支持' : '未获支持，请继续办理'}。`, (p) => `The return of ${p.number} was ${p['upheld'] ? 'upheld' : 'not upheld: please go on'}.`),
  notice('words_added', ['诉求人有补充', 'The resident added something'], (p) => `诉求 ${p.number} 的诉求人又说了几句。`, (p) => `The resident of ${p.number} added something.`),
  notice('supplied', ['诉求人已补充', 'The question is answered'], (p) => `诉求 ${p.number} 的诉求人已补充说明，计时恢复。`, (p) => `The resident of ${p.number} has answered; the clock runs again.`),
  notice('not_supplied', ['诉求人未补充', 'No answer from the resident'], (p) => `诉求 ${p.number} 的诉求人未在期限内补充，请按现有情况办理。`, (p) => `The resident of ${p.number} did not answer in time. Please go on with what is known.`),
  notice('assist_done', ['协办已完成', 'Assistance done'], (p) => `诉求 ${p.number} 的一家协办单位已反馈结果。`, (p) => `An assisting unit has reported on ${p.number}.`),
  notice('extension_asked', ['延期待批', 'Extension asked'], (p) => `诉求 ${p.number} 申请延期 ${String(p['days'])} 个工作日，请审批。`, (p) => `${p.number} asks for ${String(p['days'])} more working days.`),
  notice('extension_decided', ['延期已审批', 'Extension decided'], (p) => `诉求 ${p.number} 的延期申请${p['granted'] ? `已批准 ${String(p['days'])} 个工作日` : '未获批准'}。`, (p) => `The extension of ${p.number} was ${p['granted'] ? 'granted' : 'not granted'}.`),
  notice('to_approve', ['答复待审核', 'Answer to approve'], (p) => `诉求 ${p.number} 的答复请审核。`, (p) => `Please approve the answer to ${p.number}.`),
  notice('answer_sent_back', ['答复被退回', 'Answer sent back'], (p) => `诉求 ${p.number} 的答复被退回修改。`, (p) => `The answer to ${p.number} was sent back.`),
  notice('back_to_work', ['诉求退回再办', 'Back to work'], (p) => `诉求 ${p.number} 需要再办：${whyAgain(p, 0)}。`, (p) => `${p.number} is open again: ${whyAgain(p, 1)}.`),
  notice('dissatisfied', ['诉求人不满意', 'Dissatisfied'], (p) => `诉求 ${p.number} 已解决，但诉求人不满意，请了解原因。`, (p) => `${p.number} is solved, but the resident is dissatisfied.`),
  notice('withdrawn', ['诉求已撤回', 'Withdrawn'], (p) => `诉求 ${p.number} 已由诉求人撤回。`, (p) => `${p.number} was withdrawn by the resident.`),
  notice('supervised', ['督办', 'Supervision order'], (p) => `诉求 ${p.number} 被督办，请按期回复。`, (p) => `There is an order of supervision on ${p.number}.`),

  // To reception and supervisors
  notice('returned', ['退单待裁', 'A return to decide'], (p) => `诉求 ${p.number} 被退单，请裁定。`, (p) => `${p.number} was returned: please decide.`),
  notice('supervision_answered', ['督办已回复', 'Order answered'], (p) => `诉求 ${p.number} 的督办已回复。`, (p) => `The order on ${p.number} is answered.`),
  notice('disputed', ['评价异议', 'A disputed rating'], (p) => `诉求 ${p.number} 的诉求人对评价提出异议，请核对。`, (p) => `The resident of ${p.number} disputes the rating.`),

  // By a clock
  notice('yellow_card', ['黄牌', 'Yellow card'], (p) => `诉求 ${p.number} 的${clock(p, 0)}即将到期。`, (p) => `${p.number}: ${clock(p, 1)} is due soon.`),
  notice('red_card', ['红牌', 'Red card'], (p) => `诉求 ${p.number} 的${clock(p, 0)}已超时。`, (p) => `${p.number}: ${clock(p, 1)} is overdue.`),
  notice('step_late', ['环节超时', 'A step is late'], (p) => `诉求 ${p.number} 的${clock(p, 0)}已超时，请尽快办理。`, (p) => `${p.number}: ${clock(p, 1)} is late.`),
]

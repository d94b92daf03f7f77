import { SATISFACTION } from '../titles.ts'

type Rating = { solved: boolean; satisfaction: string } | undefined

/** The sentences in which a resident reads how things stand. `until` comes as a whole clause, or empty. */
const zh = {
  until: (moment: string, isCall: boolean) => `，最晚${moment}前${isCall ? '联系您' : '答复您'}`,
  wasDue: (moment: string, isCall: boolean) => `，本应${moment}前${isCall ? '联系您' : '答复您'}`,
  submitted: (until: string) => `已收到，工作人员正在受理${until}`,
  declined: () => '不予受理，原因和该找的部门见下方说明',
  dispatched: (unit: string, until: string) => `已派给${unit}${until}`,
  in_progress: (unit: string, until: string) => `${unit}正在办理${until}`,
  outside: (party: string, moment: string) => `；已转请${party}处理，请其在${moment}前回复`,
  awaiting_resident: (moment: string | null) => `等您补充说明${moment ? `，请在${moment}前回复` : ''}，收到后继续办理`,
  objected: (until: string) => `正在核定由哪个单位办理${until}`,
  awaiting_approval: (unit: string, until: string) => `${unit}已拟好答复，正在审核${until}`,
  answered: (unit: string) => `${unit}已答复，请您评价`,
  concluded: (rating: Rating) => `已办结${rating ? `，${rating.solved ? '已解决' : '未解决'}，${SATISFACTION[rating.satisfaction]?.zh}` : ''}`,
  withdrawn: () => '您已撤回',
  merged: () => '与其他居民反映的同一件事一起办理，办好后单独答复您',
  end: '。',
  supply: '请补充说明',
  rate: '请评价办理结果',
  stopped: (why: string) => `计时暂停：${why}。`,
  extended: (count: string) => `经批准延期 ${count}。`,
  late: (unit: string, overdue: string, told: string) => `${unit}${overdue}，${told}。`,
  toldAbove: '已报上级督办',
  toldHead: '已提醒该单位负责人',
}

const en: typeof zh = {
  until: (moment, isCall) => `; ${isCall ? 'our first call' : 'your answer'} is due by ${moment}`,
  wasDue: (moment, isCall) => `; ${isCall ? 'our first call' : 'your answer'} was due by ${moment}`,
  submitted: (until) => `Received, and being looked at${until}`,
  declined: () => 'Not accepted: the reason and where to turn stand below',
  dispatched: (unit, until) => `Handed to ${unit}${until}`,
  in_progress: (unit, until) => `${unit} is working on it${until}`,
  outside: (party, moment) => `; ${party} was asked to reply by ${moment}`,
  awaiting_resident: (moment) => `Waiting for your answer${moment ? `: please give it by ${moment}` : ''}; then it goes on`,
  objected: (until) => `It is being decided which unit handles it${until}`,
  awaiting_approval: (unit, until) => `${unit} has drafted the answer, which is being checked${until}`,
  answered: (unit) => `${unit} has answered: please rate it`,
  concluded: (rating) => `Closed${rating ? `: ${rating.solved ? 'solved' : 'not solved'}, ${SATISFACTION[rating.satisfaction]?.en}` : ''}`,
  withdrawn: () => 'You withdrew it',
  merged: () => 'Handled together with the same thing that others reported; you get an answer of your own',
  end: '.',
  supply: 'A question for you',
  rate: 'Please rate how it went',
  stopped: (why) => `The clock stands still: ${why}.`,
  extended: (count) => `Extended by ${count}, as approved. `,
  late: (unit, overdue, told) => `${unit} is ${overdue}; ${told}. `,
  toldAbove: 'those above it were told',
  toldHead: 'its head was told',
}

export const statusWords = { zh, en }

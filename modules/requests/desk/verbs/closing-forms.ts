import { words as w } from '#apps/desk/kit/words.ts'
import { satisfactionName } from '../states.tsx'
import { written } from './common-fields.ts'
import { DisputeIntro } from './dispute-intro.tsx'
import { type Values, verbForm } from './verb-form.ts'

const gotThrough = { name: 'reached' as const, kind: 'yes_no' as const, label: w('打通了吗', 'Reached?'), yes: w('打通了', 'Reached'), no: w('没打通', 'Not reached'), required: true }
const reached = (values: Values) => values['reached'] === true

export const closingForms = [
  verbForm({
    verb: 'record_call_back',
    about: w('三件事分开问：联系过没有、解决没有、满意不满意。照群众说的记。', 'Three questions, asked apart. Record what the resident says.'),
    submit: w('记下回访', 'Record'), done: w('回访已记录', 'Call-back recorded'),
    fields: [
      gotThrough,
      { name: 'contacted', kind: 'yes_no', label: w('承办单位联系过您吗', 'Did the unit contact you?'), yes: w('联系过', 'Yes'), no: w('没有', 'No'), shown: reached, required: true },
      { name: 'solved', kind: 'yes_no', label: w('问题解决了吗', 'Is it solved?'), yes: w('解决了', 'Solved'), no: w('没解决', 'Not solved'), shown: reached, required: true },
      {
        name: 'satisfaction', kind: 'choice', label: w('对办理满意吗', 'Are you satisfied?'), shown: reached, required: true,
        options: () => ['satisfied', 'fair', 'dissatisfied'].map((value) => ({ value, label: satisfactionName(value) })),
      },
      { name: 'words', kind: 'text', max: 2000, rows: 2, template: 'callback', label: w('备注', 'Remarks') },
      { name: 'ownWords', kind: 'text', max: 2000, rows: 2, label: w('群众原话', 'In the resident’s own words'), shown: reached },
    ],
  }),
  verbForm({
    verb: 'call_about_delay',
    about: w('时限已过还没有答复，打电话说明办到哪一步。没打通的，留在待回访里再打。', 'The limit has passed without an answer: ring and say how it stands. Not reached, it stays on the list.'),
    submit: w('记下', 'Record'), done: w('超期回访已记录', 'Call recorded'),
    fields: [
      gotThrough,
      written('words', 2000, w('说了什么', 'What was said')),
    ],
  }),
  verbForm({
    verb: 'settle_dispute',
    about: w('群众认为记录的评价不是自己的意思。核对通话后裁定。', 'The resident says the recorded rating is not theirs. Check the call, then decide.'),
    submit: w('裁定', 'Decide'), done: w('异议已处理', 'Decided'),
    Intro: DisputeIntro,
    fields: [
      { name: 'upheld', kind: 'yes_no', label: w('异议成立吗', 'Is the dispute right?'), yes: w('成立，按群众说的改', 'Yes, change the rating'), no: w('不成立，维持原记录', 'No, the record stands'), required: true },
      written('reason', 500, w('理由', 'Reason')),
    ],
  }),
]

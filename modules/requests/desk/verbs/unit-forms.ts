import { t, words as w } from '#apps/desk/kit/words.ts'
import { answerCheckBelow } from './answer-check-intro.tsx'
import { AnswerIntro } from './answer-intro.tsx'
import { confirmed, photos, publicAnswer, why, written } from './common-fields.ts'
import { ExtensionIntro } from './extension-intro.tsx'
import { SupervisionIntro } from './supervision-intro.tsx'
import { type About, verbForm } from './verb-form.ts'

const colleagues = ({ kase }: About) => kase.colleagues.map(({ id, name }) => ({ value: id, label: name }))

export const unitForms = [
  verbForm({
    verb: 'sign_for',
    about: w('签收后由您单位负责。群众会看到首问负责人。', 'Your unit is responsible from here. The resident sees who answers for it.'),
    submit: w('签收', 'Sign for'), done: w('已签收', 'Signed for'),
    fields: [{ name: 'responder', kind: 'choice', label: w('首问负责人', 'First responder'), hint: w('不选即为您本人', 'None chosen: yourself'), options: colleagues }],
  }),
  verbForm({
    verb: 'assign',
    about: w('交给本单位同事负责到底，时限不变，对方会收到通知。', 'A colleague of your unit answers for it from here on and is told so; the clocks run on.'),
    submit: w('交办', 'Hand over'), done: w('已交办', 'Handed over'),
    fields: [{ name: 'responder', kind: 'choice', label: w('交给谁', 'To whom'), required: true, options: (about) => colleagues(about).filter(({ value }) => value !== about.kase.lead?.responder?.id) }],
  }),
  verbForm({
    verb: 'record_contact',
    about: w('先联系群众再办理。联系上了，“响应”的时限就算完成。', 'Contact comes first. Once the resident was reached, the response clock is met.'),
    submit: w('记下联系情况', 'Record'), done: w('已记录联系情况', 'Contact recorded'),
    fields: [
      { name: 'how', kind: 'choice', label: w('怎么联系的', 'How'), required: true, initial: () => 'phone', options: () => [{ value: 'phone', label: t('电话', 'Phone') }, { value: 'visit', label: t('上门', 'Visit') }, { value: 'message', label: t('短信或微信', 'Message') }] },
      { name: 'reached', kind: 'yes_no', label: w('联系上了吗', 'Reached?'), yes: w('联系上了', 'Reached'), no: w('没联系上', 'Not reached'), required: true },
      written('note', 1000, w('说了什么', 'What was said'), { template: 'note' }),
    ],
  }),
  verbForm({
    verb: 'give_opinion',
    about: w('先告诉企业打算怎么办、大概多久。企业会看到原文。', 'Tell the enterprise what is going to be done, and when. It reads your words.'),
    submit: w('发给企业', 'Send'), done: w('初步意见已发出', 'Opinion given'),
    fields: [written('opinion', 2000, w('初步意见（公开）', 'Opinion (public)'))],
  }),
  verbForm({
    verb: 'return_dispatch',
    about: w('认为不属于本单位职责的，写明依据退回受理中心裁定。裁定前时限不停。', 'If it is not your unit’s duty, say on what ground. The clock runs on until it is decided.'),
    submit: w('退单', 'Return'), done: w('已退单，等待裁定', 'Returned, to be decided'),
    fields: [
      written('reason', 500, w('退单理由', 'Why'), { template: 'return' }),
      { name: 'clause', kind: 'line', max: 200, label: w('职责依据（文件和条款）', 'Ground: document and clause') },
      { name: 'suggests', kind: 'unit', label: w('建议由哪个单位办理', 'Which unit instead') },
    ],
  }),
  verbForm({
    verb: 'ask_resident',
    about: w('请群众补充情况。等待期间停表，群众回复后继续计时。', 'Asks the resident. The clock stops until the answer comes.'),
    submit: w('发给群众', 'Ask'), done: w('已请群众补充，停表等待', 'Asked; the clock is stopped'),
    fields: [written('question', 1000, w('想问什么', 'The question'), { template: 'ask' })],
  }),
  verbForm({
    verb: 'add_note',
    about: w('内部记录，群众看不到。', 'For colleagues only; the resident does not see it.'),
    submit: w('记下', 'Add'), done: w('已记下', 'Noted'),
    fields: [
      written('text', 4000, w('内容（内部）', 'Note (internal)'), { template: 'note' }),
      photos('files'),
      { name: 'label', kind: 'choice', label: w('这些照片是', 'These show'), shown: (values) => Array.isArray(values['files']) && values['files'].length > 0, options: () => [{ value: 'before', label: t('办理前', 'Before') }, { value: 'after', label: t('办理后', 'After') }, { value: 'note', label: t('其他', 'Other') }] },
    ],
  }),
  verbForm({
    verb: 'add_assist',
    about: w('请另一家单位协办，它须在期限内把结果交给您。', 'Another unit helps, and owes you its result in time.'),
    submit: w('请求协办', 'Ask for help'), done: w('已请协办', 'Asked to assist'),
    fields: [
      { name: 'unit', kind: 'unit', label: w('协办单位', 'Assisting unit'), required: true },
      why(500, w('需要它做什么', 'What it should do')),
    ],
  }),
  verbForm({
    verb: 'finish_assist',
    about: w('把协办结果交给主办单位。', 'Hands your result to the lead unit.'),
    submit: w('交回结果', 'Hand in'), done: w('协办结果已交回', 'Result handed in'),
    fields: [
      written('result', 4000, w('协办结果', 'Result')),
      photos('files'),
    ],
  }),
  verbForm({
    verb: 'refer_outside',
    about: w('需要区外单位处理的，转请它处理并记下转去了什么。群众会看到转给谁、请它何时回复；您单位仍负责答复，办结时限不停。', 'What needs somebody outside the district is sent to them. The resident sees to whom, and by when a reply is asked for; your unit still owes the answer, and its clock runs on.'),
    submit: w('记下并告知群众', 'Record and tell the resident'), done: w('已转请区外单位', 'Sent to the outside party'),
    fields: [
      { name: 'party', kind: 'choice', label: w('转给谁', 'To whom'), required: true, options: ({ setup }) => (setup?.outside ?? []).map(({ id, name, en, reach, days }) => ({ value: id, label: `${t(name, en)} · ${reach.map(({ at }) => at).join(t('、', ', '))}`, hint: t(`请其在 ${days} 个工作日内回复`, `asked to reply within ${days} working days`) })) },
      { name: 'how', kind: 'choice', label: w('怎么转的', 'How'), required: true, initial: () => 'phone', options: () => [{ value: 'phone', label: t('电话', 'Phone') }, { value: 'email', label: t('邮件', 'Email') }, { value: 'web', label: t('对方网站', 'Their site') }, { value: 'letter', label: t('函件', 'Letter') }] },
      written('sent', 2000, w('转去了什么（内部）', 'What was sent (internal)'), { hint: w('不要写群众的姓名和电话，除非对方办理必需', 'No name or number of the resident unless they cannot do without') }),
    ],
  }),
  verbForm({
    verb: 'outside_answered',
    about: w('记下区外单位的回复。群众会知道它已回复，接着由您单位办理。', 'Records the reply. The resident learns that it came, and your unit goes on.'),
    submit: w('记下回复', 'Record'), done: w('区外单位的回复已记录', 'Reply recorded'),
    fields: [written('reply', 4000, w('对方怎么回复', 'What they replied')), photos('files')],
  }),
  verbForm({
    verb: 'request_extension',
    about: w('确需延期的，写明原因和计划，批准后告知群众。', 'Say why and what will be done by when. If granted, the resident is told.'),
    submit: w('申请延期', 'Ask'), done: w('已申请延期', 'Extension asked'),
    fields: [
      { name: 'days', kind: 'number', min: 1, max: 10, unit: w('个工作日', 'working days'), label: w('延长', 'By'), required: true, initial: () => 3 },
      written('reason', 500, w('原因（群众会看到）', 'Reason (the resident sees it)'), { template: 'extension' }),
      written('plan', 1000, w('接下来怎么办', 'The plan')),
    ],
  }),
  verbForm({
    verb: 'decide_extension',
    about: w('批准后办理时限顺延，原因和新的时限会告知群众。', 'If granted, the limit moves and the resident is told.'),
    submit: w('作出决定', 'Decide'), done: w('延期申请已处理', 'Decided'),
    Intro: ExtensionIntro,
    fields: [
      { name: 'granted', kind: 'yes_no', label: w('同意延期吗', 'Grant it?'), yes: w('同意', 'Grant'), no: w('不同意', 'Refuse'), required: true },
      written('reason', 500, w('理由', 'Reason')),
    ],
  }),
  verbForm({
    verb: 'answer',
    about: w('办理情况供内部核查，答复发给群众。提交后进入回访（部分类别先由负责人审核）。', 'The handling is for colleagues, the answer goes to the resident. Some categories are approved first.'),
    submit: w('提交答复', 'Send the answer'), done: w('答复已提交', 'Answer sent'),
    Intro: answerCheckBelow('answer'), introAfter: 'answer',
    fields: [
      { name: 'solved', kind: 'yes_no', label: w('问题解决了吗', 'Is it solved?'), yes: w('已解决', 'Solved'), no: w('暂未解决', 'Not yet'), required: true },
      written('handling', 4000, w('办理情况（内部）', 'Handling (internal)'), { hint: w('谁、什么时候、做了什么', 'Who did what, and when') }),
      publicAnswer,
      confirmed,
      written('withoutAssist', 500, w('协办单位还没交回结果，为什么先答复', 'Why before the assisting units have reported'), { shown: (_values, { kase }) => kase.assist.some((one) => !one.done) }),
      { name: '_by', kind: 'date', label: w('承诺的日期', 'Promised day'), hint: w('到期会自动跟踪', 'It is followed up by itself'), shown: (values) => values['solved'] === false },
      { name: '_what', kind: 'line', max: 300, label: w('承诺做到什么', 'What is promised'), shown: (values) => values['solved'] === false && !!values['_by'], required: true },
      photos('before', w('办理前照片', 'Photos before')),
      photos('after', w('办理后照片', 'Photos after')),
    ],
    toInput: (values) => (values['solved'] === false && values['_by'] ? { ...values, promise: { by: values['_by'], what: String(values['_what']).trim() } } : values),
  }),
  verbForm({
    verb: 'approve_answer',
    about: w('通过后答复立即发给群众。', 'The answer goes to the resident at once.'),
    submit: w('审核通过', 'Approve'), done: w('答复已发出', 'Answer sent'),
    Intro: AnswerIntro,
    fields: [],
  }),
  verbForm({
    verb: 'send_back_answer',
    about: w('退给经办人修改，写清楚哪里要改。', 'Goes back to the handler: say what must change.'),
    submit: w('退回修改', 'Send back'), done: w('已退回修改', 'Sent back'),
    Intro: AnswerIntro,
    fields: [why(500, w('哪里要改', 'What must change'))],
  }),
  verbForm({
    verb: 'answer_supervision',
    about: w('答复督办单。', 'Answers the supervision order.'),
    submit: w('答复督办', 'Answer'), done: w('已答复督办', 'Answered'),
    Intro: SupervisionIntro,
    fields: [written('text', 2000, w('办理进展和措施', 'Progress and measures'))],
  }),
]

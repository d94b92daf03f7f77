import { t, words as w } from '#apps/desk/kit/words.ts'
import { AnswerIntro } from './answer-intro.tsx'
import { ExtensionIntro } from './extension-intro.tsx'
import { SupervisionIntro } from './supervision-intro.tsx'
import { verbForm } from './verb-form.ts'

export const unitForms = [
  verbForm({
    verb: 'sign_for',
    about: w('签收后由您单位负责。群众会看到首问负责人。', 'Your unit is responsible from here. The resident sees who answers for it.'),
    submit: w('签收', 'Sign for'), done: w('已签收', 'Signed for'),
    fields: [{ name: 'responder', kind: 'line', max: 40, label: w('首问负责人', 'First responder'), hint: w('留空即为您本人', 'Empty: yourself') }],
  }),
  verbForm({
    verb: 'record_contact',
    about: w('先联系群众再办理。联系上了，“响应”的时限就算完成。', 'Contact comes first. Once the resident was reached, the response clock is met.'),
    submit: w('记下联系情况', 'Record'), done: w('已记录联系情况', 'Contact recorded'),
    fields: [
      { name: 'how', kind: 'choice', label: w('怎么联系的', 'How'), required: true, initial: () => 'phone', options: () => [{ value: 'phone', label: t('电话', 'Phone') }, { value: 'visit', label: t('上门', 'Visit') }, { value: 'message', label: t('短信或微信', 'Message') }] },
      { name: 'reached', kind: 'yes_no', label: w('联系上了吗', 'Reached?'), yes: w('联系上了', 'Reached'), no: w('没联系上', 'Not reached'), required: true },
      { name: 'note', kind: 'text', max: 1000, rows: 3, template: 'note', label: w('说了什么', 'What was said'), required: true },
    ],
  }),
  verbForm({
    verb: 'return_dispatch',
    about: w('认为不属于本单位职责的，写明依据退回受理中心裁定。裁定前时限不停。', 'If it is not your unit’s duty, say on what ground. The clock runs on until it is decided.'),
    submit: w('退单', 'Return'), done: w('已退单，等待裁定', 'Returned, to be decided'),
    fields: [
      { name: 'reason', kind: 'text', max: 500, rows: 4, template: 'return', label: w('退单理由', 'Why'), required: true },
      { name: 'clause', kind: 'line', max: 200, label: w('职责依据（文件和条款）', 'Ground: document and clause') },
      { name: 'suggests', kind: 'unit', label: w('建议由哪个单位办理', 'Which unit instead') },
    ],
  }),
  verbForm({
    verb: 'ask_resident',
    about: w('请群众补充情况。等待期间停表，群众回复后继续计时。', 'Asks the resident. The clock stops until the answer comes.'),
    submit: w('发给群众', 'Ask'), done: w('已请群众补充，停表等待', 'Asked; the clock is stopped'),
    fields: [{ name: 'question', kind: 'text', max: 1000, rows: 3, template: 'ask', label: w('想问什么', 'The question'), required: true }],
  }),
  verbForm({
    verb: 'add_note',
    about: w('内部记录，群众看不到。', 'For colleagues only; the resident does not see it.'),
    submit: w('记下', 'Add'), done: w('已记下', 'Noted'),
    fields: [
      { name: 'text', kind: 'text', max: 4000, rows: 3, template: 'note', label: w('内容（内部）', 'Note (internal)'), required: true },
      { name: 'files', kind: 'files', label: w('照片或文件', 'Photos or files') },
      { name: 'label', kind: 'choice', label: w('这些照片是', 'These show'), shown: (values) => Array.isArray(values['files']) && values['files'].length > 0, options: () => [{ value: 'before', label: t('办理前', 'Before') }, { value: 'after', label: t('办理后', 'After') }, { value: 'note', label: t('其他', 'Other') }] },
    ],
  }),
  verbForm({
    verb: 'add_assist',
    about: w('请另一家单位协办，它须在期限内把结果交给您。', 'Another unit helps, and owes you its result in time.'),
    submit: w('请求协办', 'Ask for help'), done: w('已请协办', 'Asked to assist'),
    fields: [
      { name: 'unit', kind: 'unit', label: w('协办单位', 'Assisting unit'), required: true },
      { name: 'why', kind: 'text', max: 500, rows: 3, label: w('需要它做什么', 'What it should do'), required: true },
    ],
  }),
  verbForm({
    verb: 'finish_assist',
    about: w('把协办结果交给主办单位。', 'Hands your result to the lead unit.'),
    submit: w('交回结果', 'Hand in'), done: w('协办结果已交回', 'Result handed in'),
    fields: [
      { name: 'result', kind: 'text', max: 4000, rows: 4, label: w('协办结果', 'Result'), required: true },
      { name: 'files', kind: 'files', label: w('照片', 'Photos') },
    ],
  }),
  verbForm({
    verb: 'request_extension',
    about: w('确需延期的，写明原因和计划，批准后告知群众。', 'Say why and what will be done by when. If granted, the resident is told.'),
    submit: w('申请延期', 'Ask'), done: w('已申请延期', 'Extension asked'),
    fields: [
      { name: 'days', kind: 'number', min: 1, max: 10, unit: w('个工作日', 'working days'), label: w('延长', 'By'), required: true, initial: () => 3 },
      { name: 'reason', kind: 'text', max: 500, rows: 2, template: 'extension', label: w('原因（群众会看到）', 'Reason (the resident sees it)'), required: true },
      { name: 'plan', kind: 'text', max: 1000, rows: 2, label: w('接下来怎么办', 'The plan'), required: true },
    ],
  }),
  verbForm({
    verb: 'decide_extension',
    about: w('批准后办理时限顺延，原因和新的时限会告知群众。', 'If granted, the limit moves and the resident is told.'),
    submit: w('作出决定', 'Decide'), done: w('延期申请已处理', 'Decided'),
    Intro: ExtensionIntro,
    fields: [
      { name: 'granted', kind: 'yes_no', label: w('同意延期吗', 'Grant it?'), yes: w('同意', 'Grant'), no: w('不同意', 'Refuse'), required: true },
      { name: 'reason', kind: 'text', max: 500, rows: 2, label: w('理由', 'Reason'), required: true },
    ],
  }),
  verbForm({
    verb: 'answer',
    about: w('办理情况供内部核查，答复发给群众。提交后进入回访（部分类别先由负责人审核）。', 'The handling is for colleagues, the answer goes to the resident. Some categories are approved first.'),
    submit: w('提交答复', 'Send the answer'), done: w('答复已提交', 'Answer sent'),
    fields: [
      { name: 'solved', kind: 'yes_no', label: w('问题解决了吗', 'Is it solved?'), yes: w('已解决', 'Solved'), no: w('暂未解决', 'Not yet'), required: true },
      { name: 'handling', kind: 'text', max: 4000, rows: 3, label: w('办理情况（内部）', 'Handling (internal)'), hint: w('谁、什么时候、做了什么', 'Who did what, and when'), required: true },
      { name: 'answer', kind: 'text', max: 8000, rows: 6, template: 'answer', label: w('给群众的答复（公开）', 'Answer to the resident (public)'), required: true },
      { name: 'withoutAssist', kind: 'text', max: 500, rows: 2, label: w('协办单位还没交回结果，为什么先答复', 'Why before the assisting units have reported'), shown: (_values, { kase }) => kase.assist.some((one) => !one.done), required: true },
      { name: '_by', kind: 'date', label: w('承诺的日期', 'Promised day'), hint: w('到期会自动跟踪', 'It is followed up by itself'), shown: (values) => values['solved'] === false },
      { name: '_what', kind: 'line', max: 300, label: w('承诺做到什么', 'What is promised'), shown: (values) => values['solved'] === false && !!values['_by'], required: true },
      { name: 'before', kind: 'files', label: w('办理前照片', 'Photos before') },
      { name: 'after', kind: 'files', label: w('办理后照片', 'Photos after') },
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
    fields: [{ name: 'why', kind: 'text', max: 500, rows: 3, label: w('哪里要改', 'What must change'), required: true }],
  }),
  verbForm({
    verb: 'answer_supervision',
    about: w('答复督办单。', 'Answers the supervision order.'),
    submit: w('答复督办', 'Answer'), done: w('已答复督办', 'Answered'),
    Intro: SupervisionIntro,
    fields: [{ name: 'text', kind: 'text', max: 2000, rows: 4, label: w('办理进展和措施', 'Progress and measures'), required: true }],
  }),
]

import { newId } from '#apps/desk/kit/new-id.ts'
import { nameOf, t, words as w } from '#apps/desk/kit/words.ts'
import { AdjudicateIntro } from './adjudicate-intro.tsx'
import { answerCheckBelow } from './answer-check-intro.tsx'
import { confirmed, publicAnswer, why, written } from './common-fields.ts'
import { DeclineIntro } from './decline-intro.tsx'
import { DispatchIntro } from './dispatch-intro.tsx'
import { departs, suggestionIn } from './suggested-lead.ts'
import { verbForm } from './verb-form.ts'

const among = (chosen: unknown): string[] => (Array.isArray(chosen) ? (chosen as string[]) : [])

export const intakeForms = [
  verbForm({
    verb: 'dispatch',
    about: w('派给主办单位，签收和办理的时限从现在起算，群众会收到通知。', 'Goes to the lead unit. Its clocks start now, and the resident is told.'),
    submit: w('派单', 'Dispatch'), done: w('已派单', 'Dispatched'),
    Intro: DispatchIntro, introAfter: 'category',
    fields: [
      { name: 'category', kind: 'category', label: w('类别', 'Category'), required: true, initial: ({ kase }) => kase.line.category ?? undefined },
      { name: 'lead', kind: 'unit', label: w('主办单位', 'Lead unit'), hint: w('留空即按目录派', 'Empty: as the catalogue says'), initial: ({ kase }) => kase.suggestion?.lead || undefined, required: (values, about) => suggestionIn(values, about)?.lead === '' },
      { name: 'assist', kind: 'units', label: w('协办单位', 'Assisting units'), initial: ({ kase }) => kase.suggestion?.assist ?? [] },
      written('why', 500, w('为什么不按目录派', 'Why not as the catalogue says'), { shown: departs }),
    ],
  }),
  verbForm({
    verb: 'decline', grave: true,
    about: w('不予受理须属于六种法定情形之一，写明理由，并告诉群众该去哪里办。', 'Only on one of six lawful grounds, with the reason, and with the right door for the resident.'),
    submit: w('不予受理', 'Decline'), done: w('已告知不予受理', 'Declined'),
    Intro: DeclineIntro, introAfter: 'branch',
    fields: [
      { name: 'branch', kind: 'choice', label: w('法定情形', 'Lawful ground'), required: true, options: ({ setup }) => setup?.doors.map((door) => ({ value: door.id, label: nameOf(door), hint: t(door.basis, door.basis_en ?? door.basis) })) ?? [] },
      { name: 'priorCase', kind: 'line', max: 40, label: w('原诉求编号', 'Number of the earlier case'), shown: (values) => values['branch'] === 'repeat' },
      written('reason', 1000, w('告知群众的理由', 'Reason for the resident'), { template: 'decline' }),
    ],
  }),
  verbForm({
    verb: 'answer_at_once',
    about: w('能当场说清的直接答复，不再派单，之后照常回访。', 'What can be answered at once is not dispatched; the call-back follows as usual.'),
    submit: w('直接答复', 'Answer at once'), done: w('已直接答复', 'Answered'),
    Intro: answerCheckBelow('answer_at_once'), introAfter: 'answer',
    fields: [
      { name: 'category', kind: 'category', label: w('类别', 'Category'), initial: ({ kase }) => kase.line.category ?? undefined },
      publicAnswer,
      confirmed,
    ],
  }),
  verbForm({
    verb: 'reassign',
    about: w('改派给另一家主办单位，理由会留在记录里。', 'Another unit takes the lead; the reason stays on the record.'),
    submit: w('改派', 'Reassign'), done: w('已改派', 'Reassigned'),
    fields: [
      { name: 'lead', kind: 'unit', label: w('新的主办单位', 'New lead unit'), required: true },
      why(500),
    ],
  }),
  verbForm({
    verb: 'adjudicate',
    about: w('裁定之后指定的单位不得再退。维持时原单位继续办理。', 'After this the unit named may not return it again. If the return is refused, the same unit goes on.'),
    submit: w('裁定', 'Decide'), done: w('已裁定', 'Decided'),
    Intro: AdjudicateIntro,
    fields: [
      { name: 'upheld', kind: 'yes_no', label: w('退单理由成立吗', 'Is the return justified'), yes: w('成立，改派其他单位', 'Yes, another unit takes it'), no: w('不成立，原单位办理', 'No, the unit keeps it'), required: true },
      { name: 'lead', kind: 'unit', label: w('改由哪个单位主办', 'Which unit leads'), shown: (values) => values['upheld'] === true, required: true, initial: ({ kase: { returned, recused } }) => (recused.some(({ unit }) => unit === returned?.suggests) ? undefined : returned?.suggests ?? undefined) },
      { name: 'assist', kind: 'units', label: w('协办单位', 'Assisting units'), shown: (values) => values['upheld'] === true },
      written('reason', 500, w('裁定理由', 'Reason')),
      { name: 'amendCatalogue', kind: 'check', label: w('同时提议修订派单目录，下次同类同地直接派给它', 'Also propose this as a rule of the catalogue'), shown: (values) => values['upheld'] === true },
    ],
  }),
  verbForm({
    verb: 'recategorise',
    about: w('更正类别，供统计和派单建议使用。已经承诺的时限不变。', 'Corrects the category for figures and suggestions. Limits already promised stay.'),
    submit: w('更正类别', 'Change'), done: w('类别已更正', 'Category changed'),
    fields: [
      { name: 'category', kind: 'category', ownSection: true, label: w('正确的类别', 'Right category'), required: true },
      why(),
    ],
  }),
  verbForm({
    verb: 'split', opens: true,
    about: w('一件诉求里说了两件事：把另一件单独立出来，照片随带，各自办理、各自答复。', 'Two matters in one request: the other becomes a case of its own.'),
    submit: w('拆分出来', 'Split off'), done: w('已拆分', 'Split'),
    fields: [
      { name: 'category', kind: 'category', label: w('另一件事的类别', 'Its category'), required: true },
      written('text', 10_000, w('另一件事的内容', 'What it is about'), { initial: ({ kase }) => kase.text }),
      why(300, w('为什么拆分', 'Why')),
    ],
    toInput: (values, { kase }) => ({ ...values, id: newId(), from: kase.line.id }),
  }),
  verbForm({
    verb: 'merge_into', undo: 'unmerge',
    about: w('并入同一件事的另一件诉求，一起办。这位群众仍会单独收到答复、单独回访。可以随时拆开。', 'Handled together with another case. This resident still gets an own answer and call-back. It can be undone.'),
    submit: w('并案', 'Merge'), done: w('已并案', 'Merged'),
    fields: [{ name: 'into', kind: 'near', label: w('并入哪一件', 'Into which case'), required: true }],
  }),
  verbForm({
    verb: 'unmerge',
    about: w('从并案中拆出，恢复单独办理。', 'Takes it out again; it is handled on its own.'),
    submit: w('拆出', 'Take out'), done: w('已拆出', 'Taken out'),
    fields: [why()],
  }),
  verbForm({
    verb: 'recuse', grave: true,
    about: w('被投诉或有利害关系的单位、人员从此看不到这件诉求，也查不到它存在。', 'A unit or person that is complained about, or has an interest, no longer sees this case, nor that it exists.'),
    submit: w('设为回避', 'Recuse'), done: w('已设回避', 'Recused'),
    fields: [
      { name: '_units', kind: 'units', label: w('回避的单位', 'Units to recuse'), required: (values) => among(values['_people']).length === 0 },
      { name: '_people', kind: 'people', label: w('回避的人员', 'People to recuse'), hint: w('所在单位照常办理', 'Their unit goes on'), shown: (_values, { kase }) => kase.involved.length > 0 },
      why(),
    ],
    toInput: (values) => ({ ...values, who: [...among(values['_units']).map((unit) => `unit:${unit}`), ...among(values['_people']).map((id) => `staff:${id}`)] }),
  }),
]

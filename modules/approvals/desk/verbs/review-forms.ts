import { t, words as w } from '#apps/desk/kit/words.ts'
import type { Screen } from '../ask.ts'
import { verbForm, type Target } from './verb-form.ts'

const mine = (kase: Screen): Target[] => kase.matters.filter((m) => m.mine && m.state === 'working').map((m) => ({ value: m.matter, label: m.name, input: { matter: m.matter }, done: !!m.opinion, ...(m.opinion ? { hint: t('已提', 'given') } : {}) }))
const isComplete = (kase: Screen) => kase.line.complete === true

type Proposed = { what: string; name: string; said: { by: string; why: string }[] }

/** What departments found missing in the pre-review, each thing once, with who said what of it. */
export function proposedIn(kase: Pick<Screen, 'matters'>): Proposed[] {
  const found = new Map<string, Proposed>()
  for (const { name: matter, unitName, opinion } of kase.matters) {
    for (const { what, name, why } of opinion?.missing ?? []) {
      const said = found.get(what)?.said ?? []
      found.set(what, { what, name, said: [...said, { by: `${unitName} · ${matter}`, why }] })
    }
  }
  return [...found.values()]
}

/** The same as one notice says it. */
export const foundMissing = (kase: Pick<Screen, 'matters'>) => proposedIn(kase).map(({ what, said }) => ({ what, why: [...new Set(said.map((one) => one.why))].join('；') }))

/** What has been written, with what departments have named since: nothing typed is lost, and nothing named is left out. */
export const withProposed = (value: readonly { what: string; why: string }[], kase: Pick<Screen, 'matters'>) => [...value, ...foundMissing(kase).filter(({ what }) => !value.some((one) => one.what === what))]

export const reviewForms = [
  verbForm({
    verb: 'give_pre_review', targets: mine,
    when: (kase) => !isComplete(kase) || mine(kase).some(({ value }) => !kase.matters.find((m) => m.matter === value)?.opinion),
    about: w('看本部门事项的表单和材料是否齐全。缺什么一次写全，由窗口一次性告知申请人。', 'Are the form and papers of your matter complete? Whatever is missing is told to the applicant once, by the window.'),
    submit: w('提交预审意见', 'Give the opinion'), done: w('预审意见已提交', 'Opinion given'),
    fields: [
      { name: 'complete', kind: 'yes_no', label: w('材料齐全、符合形式吗', 'Complete?'), yes: w('齐全', 'Complete'), no: w('有缺项', 'Something is missing'), required: true },
      { name: 'missing', kind: 'missing', label: w('缺什么、为什么要', 'What is missing, and why'), shown: ({ complete }) => complete === false, required: true },
      { name: 'opinion', kind: 'text', max: 1000, label: w('给窗口的话', 'A word to the window') },
    ],
  }),
  verbForm({
    verb: 'decide_on_the_spot',
    about: w('按部门授权当场受理并准予全部事项。只限材料齐全、书面即可决定的事项。', 'Accepts and grants everything at once, as far as the departments have delegated it.'),
    submit: w('当场办结', 'Decide on the spot'), done: w('已当场决定', 'Decided'),
    fields: [{ name: 'why', kind: 'text', max: 500, label: w('说明', 'A word') }],
  }),
  verbForm({
    verb: 'accept',
    about: w('受理后各部门同时开始，时限从现在起算。', 'All departments begin at once, and the clocks start.'),
    submit: w('受理', 'Accept'), done: w('已受理', 'Accepted'),
    fields: [
      { name: 'green', kind: 'check', label: w('走绿色通道', 'Green channel') },
      { name: 'why', kind: 'text', max: 500, label: w('说明', 'A word'), hint: w('有部门认为缺项仍受理的，请写明', 'Say why, where a department found something missing') },
    ],
  }),
  verbForm({
    verb: 'request_supplement', when: (kase) => !kase.supplemented,
    about: w('全部缺项一次告知，没有第二次。部门提出的在最前，窗口再补自己看到的。', 'The applicant is told of everything, once. What departments named stands first; add what you found yourself.'),
    submit: w('发出一次性告知', 'Tell the applicant'), done: w('已一次性告知', 'Told'),
    fields: [{ name: 'missing', kind: 'missing', proposed: true, label: w('全部缺项', 'Everything that is missing'), required: true, initial: foundMissing }],
  }),
  verbForm({
    verb: 'decline', grave: true,
    about: w('写明理由和可以改走的办法，申请人会看到原文，并可以申请行政复议。', 'Say why, and where else it can be had. The applicant reads your words and may contest them.'),
    submit: w('不予受理', 'Decline'), done: w('已作出不予受理决定', 'Declined'),
    fields: [
      { name: 'reason', kind: 'text', max: 1000, rows: 3, label: w('理由（公开）', 'Reason (public)'), required: true },
      { name: 'instead', kind: 'text', max: 500, label: w('可以怎么办（公开）', 'What to do instead (public)') },
    ],
  }),
  verbForm({
    verb: 'issue',
    about: w('证照、批文、文书在一次操作里同时生成、签章、发出；有一件不成，全部不发。', 'Numbers, documents and signatures are made and released together, or not at all.'),
    submit: w('统一出件', 'Issue together'), done: w('已统一出件', 'Issued'),
    fields: [],
  }),
]

import { t, words as w } from '#apps/desk/kit/words.ts'
import type { Matter, Screen } from '../ask.ts'
import { type Target, verbForm } from './verb-form.ts'

const matters = (is: (matter: Matter) => boolean) => (kase: Screen): Target[] => kase.matters.filter(is).map((m) => ({ value: m.matter, label: m.name, input: { matter: m.matter } }))
const atWork = (m: Matter) => m.mine && m.state === 'working'

/** Open steps that wait for this person's unit. A joint visit of several matters is one. */
export function openSteps(kase: Screen): Target[] {
  const steps = kase.matters.flatMap((m) => m.open.filter((step) => step.mine && step.kind !== 'decision').map((step) => ({ step, m })))
  return [...new Map(steps.map(({ step, m }): [string, Target] => [step.id, { value: step.id, label: step.name, hint: m.name, input: { matter: m.matter, step: step.id } }])).values()]
}

const STOPS = () => [['hearing', t('听证', 'Hearing')], ['expert', t('专家评审', 'Expert review')], ['test', t('检测', 'Test')], ['inspection', t('检验', 'Inspection')], ['quarantine', t('检疫', 'Quarantine')], ['appraisal', t('鉴定', 'Appraisal')], ['tender', t('招标', 'Tender')], ['auction', t('拍卖', 'Auction')]].map(([value, label]) => ({ value: value!, label: label! }))

const words = <Name extends string>(name: Name, max: number, label: ReturnType<typeof w>) => ({ name, kind: 'text' as const, max, rows: 3, label, required: true })
const photos = { name: 'files' as const, kind: 'files' as const, label: w('照片和文件', 'Photos and files'), hint: w('手机上可直接拍照', 'A phone may use its camera') }

export const branchForms = [
  verbForm({
    verb: 'conclude_step', targets: openSteps,
    about: w('写下看到的情况。联合踏勘时每个部门各写各的，最后一个写完即办结。', 'Write what you found. In a joint visit each department says its own word.'),
    submit: w('提交意见', 'Hand in'), done: w('环节意见已提交', 'Handed in'),
    fields: [
      { name: 'outcome', kind: 'choice', label: w('结论', 'Outcome'), required: true, options: () => [{ value: 'pass', label: t('符合要求', 'Passed') }, { value: 'put_right', label: t('需整改，改后再看', 'To be put right') }, { value: 'fail', label: t('不符合', 'Not passed') }] },
      { name: 'opinion', kind: 'findings', max: 4000, label: w('看到的情况', 'Findings'), hint: w('一条一行，可以记多条', 'One a line, as many as there are'), required: true },
      photos,
    ],
  }),
  verbForm({
    verb: 'decide', targets: matters((m) => m.mine && m.open.some((step) => step.kind === 'decision')),
    about: w('前面的环节都已办结。不予许可的，必须写明理由和救济途径。', 'All that came before is over. A refusal gives its reason.'),
    submit: w('作出决定', 'Decide'), done: w('已作出决定', 'Decided'),
    fields: [
      { name: 'granted', kind: 'yes_no', label: w('决定', 'Decision'), yes: w('准予', 'Grant'), no: w('不予许可', 'Refuse'), required: true },
      { name: 'reason', kind: 'text', max: 2000, rows: 3, label: w('理由', 'Reason'), hint: w('不予许可必填，申请人会看到原文', 'Needed for a refusal; the applicant reads it'), required: ({ granted }) => granted === false },
      { name: 'conditions', kind: 'text', max: 1000, label: w('附带要求', 'Conditions'), shown: ({ granted }) => granted === true },
    ],
  }),
  verbForm({
    verb: 'answer_consult', targets: matters((m) => m.consult?.mine === true && m.consult.answer === null),
    about: w('答复会写入该事项的办理经过，供其部门决定时参考。', 'Your answer stands in the case for the department that asked.'),
    submit: w('答复', 'Answer'), done: w('已答复', 'Answered'),
    fields: [words('opinion', 4000, w('意见', 'Opinion')), photos],
  }),
  verbForm({
    verb: 'resume_branch', targets: matters((m) => m.mine && m.state === 'stopped'),
    about: w('写明听证、检测等的结果，从现在起继续计时。', 'Say what came of it; the clock runs on from now.'),
    submit: w('恢复计时', 'Go on'), done: w('已恢复计时', 'Running again'),
    fields: [words('result', 2000, w('结果', 'Result')), photos],
  }),
  verbForm({
    verb: 'consult', targets: matters((m) => atWork(m) && !(m.consult && m.consult.answer === null && !m.consult.over)),
    about: w('请没有参与的单位出意见。对方会看到这件申请，并有自己的答复时限。', 'Asks a unit that takes no part. It sees the application, and has a time to answer.'),
    submit: w('征求意见', 'Ask'), done: w('已发出', 'Asked'),
    fields: [
      { name: 'unit', kind: 'unit', label: w('征求谁的意见', 'Whom'), required: true },
      words('question', 2000, w('想问什么', 'The question')),
      { name: 'days', kind: 'number', min: 1, max: () => 20, unit: w('个工作日内答复', 'working days to answer'), label: w('答复时限', 'Time'), required: true, initial: () => 3 },
      { name: 'waits', kind: 'check', label: w('等到答复或到期再决定', 'The decision waits for it') },
    ],
  }),
  verbForm({
    verb: 'stop_branch', targets: matters(atWork),
    about: w('只有法定情形可以停表（行政许可法第四十五条），并书面告知申请人需要多久。', 'Only what the law names stops the clock (art. 45); the applicant is told for how long.'),
    submit: w('停止计时', 'Stop the clock'), done: w('已停表', 'Stopped'),
    fields: [
      { name: 'kind', kind: 'choice', label: w('法定情形', 'Ground'), required: true, options: STOPS },
      { name: 'days', kind: 'number', min: 1, max: () => 250, unit: w('个工作日', 'working days'), label: w('预计需要', 'Expected'), required: true },
      words('why', 500, w('说明', 'Why')),
    ],
  }),
  verbForm({
    verb: 'extend_branch', targets: matters((m) => atWork(m) && m.extendBy > 0),
    about: w('每个事项只能延长一次，理由会告知申请人（行政许可法第四十二条）。', 'Once for each matter; the applicant is told why (art. 42).'),
    submit: w('延长期限', 'Extend'), done: w('已延长', 'Extended'),
    fields: [
      { name: 'days', kind: 'number', min: 1, max: (kase, { matter }) => kase.matters.find((m) => m.matter === matter)?.extendBy ?? 10, unit: w('个工作日', 'working days'), label: w('延长', 'By'), required: true },
      words('reason', 500, w('理由（公开）', 'Reason (public)')),
    ],
  }),
]

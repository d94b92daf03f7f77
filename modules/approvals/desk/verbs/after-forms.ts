import { t, words as w } from '#apps/desk/kit/words.ts'
import type { Matter, Screen } from '../ask.ts'
import { type Target, verbForm } from './verb-form.ts'

const checking = (...stands: string[]) => (kase: Screen): Target[] => kase.matters.filter((m: Matter) => m.checks && stands.includes(m.check ?? '')).map((m) => ({ value: m.matter, label: m.name, input: { matter: m.matter } }))
const findings = { name: 'findings' as const, kind: 'text' as const, max: 2000, rows: 3, label: w('核查情况', 'Findings'), required: true }
const GROUNDS = () => [
  ['granted_wrongly', t('撤销：准予决定违法', 'Revoke: it was granted unlawfully')], ['deceit', t('撤销：以欺骗、贿赂取得', 'Revoke: it was got by deceit')], ['expired', t('注销：期满未延续', 'Cancel: it was not renewed')],
  ['holder_ended', t('注销：持证人死亡或终止', 'Cancel: its holder has died or ended')], ['impossible', t('注销：不可抗力', 'Cancel: it has become impossible')], ['cancel_by_law', t('注销：法定其他情形', 'Cancel: a law says so')],
  ['suspend_by_law', t('暂停：法定情形', 'Suspend: a law says so')], ['put_right', t('恢复：暂停原因消除', 'Put in force again')],
].map(([value, label]) => ({ value: value!, label: label! }))
const photos = { name: 'files' as const, kind: 'files' as const, label: w('现场照片', 'Photos') }

export const afterForms = [
  verbForm({
    verb: 'record_check', targets: checking('due'),
    about: w('对照告知承诺书逐条核实。与承诺不符的，限期整改并记入信用。', 'Check it against the promise. What is not as promised is to be put right, and is recorded.'),
    submit: w('登记核查结果', 'Record'), done: w('已登记', 'Recorded'),
    fields: [{ name: 'kept', kind: 'yes_no', label: w('与承诺一致吗', 'As promised?'), yes: w('一致', 'Kept'), no: w('不一致', 'Not kept'), required: true }, findings, photos],
  }),
  verbForm({
    verb: 'record_correction', targets: checking('correcting'),
    about: w('整改到位的，信用记录随即修复；期满仍未整改的，撤销决定。', 'Put right, the record is repaired; if not, and the time is over, the decision is revoked.'),
    submit: w('登记整改结果', 'Record'), done: w('已登记', 'Recorded'),
    fields: [{ name: 'corrected', kind: 'yes_no', label: w('整改到位吗', 'Put right?'), yes: w('已整改', 'Put right'), no: w('未整改，撤销', 'Not put right: revoke'), required: true }, findings, photos],
  }),
  verbForm({
    verb: 'repair_credit', targets: checking('broken'),
    about: w('已经弥补的，可以修复信用记录，此后可以再次承诺。', 'What was made good may be promised again.'),
    submit: w('修复', 'Repair'), done: w('已修复', 'Repaired'),
    fields: [{ name: 'why', kind: 'text', max: 1000, rows: 3, label: w('理由', 'Why'), required: true }],
  }),
  verbForm({
    verb: 'revoke_certificate', targets: (kase) => kase.matters.filter((m) => m.mine && m.state === 'granted' && m.result !== null).map((m) => ({ value: m.matter, label: m.result!, input: { matter: m.matter } })), grave: true,
    about: w('由颁发部门负责人决定。决定书连同理由和救济途径送达持证人，公开的证照名录随即更新。', 'Decided by the head of the department that granted it. The holder gets the decision with its reason and remedies.'),
    submit: w('作出决定', 'Decide'), done: w('已作出决定', 'Decided'),
    fields: [
      { name: 'ground', kind: 'choice', label: w('依据', 'Ground'), required: true, options: GROUNDS },
      { name: 'reason', kind: 'text', max: 2000, rows: 3, label: w('事实和理由', 'Facts and reason'), hint: w('写进决定书，持证人会看到原文', 'It stands in the decision, and the holder reads it'), required: true },
      { name: 'heard', kind: 'text', max: 2000, rows: 2, label: w('陈述、申辩情况', 'What the holder said') },
    ],
  }),
]

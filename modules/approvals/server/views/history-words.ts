import type { Lang } from '#kernel/contract.ts'
import { lifeInWords, STATUS_ZH } from '../certificates/certificate-row.ts'

/** What an event said, and what stands in its seal, with names for what they name. */
export type Told = { says: Record<string, any>; words: Record<string, any>; matter: (key: unknown) => string; step: (id: unknown) => string; unit: (id: unknown) => string; paper: (key: unknown) => string }

type Sentences = Record<string, (told: Told) => string | null>

/** The history as its applicant reads it, by verb. What is not here is told by the verb's own name. */
export const HISTORY: Record<Lang, Sentences> = {
  zh: {
    submit: ({ says }) => `您提交了申请，共 ${says['matters'].length} 个事项。`,
    give_pre_review: ({ says, matter }) => `“${matter(says['matter'])}”预审${says['complete'] ? '通过' : '发现有缺项'}。`,
    request_supplement: ({ says }) => `一次性告知：有 ${says['missing'].length} 处需要补正。`,
    supplement: () => '您提交了补正。',
    accept: ({ says }) => `已受理，各部门同时开始办${says['green'] ? '，走绿色通道' : ''}。`,
    decline: ({ words }) => `不予受理：${words['reason'] ?? ''}${words['instead'] ? `可以这样办：${words['instead']}` : ''}`,
    conclude_step: ({ says, words, step, unit }) => `${(says['units'] as string[]).map(unit).join('、')}：“${step(says['step'])}”${says['outcome'] === 'pass' ? '通过' : says['outcome'] === 'fail' ? '没有通过' : `要先整改，改好再看：${words['opinion'] ?? ''}`}。`,
    decide: ({ says, words, matter }) => (says['granted'] ? `准予“${matter(says['matter'])}”${says['on'] === 'promise' ? '（凭您的承诺）' : ''}。${words['conditions'] ? `附带条件：${words['conditions']}` : ''}` : `“${matter(says['matter'])}”不予许可：${words['reason'] ?? ''}`),
    decide_on_the_spot: () => '首席审批服务代表当场作出了决定。',
    stop_branch: ({ says, words, matter }) => `“${matter(says['matter'])}”停表等待：${words['why'] ?? ''}`,
    resume_branch: ({ says, matter }) => `“${matter(says['matter'])}”恢复计时。`,
    extend_branch: ({ says, words, matter }) => `“${matter(says['matter'])}”延长 ${says['days']} 个工作日：${words['reason'] ?? ''}`,
    consult: ({ says, unit, matter }) => `“${matter(says['matter'])}”正在征求${unit(says['unit'])}的意见。`,
    answer_consult: ({ says, matter }) => `“${matter(says['matter'])}”征求的意见已经回来。`,
    issue: () => '证照统一出件，已放进“我的证照”。',
    supply_later: ({ says, paper }) => `您补交了“${paper(says['material'])}”。`,
    record_check: ({ says, words, matter }) => `“${matter(says['matter'])}”承诺核查：${says['kept'] ? '与承诺一致。' : `与承诺不符。${words['findings'] ?? ''}`}`,
    record_correction: ({ says, matter }) => `“${matter(says['matter'])}”整改${says['corrected'] ? '合格' : '仍不合格'}。`,
    repair_credit: () => '失信承诺记录已修复，您可以重新使用告知承诺。',
    revoke_certificate: ({ says, words, matter }) => `“${matter(says['matter'])}”的证照已依法${lifeInWords(says['does']).zh}：${words['reason'] ?? ''}`,
    amend: ({ says, matter }) => (says['left'] ? `申请 ${says['by']} 已准予，但这份证照${STATUS_ZH[says['left'] as keyof typeof STATUS_ZH]}，没有变动。` : `“${matter(says['matter'])}”的证照已按申请 ${says['by']} ${lifeInWords(says['does']).zh}。`),
    not_amended: ({ says, matter }) => `“${matter(says['matter'])}”：证照 ${says['certificate']} ${STATUS_ZH[says['left'] as keyof typeof STATUS_ZH]}，没有能够${lifeInWords(says['does']).zh}。`,
    withdraw: () => '您撤回了申请。',
    reckon_again: () => '节假日安排已公布，办理时限已重新推算。',
    migrate_plan: ({ says, words }) => (says['moves'] === 'stays' ? `规定有变化（${words['why'] ?? ''}），您的申请已经受理，仍按原规定办理。` : `改按新规定办理：${words['why'] ?? ''}。${(says['changes']?.zh ?? []).join('；')}。${says['moves'] === 'asks' ? '请一次补充新规定要的内容。' : '已交的内容继续有效。'}`),
    ring: ({ says }) => (says['deemed'] ? '五日内没有告知需要补正，依法视为受理。' : null),
  },
  en: {
    submit: ({ says }) => `You applied for ${says['matters'].length} matters.`,
    give_pre_review: ({ says, matter }) => `Pre-review of “${matter(says['matter'])}”: ${says['complete'] ? 'complete' : 'something is missing'}.`,
    request_supplement: ({ says }) => `Told once, of everything: ${says['missing'].length} things are missing.`,
    supplement: () => 'You sent what was missing.',
    accept: ({ says }) => `Accepted: all departments begin at once${says['green'] ? ', on the green channel' : ''}.`,
    decline: ({ words }) => `Not accepted: ${words['reason'] ?? ''} ${words['instead'] ?? ''}`,
    conclude_step: ({ says, words, step, unit }) => `${(says['units'] as string[]).map(unit).join(', ')}: “${step(says['step'])}” ${says['outcome'] === 'pass' ? 'passed' : says['outcome'] === 'fail' ? 'not passed' : `to be put right first: ${words['opinion'] ?? ''}`}.`,
    decide: ({ says, words, matter }) => (says['granted'] ? `Granted: “${matter(says['matter'])}”${says['on'] === 'promise' ? ' (on your promise)' : ''}. ${words['conditions'] ? `On condition: ${words['conditions']}` : ''}` : `Refused: “${matter(says['matter'])}”: ${words['reason'] ?? ''}`),
    decide_on_the_spot: () => 'The chief representative decided on the spot.',
    stop_branch: ({ says, words, matter }) => `“${matter(says['matter'])}” stands still: ${words['why'] ?? ''}`,
    resume_branch: ({ says, matter }) => `“${matter(says['matter'])}” goes on.`,
    extend_branch: ({ says, words, matter }) => `“${matter(says['matter'])}” takes ${says['days']} more working days: ${words['reason'] ?? ''}`,
    consult: ({ says, unit, matter }) => `“${matter(says['matter'])}”: ${unit(says['unit'])} is asked for its opinion.`,
    answer_consult: ({ says, matter }) => `“${matter(says['matter'])}”: the opinion has come.`,
    issue: () => 'Issued together: the certificates are in your wallet.',
    supply_later: ({ says, paper }) => `You sent “${paper(says['material'])}”.`,
    record_check: ({ says, words, matter }) => `Check of “${matter(says['matter'])}”: ${says['kept'] ? 'as you promised.' : `not as promised. ${words['findings'] ?? ''}`}`,
    record_correction: ({ says, matter }) => `“${matter(says['matter'])}”: ${says['corrected'] ? 'put right' : 'still not right'}.`,
    repair_credit: () => 'The record of the broken promise is repaired: you can promise again.',
    revoke_certificate: ({ says, words, matter }) => `The certificate of “${matter(says['matter'])}” is ${lifeInWords(says['does']).en}: ${words['reason'] ?? ''}`,
    amend: ({ says, matter }) => (says['left'] ? `Application ${says['by']} was granted, but this certificate is ${says['left']} and was left as it is.` : `The certificate of “${matter(says['matter'])}” is ${lifeInWords(says['does']).en} by application ${says['by']}.`),
    not_amended: ({ says, matter }) => `“${matter(says['matter'])}”: certificate ${says['certificate']} is ${says['left']} and could not be ${lifeInWords(says['does']).en}.`,
    withdraw: () => 'You withdrew it.',
    reckon_again: () => 'The public holidays were announced, and time limits reckoned anew.',
    migrate_plan: ({ says, words }) => (says['moves'] === 'stays' ? `Rules changed (${words['why'] ?? ''}); your application was accepted and stays under the earlier ones.` : `It follows new rules: ${words['why'] ?? ''}. ${(says['changes']?.en ?? []).join('; ')}. ${says['moves'] === 'asks' ? 'Please add, once, what they ask for.' : 'What you sent still holds.'}`),
    ring: ({ says }) => (says['deemed'] ? 'Nobody told you within five days what is missing: by law it counts as accepted.' : null),
  },
}

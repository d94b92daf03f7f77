import type { Lang, Words } from '#kernel/contract.ts'
import type { ApplicationState, Branch } from '../application.ts'

/** How an application stands, in words that its applicant reads. */
export const STATES: Record<ApplicationState, Words> = {
  submitted: { zh: '预审中', en: 'In pre-review' }, supplementing: { zh: '等您补正', en: 'Waiting for you' }, in_progress: { zh: '并联审批中', en: 'Being decided' }, ready: { zh: '待出件', en: 'Being issued' },
  issued: { zh: '已出证', en: 'Issued' }, concluded: { zh: '已办结', en: 'Concluded' }, declined: { zh: '不予受理', en: 'Not accepted' }, refused: { zh: '不予许可', en: 'Refused' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

export const BRANCH_STATES: Record<Branch['state'], Words> = {
  working: { zh: '办理中', en: 'Under way' }, stopped: { zh: '停表等待', en: 'Standing still' }, granted: { zh: '准予', en: 'Granted' }, refused: { zh: '不予许可', en: 'Refused' }, void: { zh: '不再办理', en: 'Come to nothing' },
}

/** Until the whole is accepted no department has begun. */
export const NOT_BEGUN: Words = { zh: '待受理', en: 'Not begun' }

/** 行政许可法 art. 45: what stops the clock. */
export const STOP_NAMES: Record<string, Words> = {
  hearing: { zh: '听证', en: 'a hearing' }, tender: { zh: '招标', en: 'a tender' }, auction: { zh: '拍卖', en: 'an auction' }, inspection: { zh: '检验', en: 'an inspection' },
  test: { zh: '检测', en: 'a test' }, quarantine: { zh: '检疫', en: 'quarantine' }, appraisal: { zh: '鉴定', en: 'an appraisal' }, expert: { zh: '专家评审', en: 'expert review' },
}

export const WAYS: Record<string, Words> = {
  form: { zh: '表单已经说明，不用另交', en: 'Said by the form: nothing to hand in' }, result: { zh: '本次同时办出', en: 'Made by this same application' }, certificate: { zh: '用您的电子证照', en: 'Your own certificate' },
  register: { zh: '部门数据已核验', en: 'Found in a register' }, promise: { zh: '您作了承诺', en: 'Promised by you' }, upload: { zh: '您已上传', en: 'Uploaded by you' }, later: { zh: '容缺，以后补交', en: 'To follow' },
}

type Told = { due: string | null; unit: string; awaited: string | null; working: number; matters: number; missing: number; certificates: number; later: number }

/** Who has it and until when, in one sentence. */
export const STATUS: Record<Lang, Record<ApplicationState, (told: Told) => string>> = {
  zh: {
    submitted: ({ unit, due }) => `${unit}正在预审${due ? `，最晚${due}告诉您材料齐不齐` : ''}。`,
    supplementing: ({ missing }) => `有 ${missing} 处要您补正，一次补齐就继续办，等您期间不计时。`,
    in_progress: ({ working, matters, due, awaited }) => `${matters} 个事项，${working > 1 ? `${working} 个在同时办` : working === 1 ? '还剩 1 个在办' : '都已决定'}${due ? `，最晚${due}全部办好` : ''}。${awaited ? `大家都在等：${awaited}。` : ''}`,
    ready: ({ unit, due }) => `决定都作出了，${unit}正在统一出件${due ? `，最晚${due}发证` : ''}。`,
    issued: ({ certificates, later }) => `${certificates} 份证照已发到“我的证照”${later ? `，还有 ${later} 份材料要补交` : '，承诺的内容之后会来核查'}。`,
    concluded: ({ certificates }) => (certificates ? `办好了，${certificates} 份证照在“我的证照”里。` : '办好了。'),
    declined: () => '没有受理，原因和怎么办见下面。',
    refused: () => '没有准予，理由和申诉途径见下面。',
    withdrawn: () => '您已撤回，不再办理。',
  },
  en: {
    submitted: ({ unit, due }) => `${unit} is checking whether it is complete${due ? ` and will tell you by ${due}` : ''}.`,
    supplementing: ({ missing }) => `${missing} ${missing === 1 ? 'thing needs' : 'things need'} mending by you. The clock stands still meanwhile.`,
    in_progress: ({ working, matters, due, awaited }) => `${matters} matters, ${working > 1 ? `${working} under way side by side` : working === 1 ? 'one still under way' : 'all decided'}${due ? `; all done by ${due}` : ''}.${awaited ? ` Everybody waits for: ${awaited}.` : ''}`,
    ready: ({ unit, due }) => `Everything is decided; ${unit} issues it all together${due ? ` by ${due}` : ''}.`,
    issued: ({ certificates, later }) => `${certificates} certificates are in your wallet${later ? `; ${later} documents are still to follow` : '; what you promised will be checked'}.`,
    concluded: ({ certificates }) => (certificates ? `Done: ${certificates} certificates are in your wallet.` : 'Done.'),
    declined: () => 'Not accepted: see below why, and what to do.',
    refused: () => 'Not granted: see below why, and how to appeal.',
    withdrawn: () => 'You withdrew it.',
  },
}

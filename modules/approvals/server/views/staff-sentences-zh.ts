import type { Ground, StopKind } from '../../contract.ts'
import { STOP_WORDS } from '../branch-clocks.ts'
import { lifeInWords, STATUS_ZH } from '../certificates/certificate-row.ts'
import { clocks } from '../clocks.ts'
import { GROUND } from '../grounds.ts'
import type { StaffTold, Verb } from './staff-told.ts'

const after = (lead: string, words: unknown) => (words ? `${lead}${String(words)}` : '')
const matters = (t: StaffTold, keys: unknown) => (Array.isArray(keys) ? keys.map((key) => `“${t.matter(String(key))}”`).join('、') : '')
const matter = (t: StaffTold) => `“${t.matter(String(t.says['matter']))}”`
const due = (t: StaffTold, clock: string, what: string) => (t.due(clock) ? `，最晚${t.due(clock)}前${what}` : '')
const missing = (t: StaffTold) => ((t.words['missing'] ?? []) as { what: string; why: string }[]).map(({ what, why }, n) => `${n + 1}．${t.paper(what)}：${why}`).join('；')
const MOVED: Record<string, string> = { moves: '改按新方案办理，已交的内容继续有效', asks: '改按新方案办理，已请申请人一次补充', stays: '已受理，仍按原方案办理' }
const OUTCOME: Record<string, string> = { pass: '符合要求', fail: '不符合要求', put_right: '需要整改' }
const clock = (t: StaffTold) => clocks.find(({ name }) => name === t.says['kind'])?.purpose.zh ?? ''

/** A step of the history as staff read it. What each verb is called stands in its own head. */
export const zh: Record<Verb, (t: StaffTold) => string> = {
  submit: (t) => `提交申请：${matters(t, t.says['matters'])}。`,
  supplement: (t) => `申请人已补正。${after('说明：', t.words['words'])}`,
  supply_later: (t) => `补交容缺材料“${t.paper(t.says['material'])}”。`,
  withdraw: (t) => `申请人撤回申请${after('：', t.words['why']) || '。'}`,
  give_pre_review: (t) => `${matter(t)}预审：${t.says['complete'] ? '材料齐全、符合形式' : '需要补正'}${after('。', missing(t))}${after('。意见：', t.words['opinion'])}`,
  request_supplement: (t) => `一次性补正告知，共 ${t.says['missing']?.length ?? 0} 项：${missing(t)}`,
  accept: (t) => `受理，各事项同时开始${due(t, 'whole', '全部办结')}${t.says['green'] ? '（绿色通道）' : ''}。${after('', t.words['why'])}`,
  decline: (t) => `不予受理：${t.words['reason'] ?? ''}${after('；另行办理：', t.words['instead'])}`,
  conclude_step: (t) => `${matter(t)}“${t.step(t.says['step'])}”：${OUTCOME[t.says['outcome']] ?? ''}${after('。意见：', t.words['opinion'])}${(t.says['units']?.length ?? 0) > 0 ? `（${t.says['units'].map(t.unit).join('、')}）` : ''}`,
  decide: (t) => `${matter(t)}：${t.says['granted'] ? '准予' : '不予许可'}${t.says['on'] === 'promise' ? '（按告知承诺）' : ''}${after('。理由：', t.words['reason'])}${after('。条件：', t.words['conditions'])}${t.says['voided']?.length ? `。随之终止：${matters(t, t.says['voided'])}` : ''}`,
  decide_on_the_spot: (t) => `首席审批服务代表当场决定。${after('说明：', t.words['why'])}`,
  stop_branch: (t) => `${matter(t)}停表：${STOP_WORDS[t.says['kind'] as StopKind]?.zh ?? t.says['kind']}，预计 ${t.says['days'] ?? ''} 个工作日${after('。', t.words['why'])}`,
  resume_branch: (t) => `${matter(t)}恢复计时${after('。结果：', t.words['result'])}`,
  extend_branch: (t) => `${matter(t)}延长 ${t.says['days'] ?? ''} 个工作日：${t.words['reason'] ?? ''}`,
  consult: (t) => `${matter(t)}征求${t.unit(t.says['unit'] ?? '')}意见：${t.words['question'] ?? ''}`,
  answer_consult: (t) => `${matter(t)}答复征求意见：${t.words['opinion'] ?? ''}`,
  issue: () => '统一出件：证照、批文同时发出。',
  record_check: (t) => `${matter(t)}承诺核查：${t.says['kept'] ? '已履行' : '未履行，限期整改'}。${t.words['findings'] ?? ''}`,
  record_correction: (t) => `${matter(t)}整改：${t.says['corrected'] ? '已完成' : t.says['revoked'] ? '未完成，撤销决定，失信记录保留' : '未完成，失信记录保留'}。${t.words['findings'] ?? ''}`,
  repair_credit: (t) => `${matter(t)}失信记录已修复：${t.words['why'] ?? ''}`,
  revoke_certificate: (t) => `${matter(t)}证照已依法${lifeInWords(t.says['does']).zh}：${GROUND[t.says['ground'] as Ground]?.zh ?? ''}。${t.words['reason'] ?? ''}${after('。陈述、申辩：', t.words['heard'])}`,
  amend: (t) => (t.says['left'] ? `申请 ${t.says['by']} 准予${lifeInWords(t.says['does']).zh}，但证照${STATUS_ZH[t.says['left'] as keyof typeof STATUS_ZH]}，没有变动，该申请中已说明。` : `${matter(t)}证照按申请 ${t.says['by']} ${lifeInWords(t.says['does']).zh}，现为第 ${t.says['version']} 版。`),
  not_amended: (t) => `${matter(t)}：证照 ${t.says['certificate']} ${STATUS_ZH[t.says['left'] as keyof typeof STATUS_ZH]}，没有能够${lifeInWords(t.says['does']).zh}${t.says['does'] === 'revoke' ? '' : '，已告知申请人和部门'}。`,
  reckon_again: () => '节假日安排已公布，时限重新推算。',
  migrate_plan: (t) => `法规变更：${MOVED[t.says['moves']] ?? ''}${after('。变化：', (t.says['changes']?.zh ?? []).join('；'))}${after('。理由：', t.words['why'])}${after('。时限延长的理由：', t.words['reason'])}`,
  ring: (t) => (t.says['deemed'] ? '逾期未告知，视为自收到之日起受理（行政许可法第三十二条）。' : t.says['kind'] === 'later' ? (t.says['card'] === 'yellow' ? '容缺材料快到期，已提醒申请人。' : '容缺材料逾期未补，已告知申请人和部门。') : t.says['kind'] === 'correct' ? '整改期限已满，请复核并登记结果。' : t.says['card'] === 'yellow' ? `“${clock(t)}”临期，已提醒${t.unit(t.says['unit'] ?? '')}。` : `“${clock(t)}”超时，红牌提醒。`),
}

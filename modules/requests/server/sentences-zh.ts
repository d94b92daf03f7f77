import { waitedFor } from './clocks.ts'
import { GROUNDS, SATISFACTION } from './titles.ts'
import { all, type Sentences, type Told } from './told.ts'

const by = (t: Told, clock: string, what: string) => (t.due(clock) ? `，最晚${t.due(clock)}前${what}` : '')
const assisted = (t: Told) => (t.says['assist']?.length ? `，${t.says['assist'].map(t.unit).join('、')}协办` : '')
const because = (why: unknown, lead = '') => (why ? `${lead}${String(why)}` : '')
const yes = (value: unknown, is: string, not: string) => (value === undefined || value === null ? null : value ? is : not)
const rated = (w: Record<string, any>) =>
  [yes(w['contacted'], '有人联系', '没有人联系'), yes(w['solved'], '已解决', '未解决'), SATISFACTION[w['satisfaction']]?.zh].filter(Boolean).join('，')
const youSaid = (words: unknown) => (words ? `；您说：“${String(words).replace(/。$/, '')}”` : '')
/** Unsolved goes back to work; who does it and until when is said with it. */
const again = (t: Told) =>
  t.became === 'in_progress' ? `已要求${t.unit(t.holder)}再办${by(t, 'conclude', '答复您')}。` : t.became === 'submitted' ? '正在重新确定由谁办理。' : ''
const BY: Record<string, string> = { phone: '电话', email: '邮件', web: '对方网站', letter: '函件' }
const HOW: Record<string, string> = { phone: '通过电话', visit: '上门', message: '通过信息' }

/** A sentence a step, for each of the two who read the history. What each verb is called stands in its own head. */
export const zh = {
  submit: { resident: (t) => `我们收到了您的诉求${by(t, 'respond', '联系您')}。`, staff: () => '居民提交了诉求。' },
  submit_by_phone: { resident: (t) => `工作人员在电话里为您登记了诉求${by(t, 'respond', '再联系您')}。`, staff: () => '坐席接听来电并登记。' },
  split: { resident: () => '您反映的事不止一件，这件单独办理。', staff: (t) => `由另一件诉求拆分而来${because(all(t)['why'], '：')}` },
  note_split: { resident: () => '其中一件事已另立一件，单独办理、单独答复您。', staff: (t) => `其中一部分已拆分另立${because(all(t)['why'], '：')}` },
  submit_from_open311: { resident: (t) => `我们收到了您通过“${t.says['app']}”提交的诉求${by(t, 'respond', '联系您')}。`, staff: (t) => `经开放接口提交（${t.says['app']}）。` },
  record_import: { resident: (t) => `这件诉求由${t.says['source']}转来${because(t.words['answer'], '，原答复：')}`, staff: (t) => `自${t.says['source']}导入${because(all(t)['externalId'], '，原编号 ')}${t.words['answer'] ? `；原答复：${t.words['answer']}` : t.says['kept'] === 'intake' ? '，作为新诉求受理。' : '，原系统没有答复，仅存档。'}` },

  dispatch: { resident: (t) => `已派给${t.unit(t.says['lead'])}${assisted(t)}${by(t, 'conclude', '答复您')}。`, staff: (t) => `派给${t.unit(t.says['lead'])}主办${assisted(t)}。${because(all(t)['why'])}` },
  decline: { resident: (t) => `这件诉求不予受理（${t.door(t.says['branch'])}）：${t.words['reason']}`, staff: (t) => `不予受理（${t.door(t.says['branch'])}）：${t.words['reason']}${because(t.says['priorCase'], '；此前诉求 ')}` },
  answer_at_once: { resident: (t) => `工作人员当场答复：${t.words['answer']}`, staff: (t) => `当场答复：${t.words['answer']}` },
  reassign: { resident: (t) => `改由${t.unit(t.says['lead'])}办理${by(t, 'conclude', '答复您')}。`, staff: (t) => `由${t.unit(t.says['from'])}改派${t.unit(t.says['lead'])}：${all(t)['why'] ?? ''}` },
  return_dispatch: { resident: () => '承办单位提出不属于其职责，正在核定由谁办理，答复您的时间不因此推后。', staff: (t) => `申请退单：${all(t)['reason'] ?? ''}${because(all(t)['clause'], '；依据：')}${t.says['suggests'] ? `；建议由${t.unit(t.says['suggests'])}主办` : ''}` },
  adjudicate: {
    resident: (t) => (t.says['upheld'] ? `经核定，改由${t.unit(t.says['lead'])}办理${by(t, 'conclude', '答复您')}。` : `经核定，仍由${t.unit(t.says['lead'])}办理，不得再退。`),
    staff: (t) => `${t.says['upheld'] ? `支持退单，改派${t.unit(t.says['lead'])}` : `不支持退单，仍由${t.unit(t.says['lead'])}主办，不得再退`}：${all(t)['reason'] ?? ''}${t.says['amends'] ? '（已提请修订派单目录）' : ''}`,
  },
  recategorise: { resident: null, staff: (t) => `类别由“${t.says['from'] ? t.category(t.says['from']) : '未分类'}”更正为“${t.category(t.says['to'])}”${because(all(t)['why'], '：')}` },
  merge_into: { resident: () => '有其他居民反映了同一件事，现合在一起办理，办好后仍单独答复您。', staff: (t) => `并入诉求 ${t.says['number'] ?? ''}` },
  unmerge: { resident: () => '这件诉求恢复单独办理。', staff: (t) => `撤销并案${because(all(t)['why'], '：')}` },
  note_joined: { resident: (t) => (t.says['count'] > 0 ? '又有一位居民反映了同一件事。' : null), staff: (t) => (t.says['count'] > 0 ? '又一件诉求并入本件。' : '一件诉求从本件分出。') },
  answer_with: { resident: (t) => `${t.unit(t.holder)}答复：${t.words['answer']}`, staff: () => '随并案诉求一并答复。' },
  recuse: { resident: (t) => (t.says['from'] ? '承办单位需要回避，正在重新确定由谁办理。' : null), staff: (t) => `设置回避：${(t.says['who'] ?? []).map((who: string) => (who.startsWith('unit:') ? t.unit(who.slice(5)) : '一名工作人员')).join('、')}${because(all(t)['why'], '；')}` },

  sign_for: { resident: (t) => `${t.unit(t.holder)}已签收${t.responder ? `，由${t.responder}负责` : ''}${by(t, 'respond', '联系您')}。`, staff: (t) => `签收${t.responder ? `，首问负责人：${t.responder}` : ''}。` },
  assign: { resident: (t) => (t.responder ? `您的诉求改由${t.responder}负责。` : null), staff: (t) => `交办${t.responder ? `给${t.responder}` : '给同事'}。` },
  record_contact: { resident: (t) => (t.says['reached'] ? `${t.unit(t.holder)}已${HOW[t.says['how']] ?? ''}联系到您。` : `${t.unit(t.holder)}${HOW[t.says['how']] ?? ''}联系您，没有联系上，还会再联系。`), staff: (t) => `${HOW[t.says['how']] ?? ''}联系诉求人，${t.says['reached'] ? '已联系上' : '未联系上'}：${all(t)['note'] ?? ''}` },
  ask_resident: { resident: (t) => `请您补充：${t.words['question']}`, staff: (t) => `请诉求人补充：${t.words['question']}（办结计时暂停）` },
  add_note: { resident: null, staff: (t) => all(t)['text'] ?? '' },
  add_assist: { resident: (t) => `已请${t.unit(t.says['unit'])}协助办理。`, staff: (t) => `加派${t.unit(t.says['unit'])}协办${because(all(t)['why'], '：')}` },
  finish_assist: { resident: (t) => (t.says['unit'] ? `${t.unit(t.says['unit'])}已完成协办。` : null), staff: (t) => `${t.says['unit'] ? t.unit(t.says['unit']) : ''}协办完成：${all(t)['result'] ?? ''}` },
  give_opinion: { resident: (t) => `${t.unit(t.holder)}的初步意见：${t.words['opinion'] ?? ''}`, staff: (t) => `初步意见：${t.words['opinion'] ?? ''}` },
  refer_outside: {
    resident: (t) => `这件事需要${t.party(t.says['party'])}处理，已转请${t.due('outside') ? `其在${t.due('outside')}前回复` : '其处理'}；您的诉求仍由${t.unit(t.holder)}负责答复。`,
    staff: (t) => `转请${t.party(t.says['party'])}处理（${BY[t.says['how']] ?? ''}）：${t.words['sent'] ?? ''}`,
  },
  outside_answered: {
    resident: (t) => `${t.party(t.says['party'])}已回复，${t.unit(t.holder)}接着办理。`,
    staff: (t) => `${t.party(t.says['party'])}回复：${t.words['reply'] ?? ''}`,
  },
  request_extension: { resident: null, staff: (t) => `申请延期 ${t.says['days']} 个工作日：${String(all(t)['reason'] ?? '').replace(/。$/, '')}${because(all(t)['plan'], '；打算：')}` },
  decide_extension: {
    resident: (t) => (t.says['granted'] ? `经批准，办理时间延长 ${t.says['days'] ?? t.earlier('request_extension')['days']} 个工作日${because(t.earlier('request_extension')['reason'], '，原因是：')}${by(t, 'conclude', '答复您')}。` : null),
    staff: (t) => `${t.says['granted'] ? '同意延期' : '不同意延期'}：${all(t)['reason'] ?? ''}`,
  },
  answer: {
    resident: (t) => (t.became === 'answered' ? `${t.unit(t.holder)}答复：${t.words['answer']}` : '承办单位已拟好答复，正在审核。'),
    staff: (t) => `${t.became === 'answered' ? '答复' : '提交答复待审'}：${t.words['answer']}${because(t.words['handling'], ' 办理情况：')}${because(t.words['withoutAssist'], ' 未等协办反馈，理由：')}${t.says['solved'] === false ? '（尚未解决）' : ''}`,
  },
  approve_answer: { resident: (t) => `${t.unit(t.holder)}答复：${t.earlier('answer')['answer'] ?? ''}`, staff: () => '审核通过，答复已发给诉求人。' },
  send_back_answer: { resident: null, staff: (t) => `退回修改：${all(t)['why'] ?? ''}` },

  supervise: { resident: (t) => `这件诉求已列入督办，要求${t.unit(t.holder)}尽快说明情况。`, staff: (t) => `督办，限 ${t.says['days']} 个工作日回复：${t.words['demand'] ?? ''}` },
  answer_supervision: { resident: null, staff: (t) => `回复督办：${t.words['text'] ?? ''}` },
  lift_supervision: { resident: null, staff: (t) => `解除督办${because(all(t)['why'], '：')}` },
  exclude: { resident: null, staff: (t) => `剔除考核（${GROUNDS[t.says['ground']]?.zh ?? t.says['ground']}）：${all(t)['why'] ?? ''}` },

  record_call_back: {
    resident: (t) => (t.says['reached'] ? `回访员与您通话，记录为：${rated(all(t)) || '已通话'}。${t.became === 'concluded' ? '如记录不符，可以提出异议。' : again(t)}` : t.says['closes'] ? '回访电话多次没有接通，这件诉求先办结；如没有办好，请告诉我们再办。' : '回访电话没有接通，我们会再打给您。'),
    staff: (t) => (t.says['reached'] ? `回访：${rated(all(t))}${because(all(t)['ownWords'], '；原话：')}${because(all(t)['words'], '；')}` : t.says['closes'] ? '回访多次未接通，办结。' : '回访未接通。'),
  },
  call_about_delay: {
    resident: (t) => (t.says['reached'] ? '答复您的时间已过，受理中心打电话向您说明了情况。' : '答复您的时间已过，受理中心打电话向您说明情况，没有接通。'),
    staff: (t) => `超期回访${t.says['reached'] ? '' : '，未接通'}：${t.words['words'] ?? ''}`,
  },
  supply_info: { resident: (t) => `您补充了说明：${t.words['text'] ?? ''}`, staff: (t) => `诉求人补充：${t.words['text'] ?? ''}` },
  add_words: { resident: (t) => `您又说：${t.words['text'] ?? ''}`, staff: (t) => `诉求人又说：${t.words['text'] ?? ''}` },
  withdraw: { resident: () => '您撤回了这件诉求。', staff: (t) => `诉求人撤回${because(all(t)['why'], '：')}` },
  rate: { resident: (t) => `您的评价：${rated(all(t))}${youSaid(t.words['words'])}。${again(t)}`, staff: (t) => `诉求人评价：${rated(all(t))}${because(t.words['words'], '；')}` },
  reopen: { resident: (t) => `您说没有办好${youSaid(t.words['why'])}。${again(t)}`, staff: (t) => `诉求人要求再办：${all(t)['why'] ?? ''}` },
  dispute_rating: { resident: () => '您对记录的评价提出了异议，我们会核对通话记录。', staff: (t) => `诉求人对评价提出异议：${all(t)['why'] ?? ''}（本人评价：${rated(all(t))}）` },
  settle_dispute: { resident: (t) => (t.says['upheld'] ? `异议成立，评价已按您的意见更正。${again(t)}` : `经核对，维持原来的评价：${all(t)['reason'] ?? ''}`), staff: (t) => `${t.says['upheld'] ? '异议成立，评价已更正' : '异议不成立'}：${all(t)['reason'] ?? ''}` },

  reckon_again: { resident: (t) => (t.due('conclude') && !['answered', 'concluded'].includes(t.became) ? `节假日安排已公布，最晚${t.due('conclude')}前答复您。` : null), staff: () => '节假日安排已公布，时限重新推算。' },
  ring: {
    resident: (t) => {
      if (t.says['kind'] === 'supply') return `没有等到您的补充，${t.unit(t.holder)}按现有情况继续办理，您仍可以随时补充。`
      // Each further rung of the ladder is the office's own affair: that it is late is said once.
      return t.says['card'] === 'red' && t.says['level'] === 1 && !['assist', 'outside'].includes(t.says['kind']) ? `${waitedFor(String(t.says['kind']), 'zh')}已超过最晚时间，已提醒${t.unit(t.says['unit'] ?? t.holder)}的负责人和上级。` : null
    },
    staff: (t) => {
      const what = waitedFor(String(t.says['kind']), 'zh')
      if (t.says['kind'] === 'supply') return '诉求人未在期限内补充，退回承办单位继续办理。'
      if (t.says['card'] === 'yellow') return `黄牌：${what}即将到期，已提醒${t.unit(t.says['unit'] ?? t.holder)}。`
      const told = { unit_lead: '单位负责人', supervisor: '督办员', district_office: '区政府办公室' }[String(t.says['rung'])]
      return t.says['card'] === 'red' ? `红牌：${what}已超时${told ? `，已报${told}` : ''}。` : `${what}已到期，已提醒责任人。`
    },
  },
} satisfies Record<string, Sentences>

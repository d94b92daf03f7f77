import notices from '../../../../districts/shinan/notices.json' with { type: 'json' }

const hours = (count: number) => ({ count, unit: 'hours' })
const days = (count: number) => ({ count, unit: 'working_days' })

/** Definitions of requests for the small district: few categories, each for a rule that some test proves. */
export const requestDefinitions: Record<string, unknown> = {
  notices,
  outside_parties: [
    { id: 'railway', name: '铁路青岛站', en: 'the railway', reach: [{ by: 'phone', at: '12306' }], days: 3 },
    { id: 'highway', name: '山东高速', en: 'the highway company', reach: [{ by: 'email', at: 'a@example.com' }], days: 5 },
  ],
  sections: [
    { id: 'livelihood', name: '民生诉求', en: 'Livelihood', hint: '生活中的急难愁盼', hint_en: 'Daily life', respond: hours(4), grades: { simple: days(1), ordinary: days(2), hard: days(5) }, questions: [] },
    { id: 'development', name: '发展诉求', en: 'Development', hint: '企业发展', hint_en: 'Business', respond: hours(2), grades: { simple: days(1), ordinary: days(1), hard: days(15) }, questions: [] },
    { id: 'enforcement', name: '执法诉求', en: 'Enforcement', hint: '执法监督', hint_en: 'Enforcement', respond: hours(4), grades: { simple: days(1), ordinary: days(2), hard: days(5) }, questions: [] },
  ],
  categories: [
    { code: 'M0101', section: 'livelihood', group: '市政设施', name: '路灯不亮', en: 'Street lamp out', words: ['路灯', '灯不亮', '没有灯'], grade: 'ordinary' },
    { code: 'M0102', section: 'livelihood', group: '市政设施', name: '井盖缺失', en: 'Missing manhole cover', words: ['井盖'], grade: 'simple', emergency: '请先绕行，情况危急请拨打 110' },
    { code: 'M0201', section: 'livelihood', group: '环境', name: '施工噪声', en: 'Construction noise', words: ['施工', '噪音', '搅拌站'], grade: 'hard', approval: true },
    { code: 'M0301', section: 'livelihood', group: '物业', name: '物业服务', en: 'Property service', words: ['物业'], grade: 'ordinary' },
    { code: 'F0101', section: 'development', group: '企业', name: '惠企政策兑现', en: 'Policy payment', words: ['补贴', '政策'], grade: 'hard' },
    { code: 'Z0101', section: 'enforcement', group: '作风', name: '执法人员作风', en: 'Conduct of officers', words: ['态度', '执法'], grade: 'hard', approval: true, confidential: true },
  ],
  catalogue: {
    version: 1, effective_from: '2019-01-01', why: '首版',
    rules: [
      { id: 'R1', category: 'M0101', lead: 'bureau-city', assist: [], basis: '城市照明管理规定' },
      { id: 'R2', category: 'M0102', lead: '@street', assist: ['bureau-city'] },
      { id: 'R3', category: 'M0201', lead: 'bureau-env', assist: ['@street'] },
      { id: 'R4', category: 'M0201', area: '370202005', lead: 'bureau-city', assist: ['bureau-env'], limit: days(3) },
      { id: 'R5', category: 'F0101', lead: 'district-office', assist: [] },
      { id: 'R6', category: 'Z0101', lead: 'supervision', assist: [] },
    ],
  },
  doors: [
    { id: 'emergency', name: '紧急求助', en: 'Emergency', basis: '第十一条', reason: '请立即拨打 110', doors: [{ name: '报警', how: '110' }] },
    { id: 'statutory_channel', name: '法定途径', en: 'Statutory channel', basis: '第十一条', reason: '请依法向法院提出', doors: [{ name: '诉讼服务', how: '12368' }] },
    { id: 'repeat', name: '重复反映', en: 'Repeat', basis: '第十一条', reason: '同一事项已答复', doors: [{ name: '原诉求', how: '我的诉求' }] },
    { id: 'secret', name: '涉密隐私', en: 'Secret', basis: '第十一条', reason: '请勿在此提交', doors: [{ name: '保密局', how: '12339' }] },
    { id: 'out_of_remit', name: '超出职责', en: 'Out of remit', basis: '第十一条', reason: '不属于本区职责', doors: [{ name: '市 12345', how: '12345' }] },
    { id: 'unlawful', name: '违法内容', en: 'Unlawful', basis: '第十一条', reason: '内容违反法律', doors: [{ name: '咨询', how: '12348' }] },
  ],
  templates: [{ id: 'T1', act: 'answer', title: '已修复', text: '{地点}的{设施}已于{时间}修复。' }],
  limits: {
    dispatch: hours(2), sign: hours(2), return: days(2), adjudicate: days(1), supply: days(5), approve: hours(4), extension: days(1), callback: days(2), dispute: days(2), reopen: days(10),
    most_extension_days: 10, most_questions: 2, most_question_days: 8, call_back_attempts: 3, fewest_for_a_rate: 10, ladder: ['unit_lead', 'supervisor', 'district_office'],
  },
}

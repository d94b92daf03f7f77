// A made-up one-thing of two matters, for the tests of the app alone.
const element = (key, name, type, more = {}) => ({ key, name, en: key, group: 'shop', type, ...more })
const area = element('area', '面积', 'number', { unit: '平方米' })
const owner = element('owner', '经营者', 'text')
const sign = element('sign', '招牌文字', 'text')
const large = { element: 'area', atLeast: 100 }
const member = (matter, name, more = {}) => ({
  matter, name, en: matter, type: 'licence', authority: 'u1', basis: [], steps: [{ id: 'decide', name: '决定', en: 'Decide', kind: 'decision', unit: 'u1', days: 2, counted: true, after: [] }],
  clock: { statutory: 20, promised: 5 }, forms: ['甲'], visits: 1, fee: 0, delegable: false, result: { type: matter, name: `${name}证`, en: matter, form: 'certificate', fields: [] }, ...more,
})
const plan = {
  key: 'tea-house', name: '开办茶馆', en: 'Open a tea house', says: '一次办齐。', saysEn: 'All at once.', audience: 'firm', asOf: '2026-11-23', groups: [{ key: 'shop', name: '店铺', en: 'Shop' }],
  questions: [{ element: area, ask: '店面多大？', askEn: 'How large?' }], members: [member('food', '食品经营许可'), member('sign', '店招备案', { when: large })],
  fields: [{ element: owner, required: true, askedBy: [{ matter: 'food', forms: ['甲'] }] }, { element: sign, when: large, required: true, askedBy: [{ matter: 'sign', forms: ['甲'] }] }],
  materials: [], order: [], preReview: { unit: 'u1', days: 1 }, issue: { mode: 'all', days: 0, unit: 'u1' }, limit: { rule: 'shortest' }, visits: 0,
}
const figures = (n) => ({ matters: 2, forms: n, fields: n, fetched: 0, materials: n, visits: n, days: n, promised: n })
const line = (id, name, state, awaited = false) => ({ id, name, kind: 'review', units: ['市场监管局'], joint: false, state, at: null, awaited })

exports.PUBLIC = ['catalogue', 'one_thing']
/** What the office answers to the views of approvals; nothing where it is not asked of them. */
exports.answerApprovals = (method, name, searchParams) => {
  if (name === 'look_up') return { values: { owner: { value: '李海燕', register: 'account', lookup: 'l' } }, materials: {}, failures: [], offers: [{ register: 'account', name: '实名认证信息', owner: '统一认证', by: 'account', basis: '国令第716号', purpose: '办理“开办茶馆”', fields: ['经营者'], materials: [], ready: true }] }
  if (name === 'draft') return method === 'PUT' ? { version: 1 } : undefined
  if (name === 'catalogue') return { oneThings: /火箭/.test(searchParams.get('text') ?? '') ? [] : [{ key: plan.key, name: plan.name, says: plan.says, audience: 'firm', matters: 2, departments: 1, materials: 0, days: 3, found: searchParams.get('text') ? '开茶馆' : null }] }
  if (name === 'one_thing') return { hash: '0'.repeat(64), plan, before: figures(9), after: figures(1), basis: [{ law: '中华人民共和国行政许可法' }], units: { u1: '市场监管局' }, registers: { account: { name: '实名认证信息', owner: '统一认证' } } }
  if (name === 'my_drafts') return { drafts: [] }
  if (name === 'my_certificates') return { certificates: [{ caseId: 'c', matter: 'food', number: 'JY237', identifier: 'JY237', type: 'food', title: '食品经营许可证', form: 'certificate', status: 'valid', statusName: '有效', holder: '海燕茶馆', authority: '市场监管局', issuedAt: '2026-11-20T02:00:00Z', validUntil: '2031-11-19' }] }
  if (name === 'my_applications') return { applications: [{ id: 'a', number: '261123-000001-1', name: plan.name, state: 'in_progress', stateName: '并联审批中', status: '2 个事项，2 个在同时办。', needsYou: null, openedAt: '2026-11-23T01:00:00Z', dueAt: null, late: false, decided: 0, matters: 2 }] }
  if (name === 'my_application') {
    return {
      id: 'a', number: '261123-000001-1', version: 3, oneThing: plan.key, name: plan.name, plan: '0'.repeat(64), state: 'in_progress', stateName: '并联审批中', status: '大家都在等：决定。', openedAt: '2026-11-23T01:00:00Z', dueAt: null, late: false, provisional: true, needsYou: null, refused: null, supplement: null,
      preReview: line('pre_review', '联合预审', 'done'), issue: line('issue', '统一出件', 'waiting'), awaited: null, later: [], sheets: [], papers: [], answers: {}, given: { uploads: {}, promises: [], later: [] }, lookups: [], history: [], documents: [], certificates: 0, can: ['approvals.withdraw'], head: 'abc',
      branches: [{ matter: 'food', name: '食品经营许可', unit: '市场监管局', state: 'working', stateName: '办理中', stopped: null, dueAt: null, onPromise: false, reason: null, conditions: null, steps: [line('food.decide', '决定', 'open', true)] }],
    }
  }
  return undefined
}

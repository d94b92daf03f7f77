import type { Element } from '../../rules/element.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'

/** A tea house of the small district: four matters of three departments, each for a rule that some test proves. */

const text = (key: string, name: string, group: string, more: Partial<Element> = {}): Element => ({ key, name, en: key, group, type: 'text', ...more })

export const vocabulary = {
  groups: [{ key: 'who', name: '申请人', en: 'Applicant' }, { key: 'shop', name: '店铺', en: 'Shop' }],
  elements: [
    text('person.name', '姓名', 'who', { personal: true }),
    text('person.id', '身份证号', 'who', { personal: true, check: 'identity_number' }),
    { ...text('ent.exists', '已有营业执照', 'who'), type: 'yes_no' as const },
    text('ent.code', '统一社会信用代码', 'who', { check: 'credit_code' }),
    text('ent.name', '名称', 'who', { source: { register: 'market', by: 'ent.code', field: '名称', basis: '国令第809号' } }),
    text('shop.address', '地址', 'shop'),
    { ...text('shop.area', '面积', 'shop', { unit: '平方米', least: 1, most: 10_000 }), type: 'number' as const },
    { ...text('shop.sells', '经营项目', 'shop', { options: [{ value: 'tea', name: '茶饮', en: 'Tea' }, { value: 'cold', name: '冷食', en: 'Cold dishes' }] }), type: 'many' as const },
    { ...text('shop.sign', '要挂店招', 'shop'), type: 'yes_no' as const },
    text('sign.text', '店招文字', 'shop'),
  ],
}

export const materials = {
  materials: [
    { key: 'form', name: '申请书', en: 'Application form', main: false, satisfiedBy: [{ elements: ['person.name', 'shop.address'] }, { upload: true as const }] },
    { key: 'licence', name: '营业执照', en: 'Business licence', main: true, satisfiedBy: [{ certificate: 'business_licence' }, { register: 'market', what: '登记状态' }, { upload: true as const }] },
    { key: 'lease', name: '租赁合同', en: 'Lease', main: false, satisfiedBy: [{ promise: true as const }, { upload: true as const }] },
    { key: 'plan', name: '平面图', en: 'Floor plan', main: true, satisfiedBy: [{ upload: true as const }] },
    { key: 'photo', name: '效果图', en: 'Picture of the sign', main: false, satisfiedBy: [{ upload: true as const }], heldBy: '设计单位' },
  ],
}

export const registers = { registers: [{ key: 'market', name: '登记库', en: 'Register', owner: '市场监管局', ownerEn: 'Market bureau', by: 'ent.code', basis: '国令第809号', answers: ['名称', '登记状态'] }] }

const basis = [{ law: '中华人民共和国行政许可法' }]
const cold = { element: 'shop.sells', has: 'cold' }
const large = { element: 'shop.area', atLeast: 300 }

const matter = (given: Pick<Matter, 'key' | 'name' | 'authority' | 'asks' | 'materials' | 'steps' | 'forms'> & Partial<Matter>): Matter =>
  ({ en: given.key, type: 'licence', basis, effectiveFrom: '2019-01-01', clock: { statutory: 20, promised: 10 }, visits: 2, ...given })

export const matters: Record<string, Matter> = {
  registration: matter({
    key: 'registration', name: '个体工商户登记', authority: 'bureau-city', type: 'registration', forms: [{ key: 'a', name: '登记申请书' }, { key: 'b', name: '信息表' }],
    asks: [{ element: 'person.name', on: ['a', 'b'] }, { element: 'person.id', on: ['a', 'b'] }, { element: 'ent.name', on: ['a'] }, { element: 'shop.address', on: ['a'] }],
    materials: [{ material: 'form' }, { material: 'lease' }],
    steps: [{ id: 'review', name: '审核', en: 'Review', kind: 'review', days: 1, reads: ['person.*', 'ent.*', 'shop.*'] }, { id: 'decide', name: '准予登记', en: 'Register', kind: 'decision', days: 0, after: ['review'] }],
    clock: { statutory: 15, promised: 6 },
    promise: { materials: ['lease'], duties: ['场所合法取得并可用于经营。'], consequence: '承诺不实的，撤销登记。', check: { unit: 'bureau-city', days: 30, how: '现场核查' }, correct: 10, basis: { law: '国办发〔2020〕42号' } },
    result: { type: 'business_licence', name: '营业执照', en: 'Business licence', form: 'certificate', fields: ['ent.name', 'shop.address'] },
    delegable: true,
  }),
  food: matter({
    key: 'food', name: '食品经营许可', authority: 'bureau-env', forms: [{ key: 'a', name: '许可申请书' }],
    asks: [{ element: 'person.name', on: ['a'] }, { element: 'shop.address', on: ['a'] }, { element: 'shop.area', on: ['a'] }, { element: 'shop.sells', on: ['a'] }],
    materials: [{ material: 'form' }, { material: 'licence', before: 'decide' }, { material: 'plan', when: cold }],
    steps: [
      { id: 'review', name: '审查', en: 'Review', kind: 'review', days: 1, reads: ['person.*', 'shop.*'] },
      { id: 'visit', name: '现场核查', en: 'Inspection', kind: 'inspection', days: 2, after: ['review'], joint: 'site', when: { any: [cold, large] } },
      { id: 'decide', name: '许可决定', en: 'Decision', kind: 'decision', days: 1, after: ['visit'] },
    ],
    result: { type: 'food_permit', name: '食品经营许可证', en: 'Food permit', form: 'certificate', validYears: 5, fields: ['shop.address', 'shop.sells'] },
  }),
  fire: matter({
    key: 'fire', name: '消防安全检查', authority: 'bureau-housing', forms: [{ key: 'a', name: '告知承诺书' }],
    asks: [{ element: 'shop.address', on: ['a'] }, { element: 'shop.area', on: ['a'] }],
    materials: [{ material: 'plan' }],
    steps: [{ id: 'visit', name: '消防检查', en: 'Fire inspection', kind: 'inspection', days: 2, joint: 'site', reads: ['shop.*'] }, { id: 'decide', name: '决定', en: 'Decision', kind: 'decision', days: 1, after: ['visit'] }],
    result: { type: 'fire_certificate', name: '消防合格证', en: 'Fire certificate', form: 'certificate', fields: ['shop.address'] },
  }),
  sign: matter({
    key: 'sign', name: '店招备案', authority: 'bureau-city', type: 'filing', forms: [{ key: 'a', name: '备案表' }],
    asks: [{ element: 'person.name', on: ['a'] }, { element: 'sign.text', on: ['a'] }],
    materials: [{ material: 'photo' }],
    steps: [{ id: 'decide', name: '备案', en: 'File', kind: 'decision', days: 1, reads: ['person.*', 'sign.*'] }],
    tolerance: { materials: ['photo'], days: 5, basis: { law: '山东省容缺受理规定' } },
    result: { type: 'sign_filing', name: '店招备案回执', en: 'Sign filing', form: 'receipt', fields: ['sign.text'] },
  }),
}

export const teaHouse: OneThing = {
  key: 'tea-house', name: '开办茶馆', en: 'Open a tea house', words: ['开茶馆', '开个小店'], says: '一次办齐开茶馆的各项手续。', saysEn: 'Everything for a tea house at once.', audience: 'firm', basis, effectiveFrom: '2019-01-01',
  members: [
    { matter: 'registration', when: { element: 'ent.exists', is: false } },
    { matter: 'food' },
    { matter: 'fire', when: large },
    { matter: 'sign', when: { element: 'shop.sign', is: true } },
  ],
  questions: [{ element: 'ent.exists' }, { element: 'shop.area' }, { element: 'shop.sells' }, { element: 'shop.sign' }],
  preReview: { unit: 'district-office', days: 1 }, issue: { mode: 'all', days: 0, unit: 'district-office' },
  limit: { rule: 'shortest' }, visits: 0,
  tests: [
    { name: '新店，80 平方米，只卖茶 → 2 事项，6 字段，0 上传，3 个工作日', given: { 'ent.exists': false, 'shop.area': 80, 'shop.sells': ['tea'], 'shop.sign': false }, expect: { matters: ['food', 'registration'], forms: 2, fields: 6, fetched: 0, documents: 3, uploads: 0, days: 3, visits: 0, limit: 6, delegable: ['registration'] } },
    { name: '已有执照，有冷食 → 1 事项，上传平面图，5 个工作日', given: { 'ent.exists': true, 'shop.area': 299, 'shop.sells': ['tea', 'cold'], 'shop.sign': false }, expect: { matters: ['food'], fields: 4, documents: 3, uploads: 1, materials: ['plan'], days: 5 } },
    { name: '恰好 300 平方米，要店招 → 4 事项', given: { 'ent.exists': false, 'shop.area': 300, 'shop.sells': ['tea'], 'shop.sign': true }, expect: { matters: ['fire', 'food', 'registration', 'sign'], fields: 7, documents: 5, uploads: 2, materials: ['photo', 'plan'], joint: ['fire', 'food'], days: 5 } },
  ],
}

/** As the office publishes them. */
export const smallApprovals: Record<string, unknown> = {
  'registers:small': registers, 'elements:small': vocabulary, 'materials:small': materials,
  ...Object.fromEntries(Object.entries(matters).map(([key, body]) => [`matter:${key}`, body])),
  'one_thing:tea-house': teaHouse,
}

/** The licence of a new shop brings its credit code into being, and the food permit bears it. */
export const makingCodes: Record<string, unknown> = {
  'matter:registration': { ...matters['registration']!, result: { ...matters['registration']!.result!, number: '{credit92}', fields: ['ent.code', 'ent.name', 'shop.address'], makes: ['ent.code'] } },
  'matter:food': { ...matters['food']!, asks: [...matters['food']!.asks, { element: 'ent.code', on: ['a'] }], result: { ...matters['food']!.result!, fields: ['ent.code', 'shop.address'] } },
  'one_thing:tea-house': { ...teaHouse, tests: [{ name: '新店', given: { 'ent.exists': false, 'shop.area': 80, 'shop.sells': ['tea'], 'shop.sign': false }, expect: { uploads: 0 } }] },
}

import type { Config } from '#kernel/config.ts'
import { readConfig } from '#kernel/config.ts'
import type { Module } from '#kernel/module.ts'
import { openOffice, residentNamed } from '#kernel/testing/office.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import type { Element } from '../../rules/element.ts'
import { definitionKinds } from '../definition-kinds.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import type { Registers } from '../definitions/register.ts'
import { libraryOn } from '../plan/library.ts'
import { planNow } from '../plans.ts'
import { forgetAnswersDuty } from './forget-answers.ts'
import { registerRoutes } from './look-up-route.ts'
import { startStandInRegisters } from './stand-in-registers.ts'

/** A shop whose form three registers and the account can fill in, and a stand-in of those registers that is really asked. */

const basis = '国务院政务数据共享条例（国令第809号）'
const text = (key: string, name: string, more: Partial<Element> = {}): Element => ({ key, name, en: key, group: 'all', type: 'text', ...more })
const from = (register: string, by: string, field: string) => ({ source: { register, by, field, basis } })

const elements: Element[] = [
  text('person.name', '姓名', { personal: true, ...from('account', 'account', '姓名') }),
  text('person.id_number', '身份证号', { personal: true, check: 'identity_number', ...from('account', 'account', '身份证号') }),
  text('person.address', '住址', { personal: true, ...from('population', 'person.id_number', '户籍地址') }),
  { ...text('ent.exists', '已有营业执照'), type: 'yes_no' },
  text('ent.credit_code', '统一社会信用代码', { check: 'credit_code' }),
  text('ent.name', '名称', { most: 100, ...from('market', 'ent.credit_code', '名称') }),
  { ...text('ent.kind', '类型', { options: [{ value: 'company', name: '有限责任公司', en: 'Company' }, { value: 'individual', name: '个体工商户', en: 'Individual' }], ...from('market', 'ent.credit_code', '类型') }), type: 'choice' },
  { ...text('ent.capital', '注册资本', { least: 0, ...from('market', 'ent.credit_code', '注册资本') }), type: 'money' },
  { ...text('ent.founded', '成立日期', from('market', 'ent.credit_code', '成立日期')), type: 'date' },
  { ...text('ent.owners', '股东', { columns: [{ key: 'who', name: '姓名', en: 'who', type: 'text', personal: true }, { key: 'kind', name: '出资方式', en: 'kind', type: 'text' }], ...from('market', 'ent.credit_code', '股东') }), type: 'list' },
  text('legal.id_number', '法定代表人证件号', { personal: true, check: 'identity_number', ...from('market', 'ent.credit_code', '法定代表人证件号') }),
  { ...text('manager.is', '另有管理员'), type: 'yes_no' },
  text('manager.id_number', '管理员身份证号', { check: 'identity_number' }),
  text('manager.certificate', '管理员证书', from('managers', 'manager.id_number', '证书编号')),
  text('premises.property_number', '产权证号'),
  text('premises.address', '坐落', from('property', 'premises.property_number', '坐落')),
  { ...text('premises.area', '建筑面积', { unit: '平方米', least: 1, most: 100_000, ...from('property', 'premises.property_number', '建筑面积') }), type: 'number' },
]

const register = (key: string, name: string, by: string, answers: string[]): Registers['registers'][number] => ({ key, name, en: key, owner: `${name}的部门`, ownerEn: `Keeper of ${key}`, by, basis, answers, timeout_ms: 800 })

const registers: Registers = {
  registers: [
    register('account', '实名认证', 'account', ['姓名', '身份证号', '手机号']),
    register('population', '人口库', 'person.id_number', ['户籍地址', '身份核验']),
    register('market', '登记库', 'ent.credit_code', ['名称', '类型', '注册资本', '成立日期', '股东', '法定代表人证件号', '登记状态']),
    register('managers', '管理员库', 'manager.id_number', ['证书编号']),
    register('property', '不动产库', 'premises.property_number', ['坐落', '建筑面积', '不动产权属证明']),
  ],
}

const materials = {
  materials: [
    { key: 'id-card', name: '身份证明', en: 'Identity', main: true, satisfiedBy: [{ register: 'account', what: '身份证号' }, { upload: true as const }] },
    { key: 'licence', name: '营业执照', en: 'Licence', main: true, satisfiedBy: [{ certificate: 'business_licence' }, { register: 'market', what: '登记状态' }, { upload: true as const }] },
    { key: 'premises-right', name: '场所证明', en: 'Right to the premises', main: false, satisfiedBy: [{ register: 'property', what: '不动产权属证明' }, { upload: true as const }] },
  ],
}

const has = { element: 'ent.exists', is: true }
// Known only once the register has said when the firm was founded.
const founded = { element: 'ent.founded', atLeast: '1980-01-01' }
const law = [{ law: '中华人民共和国行政许可法' }]
const permit: Matter = {
  key: 'permit', name: '经营许可', en: 'Permit', type: 'licence', authority: 'bureau-city', basis: law, effectiveFrom: '2019-01-01', forms: [{ key: 'a', name: '申请书' }],
  asks: elements.filter((e) => e.key !== 'ent.exists' && e.key !== 'manager.is').map(({ key }) => ({ element: key, on: ['a'], ...(key === 'ent.capital' ? { when: founded } : /^(ent|legal)\./.test(key) && key !== 'ent.name' ? { when: has } : key.startsWith('manager.') ? { when: { element: 'manager.is', is: true } } : {}) })),
  materials: [{ material: 'id-card' }, { material: 'licence', when: has }, { material: 'premises-right' }],
  steps: [{ id: 'decide', name: '决定', en: 'Decide', kind: 'decision', days: 1, reads: ['person.*', 'ent.*', 'manager.*', 'legal.*', 'premises.*'] }],
  clock: { statutory: 20, promised: 10 }, visits: 1,
  result: { type: 'permit', name: '许可证', en: 'Permit', form: 'approval', fields: ['premises.address'] },
}

const shop: OneThing = {
  key: 'shop', name: '开店', en: 'Open a shop', words: ['开店'], says: '开店。', saysEn: 'A shop.', audience: 'firm', basis: law, effectiveFrom: '2019-01-01',
  members: [{ matter: 'permit' }], questions: [{ element: 'ent.exists' }, { element: 'manager.is' }], preReview: { unit: 'district-office', days: 1 }, issue: { mode: 'all', days: 0, unit: 'district-office' },
  limit: { rule: 'shortest' }, visits: 0, tests: [{ name: '一项', given: { 'ent.exists': true, 'manager.is': false }, expect: { matters: ['permit'] } }],
}

const definitions = { 'registers:small': registers, 'elements:small': { groups: [{ key: 'all', name: '表', en: 'Form' }], elements }, 'materials:small': materials, 'matter:permit': permit, 'one_thing:shop': shop }

const lookUps: Module = { name: 'approvals', migrations: new URL('../migrations/', import.meta.url), definitions: definitionKinds, duties: [forgetAnswersDuty], routes: registerRoutes }

export const keys = { keyId: 'k-1', keySecret: 'hush' }
export const people = { owner: residentNamed('李海燕', 1), other: residentNamed('王建国', 2) }
/** A firm and premises that are found, and those whose last digits bring a failure about. */
export const FOUND = { 'ent.exists': true, 'ent.credit_code': '91350100M000100Y43', 'premises.property_number': '鲁演示1234' } as const
export const CODES = { notFound: '93370202MA31850000', slow: '91370202MA32871111', down: '91370202MA30042222', malformed: '91370202MA30343333' } as const

export type RegistersOffice = Awaited<ReturnType<typeof openRegistersOffice>>

/** `by: exchange` is the same server without the made-up identity of the demo. */
export async function openRegistersOffice({ by = 'stand-in' as 'stand-in' | 'exchange', connected = true } = {}) {
  let now = () => new Date()
  let known = (): ReturnType<typeof libraryOn> => { throw new Error('not open yet') }
  const standIn = await startStandInRegisters({ keys, known: () => known(), now: () => now(), slowMs: 1500 })
  const config: Config = { ...readConfig({ NUANBAN_DEMO: '0' }), registers: connected ? { by, base: standIn.url, ...keys } : undefined }
  const office = await openOffice({ modules: [lookUps], at: '2026-03-04 10:00', definitions, config })
  now = office.now
  known = () => libraryOn(office.office.definitions, dayOf(office.now()))
  return { ...office, standIn, plan: planNow(office.office, 'shop')!.plan, close: () => standIn.close() }
}

import type { Element } from '../../rules/element.ts'
import type { Member } from '../../rules/plan.ts'
import type { CertificateRow, Holder } from './certificate-row.ts'
import { dataLines } from './data-lines.ts'

export const elements: ReadonlyMap<string, Element> = new Map(([
  { key: 'ent.name', name: '经营者名称', en: 'Name', group: 'g', type: 'text' },
  { key: 'ent.credit_code', name: '统一社会信用代码', en: 'Code', group: 'g', type: 'text' },
  { key: 'legal.name', name: '法定代表人（负责人）', en: 'Representative', group: 'g', type: 'text', personal: true },
  { key: 'premises.address', name: '经营场所', en: 'Address', group: 'g', type: 'text' },
  { key: 'food.trade', name: '主体业态', en: 'Trade', group: 'g', type: 'choice', options: [{ value: 'small', name: '餐饮服务经营者（小型餐馆）', en: 'Small restaurant' }, { value: 'large', name: '大型餐馆', en: 'Large' }] },
  { key: 'food.items', name: '经营项目', en: 'Items', group: 'g', type: 'many', options: [{ value: 'hot', name: '热食类食品制售', en: 'Hot' }, { value: 'cold', name: '冷食类食品制售', en: 'Cold' }, { value: 'raw', name: '生食类食品制售', en: 'Raw' }] },
  { key: 'premises.area', name: '经营场所面积', en: 'Area', group: 'g', type: 'number', unit: '平方米' },
  { key: 'ent.founded', name: '成立日期', en: 'Founded', group: 'g', type: 'date' },
  { key: 'ent.capital', name: '注册资本', en: 'Capital', group: 'g', type: 'money' },
  { key: 'ent.shareholders', name: '出资人', en: 'Shareholders', group: 'g', type: 'list', columns: [{ key: 'name', name: '姓名', en: 'Name', type: 'text' }, { key: 'share', name: '比例', en: 'Share', type: 'number', unit: '%' }] },
] satisfies Element[]).map((element) => [element.key, element]))

export const answers = {
  'ent.name': '青岛栈桥海鲜餐饮有限公司', 'ent.credit_code': '91110000802100433B', 'legal.name': '王小明', 'premises.address': '青岛市市南区太平路12号一层102户', 'food.trade': 'small', 'food.items': ['hot', 'cold'],
  'premises.area': 80, 'ent.founded': '2026-03-04', 'ent.capital': 50_000_000, 'ent.shareholders': [{ name: '王小明', share: 60 }, { name: '李海', share: 40 }],
}

export const foodPermit: NonNullable<Member['result']> = {
  type: 'food-permit', name: '食品经营许可证', en: 'Food permit', form: 'certificate', typeCode: '11100000MB03271699022', number: 'JY2{region}{n6}{check}', validYears: 5,
  fields: ['ent.name', 'ent.credit_code', 'legal.name', 'premises.address', 'food.trade', 'food.items'],
}
export const businessLicence: NonNullable<Member['result']> = {
  type: 'business-licence', name: '营业执照', en: 'Business licence', form: 'certificate', typeCode: '11100000MB0143028R001', number: '{credit}',
  fields: ['ent.name', 'legal.name', 'ent.capital', 'ent.founded', 'premises.address'],
}
export const signboard: NonNullable<Member['result']> = { type: 'signboard-receipt', name: '户外招牌设置备案回执', en: 'Receipt', form: 'receipt', number: '青南备〔{year}〕第{n}号', fields: ['ent.name', 'premises.address'] }

export const firm: Holder = { id: '00000000-0000-7000-8000-000000000001', code: '91110000802100433B', name: '青岛栈桥海鲜餐饮有限公司' }

export const linesOf = (result: { fields: readonly string[] }) => dataLines(result.fields, elements, answers)

/** A certificate as it could lie in the table, for what only reads one. */
export const someRow = (change: Partial<CertificateRow> = {}): CertificateRow => ({
  case_id: '00000000-0000-7000-8000-00000000000a', matter: 'food-permit', version: 1, identifier: '1.2.156.3005.2.11100000MB03271699022.370202.202600000001.001.X', number: 'JY23702020000013', type: 'food-permit', title: '食品经营许可证',
  form: 'certificate', status: 'valid', holder_id: firm.id, holder_code: firm.code, holder_name: firm.name, authority: '青岛市市南区行政审批服务局', data: linesOf(foodPermit),
  issued_at: new Date('2026-11-23T02:00:00Z'), since: new Date('2026-11-23T02:00:00Z'), valid_until: '2031-11-22', signature: 'c2lnbmF0dXJl', key_id: '0123456789abcdef', ...change,
})

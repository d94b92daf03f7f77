import type { Lang } from '#kernel/contract.ts'
import { canonical } from '#kernel/ledger/canonical.ts'
import type { Element } from '../../rules/element.ts'
import type { Expr } from '../../rules/expr.ts'
import { inWords } from '../../rules/in-words.ts'

/** How things that a body names are called. */
export type Names = { elements: ReadonlyMap<string, Element>; named: (key: string) => string | undefined }

const PARTS: Record<string, readonly [string, string]> = {
  name: ['名称', 'name'], en: ['英文名', 'English name'], says: ['说明', 'description'], saysEn: ['英文说明', 'English description'], words: ['百姓说法', 'people’s words'], audience: ['对象', 'audience'], basis: ['依据', 'basis'],
  effectiveFrom: ['生效日', 'in force from'], effectiveTo: ['失效日', 'in force until'], members: ['事项', 'matter'], questions: ['情形问题', 'question'], order: ['先后顺序', 'order'], preReview: ['联合预审', 'pre-review'],
  issue: ['统一出件', 'joint issue'], limit: ['时限规则', 'limit'], cases: ['分情形时限', 'limit by case'], onTheSpot: ['当场办结菜单', 'menu decided on the spot'], visits: ['跑动次数', 'visits'], greenChannel: ['绿色通道', 'green channel'], tests: ['测试用例', 'test'], type: ['类型', 'type'], code: ['基本编码', 'code'],
  authority: ['实施部门', 'authority'], conditions: ['许可条件', 'conditions'], forms: ['现有表单', 'form of today'], asks: ['填写项', 'field'], materials: ['材料', 'document'], steps: ['环节', 'step'], clock: ['时限', 'limits'], risks: ['风险', 'risks'],
  promise: ['告知承诺', 'promise'], tolerance: ['容缺', 'tolerance'], delegable: ['可授权当场办', 'may be delegated'], delegableWhen: ['可授权的条件', 'delegated when'], fee: ['收费', 'fee'], result: ['结果证照', 'result'], life: ['证照变动', 'change of a certificate'],
  when: ['条件', 'condition'], on: ['所在表单', 'on'], optional: ['选填', 'optional'], copies: ['份数', 'copies'], before: ['何环节之前', 'before'], kind: ['种类', 'kind'], unit: ['单位', 'unit'], days: ['工作日', 'working days'], after: ['在其后', 'after'], joint: ['联合踏勘', 'joint visit'],
  reads: ['查看内容', 'reads'], statutory: ['法定工作日', 'statutory days'], promised: ['承诺工作日', 'promised days'], statutoryBasis: ['法定时限依据', 'basis of the limit'], extendBy: ['可延长', 'extension'], mode: ['出件方式', 'mode'], rule: ['计算方式', 'rule'],
  given: ['给定的回答', 'given'], expect: ['期望', 'expected'], duties: ['承诺内容', 'duties'], consequence: ['不实后果', 'consequence'], check: ['核查', 'check'], correct: ['整改期', 'time to put right'], how: ['方式', 'how'], ask: ['问法', 'wording'], askEn: ['英文问法', 'English wording'], help: ['提示', 'help'], helpEn: ['英文提示', 'English help'],
  number: ['编号规则', 'number'], typeCode: ['证照类型代码', 'type code'], validYears: ['有效年', 'years valid'], fields: ['照面内容', 'fields'], makes: ['产生的数据', 'makes'], form: ['形式', 'form'], law: ['法律', 'law'], article: ['条款', 'article'], matter: ['事项', 'matter'], element: ['数据元', 'element'], material: ['材料', 'document'],
  group: ['所在表页', 'sheet'], options: ['选项', 'options'], columns: ['列', 'columns'], personal: ['个人信息', 'personal'], ofAnother: ['他人信息', 'of another person'], least: ['下限', 'least'], most: ['上限', 'most'], hint: ['填写提示', 'hint'], hintEn: ['英文填写提示', 'English hint'], source: ['数据来源', 'source'], follows: ['由其他内容得出', 'follows'],
  main: ['主审要件', 'main'], satisfiedBy: ['替代方式', 'ways'], heldBy: ['由谁持有', 'held by'], elements: ['表单数据', 'form data'], certificate: ['电子证照', 'certificate'], register: ['部门数据', 'register'], what: ['内容', 'what'], upload: ['上传', 'upload'], by: ['按什么查', 'by'], field: ['字段', 'field'],
}

/** What is different between two bodies of a definition, a sentence each, as officials read it. */
export function changesInWords(before: unknown, after: unknown, names: Names, lang: Lang): string[] {
  const zh = lang === 'zh'
  const part = (key: string) => PARTS[key]?.[zh ? 0 : 1] ?? key
  const called = (key: unknown) => (typeof key === 'string' ? names.elements.get(key)?.[zh ? 'name' : 'en'] ?? names.named(key) ?? key : String(key))
  const quoted = (text: string) => (zh ? `“${text}”` : ` “${text}”`)
  const joined = (values: readonly string[]) => values.join(zh ? '、' : ', ')
  const isExpr = (value: unknown): value is Expr => !!value && typeof value === 'object' && (['all', 'any', 'not'].some((k) => k in value) || ('element' in value && ['is', 'in', 'has', 'atLeast', 'atMost', 'above', 'below'].some((k) => k in value)))

  function said(value: unknown): string {
    if (value === undefined) return zh ? '无' : 'none'
    if (typeof value === 'boolean') return zh ? (value ? '是' : '否') : value ? 'yes' : 'no'
    if (isExpr(value)) return inWords(value, names.elements, lang)
    if (Array.isArray(value)) return joined(value.map(said))
    if (value && typeof value === 'object') return 'law' in value ? `${String(value.law)}${'article' in value ? String(value.article) : ''}` : joined(Object.entries(value).map(([key, one]) => `${PARTS[key] ? part(key) : called(key)} ${said(one)}`))
    return called(value)
  }

  const idOf = (item: unknown): string | undefined => {
    if (!item || typeof item !== 'object' || Array.isArray(item)) return undefined
    const { matter, element, material, id, key, value, name } = item as Record<string, unknown>
    return [matter, element, material, id, key, value, name].find((one) => typeof one === 'string') as string | undefined
  }
  const itemName = (item: object, id: string) => (typeof (item as { name?: unknown }).name === 'string' ? (item as { name: string }).name : called(id))

  function compared(place: string, was: unknown, is: unknown): string[] {
    if (canonical(was) === canonical(is)) return []
    if (Array.isArray(was) && Array.isArray(is) && [...was, ...is].every((item) => idOf(item) !== undefined)) return list(place, was, is)
    if (was && is && typeof was === 'object' && typeof is === 'object' && !Array.isArray(was) && !Array.isArray(is) && !isExpr(was) && !isExpr(is)) {
      return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => compared(place ? `${place}${zh ? '的' : ', '}${PARTS[key] ? part(key) : called(key)}` : part(key), (was as Record<string, unknown>)[key], (is as Record<string, unknown>)[key]))
    }
    if (was === undefined) return [zh ? `${place}：新增 ${said(is)}` : `${place}: added ${said(is)}`]
    if (is === undefined) return [zh ? `${place}：删去（原为 ${said(was)}）` : `${place}: removed (was ${said(was)})`]
    return [`${place}${zh ? '：' : ': '}${said(was)} → ${said(is)}`]
  }

  function list(place: string, was: readonly object[], is: readonly object[]): string[] {
    const [had, has] = [new Map(was.map((item) => [idOf(item)!, item])), new Map(is.map((item) => [idOf(item)!, item]))]
    const shared = (order: readonly object[], other: ReadonlyMap<string, object>) => order.map((item) => idOf(item)!).filter((id) => other.has(id))
    return [
      ...is.filter((item) => !had.has(idOf(item)!)).map((item) => `${zh ? '新增' : 'New '}${place}${quoted(itemName(item, idOf(item)!))}${whenOf(item)}`),
      ...was.filter((item) => !has.has(idOf(item)!)).map((item) => `${zh ? '删去' : 'Removed '}${place}${quoted(itemName(item, idOf(item)!))}`),
      ...is.flatMap((item) => (had.has(idOf(item)!) ? compared(`${place}${quoted(itemName(item, idOf(item)!))}`, had.get(idOf(item)!), item) : [])),
      ...(JSON.stringify(shared(was, has)) === JSON.stringify(shared(is, had)) ? [] : [zh ? `${place}调整了排列` : `${place}: put in another order`]),
    ]
  }

  const whenOf = (item: object) => ('when' in item && isExpr(item.when) ? (zh ? `，当${inWords(item.when, names.elements, lang)}` : `, when ${inWords(item.when, names.elements, lang)}`) : '')

  return compared('', before, after)
}

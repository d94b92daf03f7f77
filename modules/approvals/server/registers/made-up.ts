import { isCreditCode } from '#kernel/identity/credit-code.ts'
import { sm3 } from '#kernel/ledger/canonical.ts'
import type { Column, Element } from '../../rules/element.ts'
import type { Answer } from '../../rules/expr.ts'
import { isIdentityNumber } from '../identity-number.ts'

/** Numbers that follow from a seed: the same key is told the same things, today and tomorrow. */
type Dice = (sides: number) => number

function diceOf(seed: string): Dice {
  let throws = 0
  return (sides) => Number.parseInt(sm3(`${seed}/${throws++}`).slice(0, 8), 16) % sides
}

/** A made-up value of a field, of the kind that the form wants; a proof that no form asks for is a short text. */
export function madeUp(field: string, element: Element | undefined, seed: string): Answer {
  const dice = diceOf(`${seed}/${field}`)
  if (!element) return textOf(field, dice)
  if (element.type === 'many') return [usual(element.options!, dice).value]
  if (element.type === 'list') return Array.from({ length: 1 + dice(2) }, () => Object.fromEntries(element.columns!.map((column) => [column.key, plain(column, column.name, dice)])))
  return plain(element, field, dice)
}

function plain(part: Element | Column, field: string, dice: Dice): string | number | boolean {
  const { least = 0, most } = part as Element
  if (part.type === 'yes_no') return dice(3) > 0
  if (part.type === 'choice') return usual(part.options!, dice).value
  if (part.type === 'date') return dayOf(field, dice)
  if (part.type === 'money') return within([100_000, 300_000, 500_000, 1_000_000, 5_000_000][dice(5)]! * 100, least, most)
  if (part.type === 'number') return within(amountOf(field, part.unit, dice), least, most)
  if (part.check) return checked(part.check, dice)
  return [...textOf(field, dice)].slice(0, most ?? 500).join('')
}

const within = (value: number, least: number, most = Infinity) => Math.min(Math.max(value, least), most)
const pick = <T>(from: readonly T[], dice: Dice): T => from[dice(from.length)]!
/** The first option is the ordinary one, and most people are. */
const usual = <T>(from: readonly T[], dice: Dice): T => (dice(5) > 0 ? from[0]! : pick(from, dice))

const AMOUNTS: Readonly<Record<string, readonly [from: number, sides: number]>> = { 层: [1, 4], 平方米: [40, 360], 克: [2600, 1600], 厘米: [48, 6], 周: [37, 5], 月: [12, 300], 个月: [12, 300], 年: [1, 20] }

function amountOf(field: string, unit: string | undefined, dice: Dice): number {
  if (/违法|处罚|欠/.test(field)) return 0
  const [from, sides] = AMOUNTS[unit ?? ''] ?? [1, 50]
  return from + dice(sides)
}

const YEARS: readonly [RegExp, from: number, sides: number][] = [
  [/届满|到期|截止|有效期|保留期|拟/, 2027, 5], [/新生儿|住院|死亡|公告|安检/, 2026, 1], [/学生/, 2019, 2], [/档案出生/, 1964, 6], [/参加工作/, 1986, 8], [/出生/, 1975, 25],
]

function dayOf(field: string, dice: Dice): string {
  const [, from, sides] = YEARS.find(([words]) => words.test(field)) ?? [/^/, 2010, 15]
  return `${from + dice(sides)}-${String(1 + dice(9)).padStart(2, '0')}-${String(1 + dice(28)).padStart(2, '0')}`
}

/** What the text of a field looks like, by the first words that it is called by. */
const KINDS: readonly [RegExp, (dice: Dice) => string][] = [
  [/失信|虚假|异议|欠费|违法|处罚/, () => '无'],
  [/核验|是否一致/, () => '一致'],
  [/状态/, () => '存续'],
  [/结论|意见|结果/, () => '合格'],
  [/资质等级|等级|级别/, (dice) => pick(['一级', '二级', '三级'], dice)],
  [/地址|坐落|住所|住址|地点|位置/, (dice) => `青岛市市南区${pick(['香港中路', '山东路', '南京路', '闽江路', '江西路', '东海西路', '太平路', '延安三路', '宁夏路'], dice)}${1 + dice(190)}号${1 + dice(6)}单元${1 + dice(20)}0${1 + dice(4)}户`],
  [/日期|有效期|保留期|月份/, (dice) => dayOf('日期', dice)],
  [/经营范围/, () => '餐饮服务；食品销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）'],
  [/(范围|许可项目|经营项目|科目)$/, () => '以许可证载明的范围为准'],
  [/证明|证书|许可|核准|协议|合同|文件|批文|编号|证号|文号|账号|号码|号$/, (dice) => `鲁（${2015 + dice(11)}）市南演示第${String(1 + dice(9_999_999)).padStart(7, '0')}号`],
  [/关系/, () => '子女'],
  [/法定代表人|权利人|姓名|负责人|经营者|联系人|投资人|所有人|监护人|户主|户名/, (dice) => `${pick([...'王李张刘陈杨赵孙周徐于宋姜曲逄'], dice)}${pick(['志远', '晓梅', '建国', '海燕', '文博', '雅琴', '立新', '晨曦', '玉兰', '鹏飞'], dice)}`],
  [/行业|门类/, (dice) => pick(['住宿和餐饮业', '批发和零售业', '居民服务业'], dice)],
  [/项目名称/, (dice) => `${pick(['浮山湾', '汇泉', '栈桥'], dice)}综合楼项目`],
  [/派出所/, (dice) => `${pick(['香港中路', '中山路', '云南路'], dice)}派出所`],
  [/机构|医院|学校/, (dice) => `青岛市市南区${pick(['第一', '第二', '湛山', '金门路'], dice)}服务中心`],
  [/银行/, () => '青岛银行'],
  [/名称|单位|企业|公司|字号|主体/, (dice) => `青岛${pick(['海韵', '浮山湾', '栈桥', '八大关', '汇泉', '琴屿', '五月风'], dice)}${pick(['餐饮管理', '商贸', '文化发展', '科技服务'], dice)}有限公司`],
  [/用途/, () => '商业服务业'],
]

const textOf = (field: string, dice: Dice): string => (KINDS.find(([words]) => words.test(field))?.[1] ?? (() => `${field}（演示）`))(dice)

function checked(kind: NonNullable<Element['check']>, dice: Dice): string {
  if (kind === 'phone') return `199${String(dice(100_000_000)).padStart(8, '0')}`
  if (kind === 'postcode') return `2660${String(dice(90)).padStart(2, '0')}`
  return kind === 'identity_number' ? identityNumberBy(dice) : creditCodeBy(dice)
}

/** A number that nobody has been given, with a right check digit, for somebody who is only made up. */
export const madeUpIdentityNumber = (seed: string): string => identityNumberBy(diceOf(seed))

function identityNumberBy(dice: Dice): string {
  const body = `370202${1960 + dice(42)}${String(1 + dice(12)).padStart(2, '0')}${String(1 + dice(28)).padStart(2, '0')}${String(1 + dice(999)).padStart(3, '0')}`
  return [...'0123456789X'].map((digit) => body + digit).find(isIdentityNumber)!
}

function creditCodeBy(dice: Dice): string {
  const body = `91370202MA3${String(dice(100_000)).padStart(5, '0')}`
  const digits = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  return digits.flatMap((organisation) => digits.map((last) => body + organisation + last)).find(isCreditCode)!
}

/** What tells who somebody is, where it stands in free text. `start` and `end` count UTF-16 units, as `slice` does. */
export type PersonalDatum = { kind: 'identity' | 'phone' | 'plate' | 'mail' | 'account' | 'name'; start: number; end: number }

const DOUBLE = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|宇文|长孙|司徒|端木|南宫'
const SINGLE =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边'
const SURNAME = `(?:${DOUBLE}|[${SINGLE}])`
const TITLES = '先生|女士|小姐|同志|师傅|阿姨|大姐|大爷|大妈|叔叔|老师|医生|护士|经理|主任|书记|局长|科长|处长|所长|队长|站长|警官|律师|老板|会长|店长|馆长|院长|校长'
/** Everyday words that begin as surnames do: 校长高度重视 names nobody. */
const WORDS =
  '高度|高兴|高价|任何|任意|任由|方面|方便|何时|何况|万一|时间|时常|时候|包括|包庇|成为|成立|单位|单独|常常|安排|安全|安装|程序|管理|解决|解释|关于|关心|关系|马上|严重|严格|于是|曾经|陆续|向我|向你|向他|向业|项目|强烈|强制|强行|明确|金额|白天|江苏|路过|路上|路口|游客|车辆|车位|房屋|房子|华人|文件|文明|温馨|康复|应当|时任|申请|易于|史上|施工|查看|查处|查明|查询|卫生|位于|成功|章程|季度|左右|边上|宁可|单元|石油|雷同|龙头|辛苦|盛气|童装|费用|纪律'

const PATTERNS: readonly { kind: PersonalDatum['kind']; find: RegExp }[] = [
  { kind: 'mail', find: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { kind: 'identity', find: /(?<!\d)\d{15}(?:\d{2}[\dXx])?(?!\d)/g },
  // 通行证, 护照: a letter and eight digits.
  { kind: 'identity', find: /(?<![A-Za-z0-9])[EGHMeghm]\d{8}(?!\d)/g },
  // 车牌: province, letter, five or six letters and digits, the new-energy ones too; 挂 学 警 港 澳 at the end.
  { kind: 'plate', find: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][\s·•.-]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]/gi },
  { kind: 'phone', find: /(?<!\d)(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8}|\d{7,})(?!\d)/g },
  { kind: 'account', find: /(?<=(?:微信号?|QQ号?|VX|V信)\s*[:：是]?\s*)[A-Za-z][\w-]{5,}/gi },
  { kind: 'name', find: new RegExp(`(?<=我叫|名叫|本人|姓名[:：]?|联系人[:：]?|业主|${TITLES})(?!${WORDS})${SURNAME}[\\u4e00-\\u9fff]{1,2}(?![\\u4e00-\\u9fff]?(?:${TITLES}))`, 'g') },
  { kind: 'name', find: new RegExp(`${SURNAME}[\\u4e00-\\u9fff]{0,2}(?=${TITLES})`, 'g') },
]

/**
 * Personal data in somebody's own words: identity and telephone numbers, number plates, addresses of mail and messengers, and
 * what follows or goes before a title as names do (个人信息保护法 art. 28, 51). It rather finds a word too many. In order, without
 * overlaps.
 */
export function personalDataIn(text: string): PersonalDatum[] {
  const found: PersonalDatum[] = []
  const read = narrow(text)
  for (const { kind, find } of PATTERNS) {
    for (const match of read.matchAll(find)) {
      const one = { kind, start: match.index, end: match.index + match[0].length }
      if (!found.some((other) => one.start < other.end && other.start < one.end)) found.push(one)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** A number is a number in wide digits and letters, too; each takes the room that it took. */
const narrow = (text: string) => text.replace(/[\uff0d\uff10-\uff19\uff20-\uff3a\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

/** Somebody's words, fit for whoever does not handle the case. 王经理 becomes 某经理; names of `publicFigures` stay. */
export const masked = (text: string, publicFigures: readonly string[] = []): string =>
  without(text, personalDataIn(text).filter(({ kind, start, end }) => kind !== 'name' || !publicFigures.includes(text.slice(start, end))))

/** The family name with which a Chinese name begins; undefined where it begins with none. */
export const surnameOf = (name: string): string | undefined => new RegExp(`^${SURNAME}`).exec(name.trim())?.[0]

/** The same for data of these kinds, where the others may stay. */
export const maskedOf = (kinds: readonly PersonalDatum['kind'][], text: string): string => without(text, personalDataIn(text).filter(({ kind }) => kinds.includes(kind)))

function without(text: string, data: readonly PersonalDatum[]): string {
  let [out, from] = ['', 0]
  for (const { kind, start, end } of data) {
    out += text.slice(from, start) + (kind === 'name' ? (isBeforeTitle(text, end) ? '某' : '某某') : '***')
    from = end
  }
  return out + text.slice(from)
}

const TITLE_HERE = new RegExp(TITLES, 'y')

function isBeforeTitle(text: string, at: number): boolean {
  TITLE_HERE.lastIndex = at
  return TITLE_HERE.test(text)
}

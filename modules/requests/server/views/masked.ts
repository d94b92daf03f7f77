const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边'
const TITLES = '先生|女士|小姐|同志|师傅|阿姨|大姐|大爷|大妈|叔叔|老师|医生|护士|经理|主任|书记|局长|科长|处长|所长|队长|站长|警官|律师|老板|会长|店长|馆长|院长|校长'

const PHONE = /(?<!\d)(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8}|\d{7,})(?!\d)/g
const IDENTITY = /(?<!\d)\d{15}(?:\d{2}[\dXx])?(?!\d)/g
const BEFORE_TITLE = new RegExp(`[${SURNAMES}][\\u4e00-\\u9fff]{0,2}(?=${TITLES})`, 'g')
const AFTER_TITLE = new RegExp(`(我叫|名叫|本人|姓名[::]?|联系人[::]?|业主|${TITLES})([${SURNAMES}][\\u4e00-\\u9fff]{1,2})(?![\\u4e00-\\u9fff]?(?:${TITLES}))`, 'g')
/** 车牌: province, letter, five or six letters and digits, the new-energy ones too; 挂 学 警 港 澳 at the end. */
const PLATE = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][\s·•.-]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]/gi
const ACCOUNT = /(微信号?|QQ号?|VX|V信)(\s*[::是]?\s*)[A-Za-z][\w-]{5,}/gi
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/**
 * Somebody's words, fit for another resident: without telephone and identity numbers, number plates and accounts, and
 * without what follows or goes before a title as names do. It rather hides a word too many.
 */
export function masked(text: string): string {
  return text.replace(MAIL, '***').replace(IDENTITY, '***').replace(PLATE, '***').replace(PHONE, '***').replace(ACCOUNT, '$1$2***')
    .replace(AFTER_TITLE, '$1某某').replace(BEFORE_TITLE, '某')
}

/** Where it is, without whose door: 3 号楼 2 单元 501 stays 3 号楼. */
export function maskedAddress(address: string): string {
  return masked(address.replace(/\s*\d+\s*单元.*$/, '').replace(/\s*\d+\s*[室户].*$/, '').replace(/(号楼|栋|幢)\s*[\d-]+$/, '$1'))
}

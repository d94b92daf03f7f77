import type { Message } from './message.ts'

/** Messages as our district might write them: places, troubles, and each trouble in three people's words. */
export const PLACES = [
  '海逸花园', '银都小区', '云霄路', '燕儿岛路', '江西路市场', '浮山所小区', '山东路', '澳门路小学', '天山花园', '宁夏路', '大尧新村', '金坛路', '香港花园', '太湖路',
  '闽江路', '徐州路小学', '镇江北路', '太平角公园', '汇泉广场', '龙山路', '观海山公园', '信号山小区', '鱼山路', '大学路', '黄县路', '芝泉路', '贮水山公寓', '齐东路',
  '仙游路小学', '逍遥路', '漳州二路', '新浦路', '东海花园', '麦岛家园', '彭城路', '古田路', '珠海支路', '泰州路', '四川路市场', '团岛农贸市场',
] as const

const TROUBLES = {
  fumes: [
    ['楼下烧烤店油烟直排扰民', '一楼的烧烤店没有排烟管道，每天傍晚油烟飘进家里，开不了窗，请尽快处理'],
    ['餐馆油烟太大无法开窗', '楼下烧烤店从下午烤到半夜，油烟直排，没有排烟管道，衣服都不敢晾，希望环保部门来看看'],
    ['烧烤摊油烟熏得睡不着', '夜里烧烤店油烟飘进家里，老人咳嗽不止，投诉多次没有结果，排烟管道到现在也没装'],
  ],
  parking: [
    ['人行道被私家车占满', '人行道上停满私家车，推婴儿车只能走机动车道，希望交警来贴条并装隔离桩'],
    ['乱停车堵住消防通道', '消防通道两侧天天停车，上周救护车进不来，请交警和物业划线管理'],
    ['机动车占用盲道停放', '盲道被停放的车辆挡住，视力障碍的邻居绕行很危险，建议加装隔离桩'],
  ],
  lamps: [
    ['路灯坏了半个月没人修', '入口处三盏路灯不亮，晚上接孩子什么都看不见，请路灯管理处维修'],
    ['路灯坏了一片漆黑', '三盏路灯时亮时灭，晚上已经有老人摔倒，请路灯管理处维修线路'],
    ['路灯不亮影响夜间出行', '整排路灯不亮没人修，晚上出行全靠手机照明，请路灯管理处维修'],
  ],
  water: [
    ['自来水发黄有异味', '早晨放出的自来水发黄，有铁锈味，烧开了还有沉淀，请水务公司检测水质'],
    ['水质浑浊不敢喝', '二次供水水箱两年没清洗，自来水浑浊，居民只能买桶装水，请检测水质'],
    ['自来水有铁锈味', '打开水龙头自来水发黄，一股铁锈味，水务公司说会来检测，一直没来'],
  ],
  heating: [
    ['暖气不热室温只有十四度', '供暖以来暖气片一直温吞，室温只有十四度，热力公司上门两次没解决'],
    ['家里暖气冰凉', '暖气片上半截冰凉，老人在家穿棉袄，请热力公司排查管网'],
    ['供暖温度不达标', '室温测了三天都不到十六度，暖气费照收，要求热力公司退费'],
  ],
  noise: [
    ['工地夜间打桩噪音', '旁边工地每晚打桩到凌晨两点，噪音震得窗户响，孩子没法睡觉'],
    ['夜间施工吵得无法入睡', '工地夜间浇筑混凝土，噪音通宵不停，请住建部门责令停工'],
    ['凌晨还在施工', '凌晨一点挖掘机还在施工，噪音太大，工地没有公示夜间许可'],
  ],
  dogs: [
    ['流浪狗成群追人', '绿地里七八条流浪狗成群追人，孩子上学不敢走，请尽快抓捕收容'],
    ['大型犬不拴绳', '有人遛大型犬从不拴绳，昨天扑倒一位老人，请公安部门处罚'],
    ['流浪犬伤人', '流浪狗咬伤一名学生，希望城管组织收容，不要再有人被咬'],
  ],
  elevator: [
    ['电梯三天两头困人', '电梯一个月困人四次，维保单位换个按钮就走，请市场监管部门检验'],
    ['电梯停运老人下不了楼', '电梯停运两周，高层的老人下不了楼看病，维保单位说等配件'],
    ['电梯异响不敢坐', '电梯上行时异响抖动，维保记录一年没更新，居民不敢乘坐'],
  ],
} as const

export type Trouble = keyof typeof TROUBLES

const DAY = 86_400_000
export const START = Date.UTC(2026, 2, 2)

export function madeUp(place: string, trouble: Trouble, words = 0, more: Partial<Message> = {}): Message {
  const [title, text] = TROUBLES[trouble][words]!
  return { id: `${place}-${trouble}-${words}`, who: `${place}${words}`, at: START, title: `${place}${title}`, text: `${text}。${place}居民`, ...more }
}

/** Three troubles at each place, in the words of one person, a day apart: what other messages stand out from. */
export const everywhere = (words = 0): Message[] =>
  PLACES.flatMap((place, p) => [0, 3, 5].map((step, t) => {
    const trouble = (Object.keys(TROUBLES) as Trouble[])[(p + step) % 8]!
    return madeUp(place, trouble, words, { id: `${place}-${trouble}-${words}-all`, who: `居民${p}-${t}-${words}`, at: START - (p * 3 + t + 1) * DAY })
  }))

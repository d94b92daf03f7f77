import { randomFrom } from './random.ts'
import type { Example } from './learn.ts'

const SUBJECTS: Record<string, string[]> = {
  交通运输: ['公交车半小时不来一班', '出租车拒载乱要价', '快递一周没有派送', '客运站没有候车的座位', '公路上的大货车超载'],
  教育文体: ['学校食堂饭菜太差', '幼儿园学费涨价', '老师有偿补课', '体育馆周末不开放', '学区划分不公平'],
  环境保护: ['工厂夜里偷排污水', '垃圾焚烧臭味刺鼻', '养殖场污染河水', '烟囱冒黑烟', '噪声超过标准'],
}
const PLACES = ['云南路', '八大峡', '香港中路', '湛山', '金湖路', '珠海路', '太平角', '燕儿岛', '台西三路', '江苏路']
const ENDS = ['请有关部门处理。', '希望尽快答复！', '居民意见很大。', '已经反映多次，没有结果。', '盼望解决，谢谢。']

/** Messages nobody sent, of three classes that their words tell apart. */
export function madeUp(count: number): Example[] {
  const random = randomFrom(11)
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!
  return Array.from({ length: count }, () => {
    const label = pick(Object.keys(SUBJECTS))
    return { label, text: `${pick(PLACES)}${pick(SUBJECTS[label]!)}\n我们住在${pick(PLACES)}，${pick(SUBJECTS[label]!)}，${pick(ENDS)}` }
  })
}

import { expect, test } from 'vitest'
import { answers, elements } from './certificates.fixtures.ts'
import { dataLines, dayInWords } from './data-lines.ts'

test('every answer is said as people read it', () => {
  expect(Object.fromEntries(dataLines([...elements.keys()], elements, answers).map(({ name, says }) => [name, says]))).toEqual({
    经营者名称: '青岛栈桥海鲜餐饮有限公司', 统一社会信用代码: '91110000802100433B', '法定代表人（负责人）': '王小明', 经营场所: '青岛市市南区太平路12号一层102户', 主体业态: '餐饮服务经营者（小型餐馆）',
    经营项目: '热食类食品制售、冷食类食品制售', 经营场所面积: '80 平方米', 成立日期: '2026年3月4日', 注册资本: '500000 元', 出资人: '王小明，60 %；李海，40 %',
  })
})

test('what was not answered is not on the certificate, and the answer itself is kept beside its words', () => {
  expect(dataLines(['ent.name', 'food.trade', 'premises.area', 'nothing'], elements, { 'ent.name': '', 'food.trade': 'large' })).toEqual([{ key: 'food.trade', name: '主体业态', value: 'large', says: '大型餐馆' }])
})

test('days lose their zeros', () => {
  expect(dayInWords('2026-10-09')).toBe('2026年10月9日')
})

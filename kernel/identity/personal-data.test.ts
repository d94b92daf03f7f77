import { expect, test } from 'vitest'
import { masked, maskedOf, personalDataIn } from './personal-data.ts'

const kinds = (text: string) => personalDataIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

test('names beside a title, telephones, identity numbers, mail', () => {
  expect(masked('王建国经理说找李师傅，电话13912345678')).toBe('某经理说找某师傅，电话***')
  expect(masked('我叫张三丰，座机0532-88665544，身份证370202199001011234')).toBe('我叫某某，座机***，身份证***')
  expect(masked('联系 a.b@example.com')).toBe('联系 ***')
  expect(masked('欧阳娜娜女士和诸葛先生')).toBe('某女士和某先生')
})

test('each is found where it stands, and told what it is', () => {
  expect(kinds('联系人：赵敏，微信：zhaomin_88，车牌鲁B·12345，139 1234 5678')).toEqual([['name', '赵敏'], ['account', 'zhaomin_88'], ['plate', '鲁B·12345'], ['phone', '139 1234 5678']])
  expect(kinds('护照E12345678，证件３７０２０２１９９００１０１１２３Ｘ，手机１３９１２３４５６７８')).toEqual([['identity', 'E12345678'], ['identity', '３７０２０２１９９００１０１１２３Ｘ'], ['phone', '１３９１２３４５６７８']])
})

test('wide letters and digits hide nothing', () => {
  expect(masked('车牌鲁Ｂ１２３４５，固话０５３２－８８６６５５４４，旧证件３７０２０２９００１０１１２３，信箱ａ＠ｂ.com')).toBe('车牌***，固话***，旧证件***，信箱***')
})

test('of some kinds only, where others may stay', () => {
  expect(maskedOf(['identity', 'plate'], '王经理，0532-82880000，鲁B12345，37020219900101123X')).toBe('王经理，0532-82880000，***，***')
})

test('one number is one datum: the end of an identity number is no telephone', () => {
  expect(kinds('37020219900101123X')).toEqual([['identity', '37020219900101123X']])
})

test.each(['香港中路 76 号路灯不亮，编号 12345', '校长高度重视，经理任意涨价', '老师安排学生去工厂', '物业经理马上解决', '2026 年 11 月 23 日', '业主方面要求退款'])('nothing personal in: %s', (text) => {
  expect(masked(text)).toBe(text)
})

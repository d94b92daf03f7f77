import { expect, test } from 'vitest'
import { madeUp } from '../similar/made-up.fixtures.ts'
import { describeTopic, titled } from './describe-topic.ts'

test('a topic is called by the place that most of it names and by the title closest to all', () => {
  const messages = [madeUp('海逸花园', 'fumes', 0), madeUp('海逸花园', 'fumes', 0, { id: 'b', title: '投诉海逸花园烧烤店油烟扰民' }), madeUp('海逸花园', 'fumes', 2), madeUp('海逸花园', 'fumes', 1)]
  const { place, title } = describeTopic(messages)
  expect(place).toBe('海逸花园')
  expect(title).toMatch(/烧烤店油烟.*扰民/)
})

test('what only some write before a name is no part of it', () => {
  const against = (id: string, title: string) => ({ id, who: id, at: 0, title, text: '请保留老桥' })
  expect(describeTopic([against('1', '坚决反对拆除五号码头桥'), against('2', '坚决反对拆除五号码头桥'), against('3', '请保住五号码头桥')]).place).toBe('五号码头桥')
})

test('a matter of the whole city has no place', () => {
  const asked = (id: string, title: string) => ({ id, who: id, at: 0, title, text: '请问需要什么材料' })
  expect(describeTopic([asked('1', '人才购房补贴何时发放'), asked('2', '咨询人才购房补贴申请'), asked('3', '购房补贴审核要多久')])).toEqual({ title: '人才购房补贴何时发放' })
})

test('the place is said once: not before the title, where requests bring an address and no title of their own', () => {
  const at = (id: string, title: string) => ({ id, who: id, at: 0, title, text: '请尽快处理' })
  const described = describeTopic([at('1', '浮山所小区，搅拌站夜里噪音大'), at('2', '浮山所小区，搅拌站夜里噪音扰民'), at('3', '浮山所小区，搅拌站夜里噪音')])
  expect(described).toEqual({ place: '浮山所小区', title: expect.stringMatching(/^搅拌站夜里噪音/) })
  expect(titled(described)).toMatch(/^浮山所小区：搅拌站夜里噪音/)
  expect(titled({ place: '浮山所', title: '浮山所搅拌站噪音' })).toBe('浮山所搅拌站噪音')
})

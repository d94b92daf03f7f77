import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { openApprovalsOffice } from '../testing/approvals-office.ts'
import { catalogue } from './catalogue.ts'
import { find } from './find.ts'

const all = [
  { key: 'restaurant', words: ['开办餐饮店', 'Open a restaurant', '开饭馆', '开个小饭店', '小吃店'], names: ['食品经营许可', '营业执照'] },
  { key: 'company', words: ['企业开办', 'Start a company', '注册公司', '办营业执照'], names: ['企业设立登记', '营业执照'] },
  { key: 'utilities', words: ['市政公用一件事', '接水接电', '通暖气'], names: ['供水接入', '供热接入'] },
]

test('said in one’s own words it is found first', () => {
  expect(find(all, '想开个小饭馆')[0]).toMatchObject({ key: 'restaurant' })
  expect(find(all, '我要通暖气')[0]).toMatchObject({ key: 'utilities', word: '通暖气' })
  expect(find(all, 'I want to start a company')[0]).toMatchObject({ key: 'company' })
  expect(find(all, '食品经营许可')[0]).toMatchObject({ key: 'restaurant' })
})

test('a lone character finds too, and what has nothing in common with anything finds nothing', () => {
  expect(find(all, '暖').map(({ key }) => key)).toEqual(['utilities'])
  expect(find(all, '潜水艇')).toEqual([])
  expect(find(all, ' ，')).toEqual([])
})

test('without a word all that is in force is listed, by audience, to anybody', async () => {
  const office = await openApprovalsOffice()
  const ask = (input: { text?: string; audience?: 'person' | 'firm' }) => catalogue.run({ office: office.office, db: office.db as never, actor: nobody, input, now: office.now(), lang: 'zh' })
  expect((await ask({})).oneThings).toMatchObject([{ key: 'tea-house', name: '开办茶馆', matters: 4, departments: 3, days: 5, found: null }])
  expect((await ask({ audience: 'person' })).oneThings).toEqual([])
  expect((await ask({ text: '想开个茶馆' })).oneThings).toMatchObject([{ key: 'tea-house', found: '开茶馆' }])
})

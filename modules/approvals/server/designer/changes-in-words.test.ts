import { expect, test } from 'vitest'
import { matters, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { changesInWords, type Names } from './changes-in-words.ts'

const names: Names = { elements: new Map(vocabulary.elements.map((e) => [e.key, e])), named: (key) => matters[key]?.name ?? ({ plan: '平面图', 'bureau-env': '生态环境分局', 'bureau-city': '城市管理局' })[key] }
const said = (before: unknown, after: unknown) => changesInWords(before, after, names, 'zh')
const food = matters['food']!

test('nothing changed is nothing said, whatever the order of keys', () => {
  const turned = (value: unknown): unknown => (Array.isArray(value) ? value.map(turned) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).toReversed().map(([key, part]) => [key, turned(part)])) : value)
  expect(said(teaHouse, turned(teaHouse))).toEqual([])
  expect(said(food, turned(food))).toEqual([])
})

test('what is new, gone or otherwise is said by name, with its condition in words', () => {
  expect(said(teaHouse, { ...teaHouse, members: [...teaHouse.members.slice(0, 3), { matter: 'tobacco', when: { element: 'shop.area', atLeast: 50 } }] })).toEqual(['新增事项“tobacco”，当面积达到 50 平方米', '删去事项“店招备案”'])
  expect(said(food, { ...food, authority: 'bureau-city', clock: { statutory: 20, promised: 8 } })).toEqual(['时限的承诺工作日：10 → 8', '实施部门：生态环境分局 → 城市管理局'])
  expect(said(food, { ...food, materials: food.materials.map((m) => (m.material === 'plan' ? { material: 'plan' } : m)) })).toEqual(['材料“平面图”的条件：删去（原为 经营项目包括冷食）'])
})

test('a list in another order is said to be, once', () => {
  expect(said(food, { ...food, asks: food.asks.toReversed() })).toEqual(['填写项调整了排列'])
})

test('a condition that changed is said as it was and as it is', () => {
  expect(said(teaHouse, { ...teaHouse, members: teaHouse.members.map((m) => (m.matter === 'fire' ? { matter: 'fire', when: { element: 'shop.area', above: 300 } } : m)) })).toEqual(['事项“消防安全检查”的条件：面积达到 300 平方米 → 面积超过 300 平方米'])
})

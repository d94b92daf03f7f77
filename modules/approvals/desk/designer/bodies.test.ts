import { expect, test } from 'vitest'
import { bodyIn, kindsIn, withBody, withoutBody } from './bodies.ts'

const empty = { title: '', bodies: {}, bases: {}, elements: [], materials: [] }

test('elements and documents are parts of a draft as matters are: taken in with their version, changed in place, taken out again', () => {
  const taken = withBody(withBody(withBody(empty, 'matter:food', { key: 'food' }, 3), 'element:shop.area', { key: 'shop.area', name: '面积' }, 7), 'material:plan', { key: 'plan' }, 2)
  expect([kindsIn(taken), taken.bases]).toEqual([['matter:food', 'element:shop.area', 'material:plan'], { 'matter:food': 3, 'element:shop.area': 7, 'material:plan': 2 }])
  const changed = withBody(taken, 'element:shop.area', { key: 'shop.area', name: '经营面积' })
  expect([bodyIn(changed, 'element:shop.area'), changed.elements.length, changed.bases]).toEqual([{ key: 'shop.area', name: '经营面积' }, 1, taken.bases])
  const left = withoutBody(withoutBody(changed, 'element:shop.area'), 'matter:food')
  expect([kindsIn(left), left.bases]).toEqual([['material:plan'], { 'material:plan': 2 }])
})

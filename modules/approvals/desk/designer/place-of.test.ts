import { expect, test } from 'vitest'
import { placeOf } from './place-of.ts'

const shown = 'one_thing:tea-house'
const body = { key: 'tea-house', members: [{ matter: 'food' }] }
const place = (at: string, kinds: string[] = [shown]) => placeOf(at, shown, body, kinds)

test('a remark on a part of a matter leads into that matter, whether the draft holds it or not', () => {
  expect(place('food/plan')).toEqual({ kind: 'matter:food', selector: '[data-at="plan"], [data-path="/basics"]' })
  expect(place('food/result/shop.area').selector).toBe('[data-path="/result"]')
})

test('a remark on a member leads to its line, or into the matter where the draft holds it', () => {
  expect(place('food').kind).toBe(shown)
  expect(place('food', [shown, 'matter:food']).kind).toBe('matter:food')
})

test('questions, order and the whole have their places in the one-thing', () => {
  expect(place('questions/shop.area')).toEqual({ kind: shown, selector: '[data-at="shop.area"], [data-path="/questions"]' })
  expect([place('order/food').selector, place('tea-house').selector]).toEqual(['[data-path="/order"]', '[data-path="/order"]'])
})

test('a fault of shape leads to the nearest part that is on the page', () => {
  expect(place('matter:food#/asks/0/on')).toEqual({ kind: 'matter:food', selector: '[data-path="/asks/0/on"], [data-path="/asks/0"], [data-path="/asks"]' })
})

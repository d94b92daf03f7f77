import { expect, test } from 'vitest'
import { checkDigit } from '#kernel/case/case-number.ts'
import { makeIdentifier } from '../../rules/identifier.ts'
import { withWrongDigit } from './typed-number.ts'

const right = makeIdentifier({ type: '11100000MB03271699022', issuer: '370202', serial: '202600000001', version: 1 })
const slip = `JY2370202000001${(checkDigit('2370202000001') + 1) % 10}`
const last = (number: string, character: string) => number.slice(0, -1) + character

test('a certificate’s number with the wrong digit of the vendor in wide use, or with a slip in it, is found wherever it was typed', () => {
  const others = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((character) => character !== right.at(-1))
  // All wrong ones are found; the vendor's is among them.
  for (const character of others) expect(withWrongDigit({ 'held.food': last(right, character) })).toEqual(['held.food'])
  expect(withWrongDigit({ a: ` ${slip}`, b: [slip], c: [{ number: slip.replace('JY', 'SC') }] })).toEqual(['a', 'b', 'c'])
})

test('a right number, another kind of number and plain words are let be', () => {
  expect(withWrongDigit({ a: right, b: ` ${right} `, c: '青南招备〔2026〕第0001号', d: 'JY2370202000001', e: 80, f: true, g: '中山路 1 号', h: `JY2370202000001${checkDigit('2370202000001')}`, i: undefined as never })).toEqual([])
})

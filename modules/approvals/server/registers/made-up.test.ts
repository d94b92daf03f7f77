import { expect, test } from 'vitest'
import { answerFault } from '../../rules/answer-faults.ts'
import type { Element } from '../../rules/element.ts'
import { isCreditCode } from '#kernel/identity/credit-code.ts'
import { isIdentityNumber } from '../identity-number.ts'
import { madeUp } from './made-up.ts'

const element = (more: Partial<Element>): Element => ({ key: 'x', name: '名', en: 'x', group: 'g', type: 'text', ...more })
const options = [{ value: 'a', name: '甲', en: 'a' }, { value: 'b', name: '乙', en: 'b' }]
const kinds: Element[] = [
  element({}), element({ most: 6 }), element({ type: 'choice', options }), element({ type: 'many', options }), element({ type: 'yes_no' }), element({ type: 'date' }),
  element({ type: 'number', least: 3, most: 9 }), element({ type: 'number', unit: '平方米' }), element({ type: 'money', least: 0, most: 100 }),
  element({ check: 'credit_code' }), element({ check: 'identity_number' }), element({ check: 'phone' }), element({ check: 'postcode' }),
  element({ type: 'list', columns: [{ key: 'n', name: '姓名', en: 'n', type: 'text' }, { key: 'm', name: '出资额', en: 'm', type: 'money' }] }),
]

test('whatever kind of element a field is of, what is made up for it is an answer that the form takes', () => {
  const checks = { credit_code: isCreditCode, identity_number: isIdentityNumber }
  for (const one of kinds) for (let n = 0; n < 50; n += 1) {
    const value = madeUp('登记住所', one, `market/${n}`)
    expect(answerFault(one, value, checks), JSON.stringify([one, value])).toEqual([])
  }
})

test('the same key is told the same, and another key something else', () => {
  const told = (key: string) => ['名称', '法定代表人', '坐落', '统一社会信用代码', '产权证号'].map((field) => madeUp(field, undefined, key))
  expect(told('market/1')).toEqual(told('market/1'))
  expect(told('market/1')).not.toEqual(told('market/2'))
  expect(told('market/1')[2]).toMatch(/^青岛市市南区.+号/)
})

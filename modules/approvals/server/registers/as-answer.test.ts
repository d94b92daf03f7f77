import { expect, test } from 'vitest'
import type { Element } from '../../rules/element.ts'
import { asAnswer, asShown, isWellFormed } from './as-answer.ts'

const element = (more: Partial<Element>): Element => ({ key: 'x', name: '名', en: 'x', group: 'g', type: 'text', ...more })
const options = [{ value: 'company', name: '有限责任公司', en: 'Company' }]

test('a choice is taken by its value or its name, and nothing else is', () => {
  const choice = element({ type: 'choice', options })
  expect(['company', '有限责任公司', 'firm'].map((said) => asAnswer(choice, said))).toEqual(['company', 'company', undefined])
  expect(asAnswer(element({ type: 'many', options }), ['有限责任公司'])).toEqual(['company'])
})

test('what is of another kind, too long, without its check digit or empty is no answer', () => {
  expect(asAnswer(element({ type: 'money' }), '100')).toBeUndefined()
  expect(asAnswer(element({ type: 'date' }), '2026-02-30')).toBeUndefined()
  expect(asAnswer(element({ most: 2 }), '三个字')).toBeUndefined()
  expect(asAnswer(element({ check: 'identity_number' }), '110105194912310021')).toBeUndefined()
  expect(asAnswer(element({}), '')).toBeUndefined()
  expect(asAnswer(element({ type: 'yes_no' }), false)).toBe(false)
})

test('a key with a wrong check digit, and an empty one, is not well formed', () => {
  expect(isWellFormed(element({ check: 'credit_code' }), '91350100M000100Y43')).toBe(true)
  expect(isWellFormed(element({ check: 'credit_code' }), '91350100M000100Y44')).toBe(false)
  expect(isWellFormed(undefined, ' ')).toBe(false)
})

test('of what is personal enough is shown to recognise it, in lists too; the rest is shown as it is', () => {
  expect(asShown(element({ personal: true, check: 'identity_number' }), '11010519491231002X')).toBe('1101**********002X')
  expect(asShown(element({ personal: true, check: 'phone' }), '13912345678')).toBe('139****5678')
  expect(asShown(element({ personal: true }), '王建国')).toBe('王**')
  expect(['鲁（2021）市南演示第0012345号', 'JY23702020001234', '中山路 1204 号', '1 号楼 1204'].map((said) => asShown(element({ personal: true }), said))).toEqual(['****2345', '****1234', '中**', '1**'])
  expect(asShown(element({}), '海燕茶馆')).toBe('海燕茶馆')
  const list = element({ type: 'list', columns: [{ key: 'who', name: '股东', en: 'who', type: 'text', personal: true }, { key: 'much', name: '出资额', en: 'much', type: 'money' }] })
  expect(asShown(list, [{ who: '王建国', much: 100 }])).toEqual([{ who: '王**', much: 100 }])
})

test('what a register says of a line beyond the columns that were asked is left out', () => {
  const list = element({ type: 'list', columns: [{ key: 'who', name: '股东', en: 'who', type: 'text', personal: true }] })
  const answer = asAnswer(list, [{ who: '王建国', born: '1990-01-01' }])!
  expect(answer).toEqual([{ who: '王建国' }])
  expect(asShown(list, answer)).toEqual([{ who: '王**' }])
  expect(asAnswer(list, [null])).toBeUndefined()
})

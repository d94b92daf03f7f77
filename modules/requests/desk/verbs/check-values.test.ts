import { expect, test } from 'vitest'
import { words } from '#apps/desk/kit/words.ts'
import { checkValues } from './check-values.ts'
import type { About, Field } from './verb-form.ts'

const about = {} as About
const fields: Field[] = [
  { name: 'solved', kind: 'yes_no', label: words('解决了吗', 'Solved?'), yes: words('是', 'Yes'), no: words('否', 'No'), required: true },
  { name: 'answer', kind: 'text', max: 20, label: words('答复', 'Answer'), required: true },
  { name: 'what', kind: 'line', max: 10, label: words('承诺', 'Promise'), shown: (values) => values['solved'] === false, required: true },
]

test('what is asked and empty is named; "no" is an answer', () => {
  expect(Object.keys(checkValues(fields, {}, about))).toEqual(['solved', 'answer'])
  expect(Object.keys(checkValues(fields, { solved: false, answer: '尚在施工', what: ' ' }, about))).toEqual(['what'])
})

test('a field that is not shown is not asked', () => {
  expect(checkValues(fields, { solved: true, answer: '已修复' }, about)).toEqual({})
})

test('a text with a gap left open is not sent', () => {
  expect(checkValues(fields, { solved: true, answer: '已于{日期}修复' }, about)['answer']?.zh).toContain('日期')
})

test('length is counted in characters as people see them', () => {
  expect(checkValues(fields, { solved: true, answer: '🏠'.repeat(20) }, about)).toEqual({})
  expect(Object.keys(checkValues(fields, { solved: true, answer: '🏠'.repeat(21) }, about))).toEqual(['answer'])
})

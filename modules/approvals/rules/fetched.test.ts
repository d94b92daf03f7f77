import { expect, test } from 'vitest'
import type { Element, Field } from './element.ts'
import { fetchedIn } from './fetched.ts'

const element = (key: string, source?: Partial<NonNullable<Element['source']>>): Element =>
  ({ key, name: key, en: key, group: 'g', type: 'text', ...(source ? { source: { register: 'r', by: 'code', field: key, basis: 'b', ...source } } : {}) })
const field = (one: Element, required: Field['required'] = true): Field => ({ element: one, required, askedBy: [] })
const fetched = (fields: Field[], answers: Parameters<typeof fetchedIn>[2] = {}, questions: Element[] = []) => [...fetchedIn({ questions: questions.map((one) => ({ element: one })) }, fields, answers)]

test('a field is fetched where the key to its register has to be said, and not where it is not asked', () => {
  expect(fetched([field(element('code')), field(element('name', {}))])).toEqual(['name'])
  expect(fetched([field(element('name', {}))])).toEqual([])
  expect(fetched([field(element('name', { by: 'account' }))])).toEqual(['name'])
})

test('a key that may be left out fetches nothing until it is said', () => {
  const fields = [field(element('code'), false), field(element('name', {}))]
  expect(fetched(fields)).toEqual([])
  expect(fetched(fields, { code: '1' })).toEqual(['name'])
  const sometimes = [field(element('code'), { element: 'has', is: true }), field(element('name', {}))]
  expect([true, false, undefined].map((has) => fetched(sometimes, { has }))).toEqual([['name'], [], []])
})

test('a key that is a question of the situation counts once it is answered', () => {
  expect(fetched([field(element('name', {}))], {}, [element('code')])).toEqual([])
  expect(fetched([field(element('name', {}))], { code: '1' }, [element('code')])).toEqual(['name'])
})

test('a source that knows of some cases only serves in those: births elsewhere are not in this city’s register', () => {
  const fields = [field(element('code')), field(element('name', { when: { element: 'here', is: true } }))]
  expect([true, false, undefined].map((here) => fetched(fields, { here }))).toEqual([['name'], [], []])
})

import { expect, test } from 'vitest'
import type { Element, Field, Follow } from './element.ts'
import type { Answers } from './expr.ts'
import { followed, followsIn } from './follows.ts'

const element = (key: string, follows?: readonly Follow[]): Element => ({ key, name: key, en: key, group: 'who', type: 'text', ...(follows ? { follows } : {}) })
const field = (one: Element): Field => ({ element: one, required: true, askedBy: [{ matter: 'permit', forms: ['a'] }] })
const alone = { element: 'ent.kind', is: 'individual' } as const
const owner = field(element('legal.name', [{ when: alone, as: 'person.name' }, { when: { element: 'ent.kind', is: 'branch' }, is: '总公司' }]))
const person = field(element('person.name'))
const come = (fields: readonly Field[], answers: Answers) => followed(followsIn(fields, answers), answers)

test('what another field says where a rule holds is not asked again, and is known all the same', () => {
  expect(come([person, owner], { 'ent.kind': 'individual', 'person.name': '李海燕' })).toEqual({ 'legal.name': '李海燕' })
  expect(come([person, owner], { 'ent.kind': 'branch', 'person.name': '李海燕' })).toEqual({ 'legal.name': '总公司' })
})

test('as long as the rule is open, or does not hold, the field is asked', () => {
  expect(followsIn([person, owner], {}).size).toBe(0)
  expect(followsIn([person, owner], { 'ent.kind': 'company' }).size).toBe(0)
})

test('where the other field is not asked, there is nothing to follow', () => expect(followsIn([owner], { 'ent.kind': 'individual', 'person.name': '李海燕' }).size).toBe(0))

test('what is not said yet is not made up', () => expect(come([person, owner], { 'ent.kind': 'individual' })).toEqual({}))

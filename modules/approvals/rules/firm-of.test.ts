import { expect, test } from 'vitest'
import type { Element } from './element.ts'
import { firmIn, firmOf } from './firm-of.ts'

const field = (key: string, matter: string, check?: Element['check']) => ({ element: { key, name: key, en: key, group: 'g', type: 'text' as const, ...(check ? { check } : {}) }, required: true, askedBy: [{ matter, forms: ['a'] }] })
const plan = { fields: [field('builder.credit_code', 'permit', 'credit_code'), field('ent.credit_code', 'permit', 'credit_code'), field('ent.name', 'permit'), field('org.credit_code', 'society', 'credit_code'), field('org.name', 'society')] }
const [FIRM, SOCIETY, BUILDER] = ['91350100M000100Y43', '51370200MJD000013H', '91110000802100433B']

test('an organisation that is no enterprise is the applicant too, under its own name', () => {
  expect(firmIn(plan, { 'org.credit_code': SOCIETY, 'org.name': '市南区书画协会' })).toEqual({ code: SOCIETY, name: '市南区书画协会' })
})

test('whoever else has a code in it is not the applicant', () => {
  expect(firmOf(plan, { 'builder.credit_code': BUILDER })).toBeNull()
  expect(firmOf(plan, { 'builder.credit_code': BUILDER, 'ent.credit_code': FIRM })).toBe(FIRM)
})

test('where an application is about two, each matter is about its own', () => {
  const both = { 'ent.credit_code': FIRM, 'org.credit_code': SOCIETY }
  expect([firmOf(plan, both, 'permit'), firmOf(plan, both, 'society'), firmOf(plan, both, 'other')]).toEqual([FIRM, SOCIETY, null])
})

import { expect, test } from 'vitest'
import type { CaseScreen } from '../ask.ts'
import { departs, follow, type Suggestion, suggestionIn } from './suggested-lead.ts'

const says = (category: string, lead: string, assist: string[] = []): Suggestion => ({ category, lead, leadName: lead, assist, rule: 'r', limit: '2 天', why: '' })
const about = (suggestion: Suggestion | null) => ({ kase: { suggestion } as CaseScreen })
const power = says('M0302', 'bureau-power', ['bureau-city', 'street-a'])
const lamp = says('M0301', 'bureau-city')

test('the word of the catalogue for one category is none for another', () => {
  expect(suggestionIn({ category: 'M0302' }, about(power))).toBe(power)
  expect(suggestionIn({ category: 'M0301' }, about(power))).toBeUndefined()
  expect(suggestionIn({ category: 'M0301', _suggestion: lamp }, about(power))).toBe(lamp)
})

test('another category takes its own units: those of the old word go, those that a person chose stay', () => {
  expect(follow({ category: 'M0301', lead: 'bureau-power', assist: ['bureau-city', 'street-a', 'bureau-housing'] }, power, lamp)).toEqual({ _suggestion: lamp, lead: 'bureau-city', assist: ['bureau-housing'] })
  expect(follow({ category: 'M0301', lead: 'bureau-env', assist: [] }, power, lamp)).toMatchObject({ lead: 'bureau-env' })
  expect(follow({ category: 'M0301', lead: 'bureau-power', assist: ['street-a'] }, power, undefined)).toEqual({ _suggestion: undefined, lead: undefined, assist: [] })
  expect(follow({ category: 'M0301' }, undefined, lamp)).toMatchObject({ lead: 'bureau-city', assist: [] })
})

test('a reason is owed for every lead that the catalogue does not name, and for no other', () => {
  expect(departs({ category: 'M0301', _suggestion: lamp, lead: 'bureau-env' }, about(null))).toBe(true)
  expect(departs({ category: 'M0301', _suggestion: lamp, lead: 'bureau-city' }, about(null))).toBe(false)
  expect(departs({ category: 'M0301', _suggestion: lamp }, about(null))).toBe(false)
  expect(departs({ category: 'M0309', _suggestion: says('M0309', ''), lead: 'bureau-city' }, about(null))).toBe(true)
})

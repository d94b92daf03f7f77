import { expect, test } from 'vitest'
import { mayBeOnTheSpot, openForTheSpot } from './on-the-spot.ts'
import type { PlanStep } from './plan.ts'

const step = (kind: PlanStep['kind'], more: Partial<PlanStep> = {}): PlanStep => ({ id: kind, name: kind, en: kind, kind, unit: 'u', days: 1, counted: true, after: [], ...more })
const small = { element: 'area', atMost: 50 }
const visit = { element: 'roof', is: true }

test('a matter is decided at once where it may be delegated and its condition holds, and as long as that is unknown nobody says so', () => {
  const matter = { authority: 'u', delegable: true, delegableWhen: small, steps: [step('decision')] }
  expect([50, 51, undefined].map((area) => mayBeOnTheSpot(matter, { area }))).toEqual([true, false, 'unknown'])
  expect(openForTheSpot(matter, {})).toEqual(['area'])
  expect(mayBeOnTheSpot({ ...matter, delegable: false }, { area: 50 })).toBe(false)
  expect(mayBeOnTheSpot({ authority: 'u', delegable: true, steps: [step('review'), step('decision')] }, {})).toBe(true)
})

test('what is looked at on the place is not decided at once: never, or where the visit is needed', () => {
  expect(mayBeOnTheSpot({ authority: 'u', delegable: true, steps: [step('inspection'), step('decision')] }, {})).toBe(false)
  const sometimes = { authority: 'u', delegable: true, delegableWhen: small, steps: [step('inspection', { when: visit }), step('decision')] }
  expect([true, false, undefined].map((roof) => mayBeOnTheSpot(sometimes, { area: 50, roof }))).toEqual([false, true, 'unknown'])
  expect(openForTheSpot(sometimes, { area: 50 })).toEqual(['roof'])
  // Another department’s word is not there on the spot either.
  expect(mayBeOnTheSpot({ authority: 'u', delegable: true, steps: [step('consult', { unit: 'v' }), step('decision')] }, {})).toBe(false)
})

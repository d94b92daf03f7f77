import { expect, test } from 'vitest'
import { placesOf, sectionAt, sectionsOf } from './places.tsx'

test('an address says which section one is in; what belongs to both says nothing', () => {
  expect(['/worklist', '/case/1', '/topics/1', '/approvals', '/approvals/1', '/one-things', '/people', '/'].map(sectionAt)).toEqual(['requests', 'requests', 'requests', 'approvals', 'approvals', 'approvals', undefined, undefined])
})

test('each sees the sections in which they have something to do', () => {
  expect(sectionsOf(['handler']).map(({ id }) => id)).toEqual(['requests', 'approvals'])
  expect(sectionsOf(['agent']).map(({ id }) => id)).toEqual(['requests'])
  expect(placesOf(['supervisor'], ['suggests']).map(({ to }) => to)).toContain('/triage')
  expect(placesOf(['supervisor']).map(({ to }) => to)).not.toContain('/triage')
  expect(placesOf(['handler'], ['alike']).map(({ to }) => to)).toContain('/topics')
  expect(placesOf(['handler']).map(({ to }) => to)).not.toContain('/topics')
  expect(placesOf(['handler'], ['memories']).map(({ to }) => to)).toContain('/memories')
  expect(placesOf(['agent'], ['memories']).map(({ to }) => to)).not.toContain('/memories')
  expect(placesOf(['agent'], ['suggests']).map(({ to }) => to)).toEqual(['/worklist', '/hotline', '/map', '/rates'])
})

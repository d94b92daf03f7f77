import { expect, test } from 'vitest'
import { clashesIn, nextAfter, showingAt } from './schedule.ts'
import { showOf } from './village-show.fixtures.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const daily = showOf({ id: 'daily' }, { at: ['19:30', '20:30'] })
const weekend = showOf({ id: 'weekend' }, { at: ['20:00'], weekdays: [6, 7], from: '2026-03-01', until: '2026-03-15' })

test('a show is on from its time until it is over, for everybody at the same moment', () => {
  expect(showingAt([daily], at('2026-03-04 19:29:59'))).toBeUndefined()
  expect(showingAt([daily], at('2026-03-04 19:30:00'))).toEqual({ show: daily, startsAt: at('2026-03-04 19:30:00') })
  expect(showingAt([daily], at('2026-03-04 19:30:59'))?.startsAt).toBe(at('2026-03-04 19:30:00'))
  expect(showingAt([daily], at('2026-03-04 19:31:00'))).toBeUndefined()
})

test('the next one is found over midnight, over weekdays and until its last day', () => {
  expect(nextAfter([daily], at('2026-03-04 20:30:00'))?.startsAt).toBe(at('2026-03-05 19:30:00'))
  // 4 March 2026 is a Wednesday.
  expect(nextAfter([weekend], at('2026-03-04 10:00:00'))?.startsAt).toBe(at('2026-03-07 20:00:00'))
  expect(nextAfter([weekend], at('2026-03-15 20:00:00'))).toBeUndefined()
  expect(nextAfter([daily, weekend], at('2026-03-07 19:30:00'))?.show.id).toBe('weekend')
})

test('a day begins in Shanghai, whatever the machine thinks', () => {
  const early = showOf({ id: 'early' }, { at: ['00:10'], weekdays: [1] })
  expect(showingAt([early], at('2026-03-09 00:10:30'))?.show.id).toBe('early')
  expect(showingAt([early], at('2026-03-08 00:10:30'))).toBeUndefined()
})

test('two at once clash, also where a short one lies within a long one; the one that began first is shown', () => {
  const long = showOf({ id: 'long', lasts: 1200 }, { at: ['20:00'] })
  const short = showOf({ id: 'short' }, { at: ['20:05'], weekdays: [1] })
  const later = showOf({ id: 'later' }, { at: ['20:15'], weekdays: [1] })
  const clashes = clashesIn([long, short, later], at('2026-03-09 10:00:00'))
  expect(clashes.slice(0, 2).map(({ one, other }) => [one.show.id, other.show.id])).toEqual([['long', 'short'], ['long', 'later']])
  expect(showingAt([short, long], at('2026-03-09 20:05:10'))?.show.id).toBe('long')
  expect(clashesIn([daily, weekend], at('2026-03-04 10:00:00'))).toEqual([])
})

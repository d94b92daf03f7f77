import { expect, test } from 'vitest'
import { breaker } from './breaker.ts'

let time = 0
const opened = () => {
  time = 0
  const one = breaker(() => new Date(time), { failures: 3, openMs: 1000 })
  for (let n = 0; n < 3; n += 1) one.failed()
  return one
}

test('failures in a row open it, and a success between them does not let them add up', () => {
  const one = breaker(() => new Date(0), { failures: 2 })
  one.failed()
  one.worked()
  one.failed()
  expect(one.lets()).toBe(true)
  one.failed()
  expect(one.lets()).toBe(false)
})

test('after its time one trial goes out and the others still do without', () => {
  const one = opened()
  time = 999
  expect(one.lets()).toBe(false)
  time = 1000
  expect([one.lets(), one.lets()]).toEqual([true, false])
})

test('a trial that works closes it; one that fails, or never comes back, keeps it open for as long again', () => {
  const worked = opened()
  time = 1000
  worked.lets()
  worked.worked()
  expect([worked.lets(), worked.lets()]).toEqual([true, true])

  const failed = opened()
  time = 1000
  failed.lets()
  time = 1500
  failed.failed()
  time = 2499
  expect(failed.lets()).toBe(false)
  time = 2500
  expect(failed.lets()).toBe(true)
  time = 3499
  expect(failed.lets()).toBe(false)
  time = 3500
  expect(failed.lets()).toBe(true)
})

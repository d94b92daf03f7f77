import { expect, test } from 'vitest'
import { directionOf, sunAt } from './sun.ts'

const QINGDAO = [36.066, 120.314] as const
const degrees = (at: string) => {
  const { elevation, azimuth } = sunAt(new Date(`${at}+08:00`), ...QINGDAO)
  return { elevation: (elevation * 180) / Math.PI, azimuth: (azimuth * 180) / Math.PI }
}

test('at the solstices the sun is as high at noon as the latitude says', () => {
  // 90° − 36.07° ± 23.44°; true noon at 120.3° east is within minutes of twelve by the clock.
  expect(degrees('2026-06-21T12:00:30').elevation).toBeCloseTo(77.37, 1)
  expect(degrees('2026-12-22T11:57:00').elevation).toBeCloseTo(30.5, 1)
  expect(degrees('2026-12-22T11:57:00').azimuth).toBeCloseTo(180, 0)
})

test('on the day of the equinox it rises in the east and sets in the west', () => {
  const [rise, set] = [degrees('2026-03-20T06:05:00'), degrees('2026-03-20T18:08:00')]
  expect(Math.abs(rise.elevation)).toBeLessThan(1.3)
  expect(rise.azimuth).toBeCloseTo(90, -0.6)
  expect(Math.abs(set.elevation)).toBeLessThan(1.3)
  expect(set.azimuth).toBeCloseTo(270, -0.6)
})

test('midnight is dark, and the direction is a unit towards the sun', () => {
  expect(degrees('2026-06-21T00:00:00').elevation).toBeCloseTo(-30.5, 0)
  const [x, y, z] = directionOf(sunAt(new Date('2026-06-21T12:00:30+08:00'), ...QINGDAO))
  expect(Math.hypot(x, y, z)).toBeCloseTo(1)
  expect(y).toBeGreaterThan(0.97)
  expect(z).toBeGreaterThan(0.2) // to the south
})

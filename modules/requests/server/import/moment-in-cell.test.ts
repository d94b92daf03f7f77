import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TIME_FORMATS } from './mapping.ts'
import { momentIn } from './moment-in-cell.ts'

const at = (text: string) => new Date(`${text}+08:00`)

test.each([
  ['2019/2/28 11:25:05', '2019-02-28T11:25:05'], ['2019/12/3 9:05:00', '2019-12-03T09:05:00'], ['2018/4/24', '2018-04-24T00:00:00'], ['2019-02-28 11:25', '2019-02-28T11:25:00'],
  [' 2019/2/28  11:25:05 ', '2019-02-28T11:25:05'], ['2019年2月28日', '2019-02-28T00:00:00'], [43678, '2019-08-01T00:00:00'], [43782.472465277802, '2019-11-13T11:20:21'],
] as const)('%s is read as Shanghai time', (cell, is) => {
  expect(momentIn(cell, TIME_FORMATS, false)).toEqual(at(is))
})

test.each(['2019/2/30', '2019/13/1', '2019/2/28 24:00:00', '2019/2/28 11:60:00', 'yesterday', '2/28/2019', '43678', '2019/2/28 11:25:05 下午', -1, 0.5, 9e9, true, undefined])('%s is no time', (cell) => {
  expect(momentIn(cell, TIME_FORMATS, false)).toBeUndefined()
})

test('only the formats that are named are tried', () => {
  expect(momentIn('3/2/2019', ['d/M/yyyy'], false)).toEqual(at('2019-02-03T00:00:00'))
  expect(momentIn('3/2/2019', ['M/d/yyyy'], false)).toEqual(at('2019-03-02T00:00:00'))
  expect(momentIn(43678, ['yyyy/M/d'], false)).toBeUndefined()
  expect(momentIn('2019-02-28T11:25:05Z', ['iso'], false)).toEqual(new Date('2019-02-28T11:25:05Z'))
})

test('days counted from 1904 are four years and a day later', () => {
  expect(momentIn(43678 - 1462, ['serial'], true)).toEqual(at('2019-08-01T00:00:00'))
})

test('what a sheet keeps of a moment gives the moment back, to the second', () => {
  fc.assert(fc.property(fc.integer({ min: Date.parse('1992-01-01') / 1000, max: Date.parse('2099-12-31') / 1000 }), (seconds) => {
    const serial = (seconds + 8 * 3600) / 86_400 + 25_569
    expect(momentIn(serial, ['serial'], false)).toEqual(new Date(seconds * 1000))
  }))
})

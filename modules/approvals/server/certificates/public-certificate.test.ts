import { expect, test } from 'vitest'
import { at } from '#kernel/testing/office.ts'
import { someRow } from './certificates.fixtures.ts'
import { publicCertificate, standingOf } from './public-certificate.ts'

test('a firm is named with its code, a person keeps the first character and no number', () => {
  expect(publicCertificate(someRow(), at('2026-11-24 10:00'), 'zh')).toMatchObject({ holder: '青岛栈桥海鲜餐饮有限公司', code: '91110000802100433B', statusName: '有效' })
  for (const holder_code of [null, '11010519491231002X']) {
    const told = publicCertificate(someRow({ holder_name: '王小明', holder_code }), at('2026-11-24 10:00'), 'en')
    expect(told).toMatchObject({ holder: '王**', code: null, statusName: 'Valid' })
    expect(JSON.stringify(told)).not.toMatch(/小明|11010519491231002X|太平路/)
  }
})

test('it holds until the end of its last day, in China', () => {
  const row = someRow({ valid_until: '2031-11-22' })
  expect(standingOf(row, at('2031-11-22 23:59'))).toBe('valid')
  expect(standingOf(row, at('2031-11-23 00:00'))).toBe('expired')
  expect(standingOf(someRow({ valid_until: null }), at('2099-01-01 00:00'))).toBe('valid')
  expect(standingOf({ ...row, status: 'revoked' }, at('2032-01-01 00:00'))).toBe('revoked')
})

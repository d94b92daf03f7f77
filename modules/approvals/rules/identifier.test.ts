import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkIdentifier, makeIdentifier } from './identifier.ts'

const PUBLISHED = [
  '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
  '1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0',
]

const letters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const word = (minLength: number, maxLength = minLength) => fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((all) => all.join(''))
const digits = (length: number) => fc.array(fc.constantFrom(...letters.slice(0, 10)), { minLength: length, maxLength: length }).map((all) => all.join(''))
const parts = fc.record({
  type: fc.tuple(word(18), digits(3)).map((both) => both.join('')), issuer: fc.oneof(word(18), digits(6)), serial: word(1, 64), version: fc.integer({ min: 1, max: 999 }),
})

test.each(PUBLISHED)('%s, as published, is right', (identifier) => {
  const checked = checkIdentifier(identifier)
  expect(checked.verdict).toBe('standard')
  expect(makeIdentifier((checked as { parts: Parameters<typeof makeIdentifier>[0] }).parts)).toBe(identifier)
})

test('what is made is right, and says what it was made of', () => {
  fc.assert(fc.property(parts, (given) => {
    expect(checkIdentifier(makeIdentifier(given))).toEqual({ verdict: 'standard', parts: given })
  }))
})

test('one wrong character is always noticed, and what would be right is said', () => {
  fc.assert(fc.property(parts, fc.nat(), fc.constantFrom(...letters), (given, at, other) => {
    const right = makeIdentifier(given)
    const places = [...right].flatMap((c, n) => (n > 14 && c !== '.' && c !== other ? [n] : []))
    fc.pre(places.length > 0)
    const n = places[at % places.length]!
    const { verdict } = checkIdentifier(right.slice(0, n) + other + right.slice(n + 1))
    expect(['wrong', 'vendor', 'malformed']).toContain(verdict)
    if (n === right.length - 1) expect(checkIdentifier(right.slice(0, n) + other)).toMatchObject({ expected: right.at(-1) })
  }))
})

test('two neighbours changed about are noticed but for one in 630: the standard promises no more', () => {
  let [turned, missed] = [0, 0]
  fc.assert(fc.property(parts, (given) => {
    const right = makeIdentifier(given)
    for (let n = 15; n < right.length - 3; n += 1) {
      if (right[n] === right[n + 1] || right[n] === '.' || right[n + 1] === '.') continue
      turned += 1
      if (checkIdentifier(right.slice(0, n) + right[n + 1] + right[n] + right.slice(n + 2)).verdict === 'standard') missed += 1
    }
  }), { numRuns: 300 })
  expect(turned).toBeGreaterThan(5000)
  expect(missed / turned).toBeLessThan(0.005)
})

test('the known vendor’s character is told from a slip of the hand', () => {
  fc.assert(fc.property(parts, (given) => {
    const right = makeIdentifier(given)
    const vendors = vendorOf([given.type, given.issuer, given.serial, String(given.version).padStart(3, '0')].join(''))
    fc.pre(vendors !== right.at(-1))
    expect(checkIdentifier(right.slice(0, -1) + vendors)).toMatchObject({ verdict: 'vendor', expected: right.at(-1) })
    const neither = letters.find((c) => c !== vendors && c !== right.at(-1))!
    expect(checkIdentifier(right.slice(0, -1) + neither)).toMatchObject({ verdict: 'wrong' })
  }))
})

test.each(['', 'JY23701020190003', PUBLISHED[0]!.toLowerCase(), PUBLISHED[0]!.replace('.001.', '.1.'), `${PUBLISHED[0]} `, PUBLISHED[0]!.replace('3005', '3006'), PUBLISHED[0]!.slice(0, -2)])('“%s” is no identifier', (text) => {
  expect(checkIdentifier(text)).toEqual({ verdict: 'malformed' })
})

test('parts that are none make a defect and no identifier', () => {
  expect(() => makeIdentifier({ type: 'x', issuer: '370202', serial: '1', version: 1 })).toThrow(/not the parts/)
  expect(() => makeIdentifier({ type: '11100000000013338W011', issuer: '370202', serial: '1', version: 1000 })).toThrow(/not the parts/)
})

/** Letters from a table of their own, A = 11 to Z = 36. */
function vendorOf(body: string): string {
  const values = Object.fromEntries([...[...'0123456789'].map((c, n) => [c, n]), ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((c, n) => [c, n + 11])]) as Record<string, number>
  let p = 36
  for (const c of body) {
    p += values[c]!
    p = p % 36 === 0 ? 36 : p % 36
    p = (p * 2) % 37
  }
  return letters[(37 - p) % 36]!
}

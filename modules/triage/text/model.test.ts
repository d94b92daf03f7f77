import { expect, test } from 'vitest'
import { classify } from './classify.ts'
import { featuresOf } from './features.ts'
import { learn } from './learn.ts'
import { madeUp } from './made-up.fixtures.ts'
import { pack, unpack } from './model.ts'

const model = learn(madeUp(200))!
const file = pack(model)

test('a model read back says the same', () => {
  const again = unpack(file)!
  for (const { text } of madeUp(50)) {
    const [before, after] = [classify(model, featuresOf(text)), classify(again, featuresOf(text))]
    expect(after.map(({ label }) => label)).toEqual(before.map(({ label }) => label))
    after.forEach(({ confidence }, i) => expect(confidence).toBeCloseTo(before[i]!.confidence, 3))
  }
})

test('it reads from the middle of a larger buffer, too', () => {
  const larger = new Uint8Array(file.length + 7)
  larger.set(file, 3)
  expect(unpack(larger.subarray(3, 3 + file.length))!.classes).toEqual(model.classes)
})

test('a file of another version, cut short or of something else is no model', () => {
  const text = new TextDecoder('latin1').decode(file.subarray(0, 60)).replace('"version":1', '"version":9')
  const other = file.slice()
  other.set(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
  expect(unpack(other)).toBeUndefined()
  expect(unpack(file.subarray(0, file.length - 2))).toBeUndefined()
  expect(unpack(new TextEncoder().encode('not a model\n'))).toBeUndefined()
  expect(unpack(new Uint8Array())).toBeUndefined()
})

test('a model names no message: of its texts it holds numbers only', () => {
  const content = new TextDecoder().decode(file)
  for (const word of ['污水', '公交', '云南路']) expect(content).not.toContain(word)
})

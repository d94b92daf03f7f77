import { expect, test } from 'vitest'
import { LIKELY } from '#modules/triage/similar/find-similar.ts'
import { judgedBy, pairs } from './judged/judged-pairs.ts'
import { likenessAmong } from './judged/likeness-among.ts'
import { messagesAreThere, readMessages } from './judged/messages.ts'

test('300 pairs are judged, no message in two of them, and none of them was practised on', () => {
  expect(pairs.held).toHaveLength(300)
  const ids = [...pairs.held, ...pairs.practice].flatMap(([one, other]) => [one, other])
  expect(new Set(ids).size).toBe(ids.length)
})

test.runIf(messagesAreThere)('what is held to be the same matter is, in more than 85 of 100; and of all that are, 88 are found', async () => {
  const messages = await readMessages()
  const byId = new Map(messages.map((message) => [message.id, message]))
  const { precision, recall } = judgedBy(likenessAmong(messages), byId, 'held')(LIKELY)
  expect(precision).toBeGreaterThan(0.85)
  expect(recall).toBeGreaterThan(0.88)
})

import { expect, test } from 'vitest'
import { GESTURES, PHRASES } from '../../presence/phrases.ts'
import { CLOSED } from './here.ts'
import { openPlace } from './place.fixtures.ts'
import { METRES_PER_SECOND } from './stride.ts'

test('nobody is faster than a jog: who says so is put as far as they can have come, and told', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 0, z: 0 })
  place.goOn(1000)
  ann.send({ is: 'move', x: 400, z: 0, heading: 0, gait: 'jog' })
  const { x } = ann.last('placed')!
  expect(x).toBeLessThanOrEqual(4 * METRES_PER_SECOND + 0.05)

  for (let second = 0; second < 10; second += 1) {
    place.goOn(1000)
    ann.send({ is: 'move', x: 400, z: 0, heading: 0, gait: 'jog' })
  }
  expect(ann.last('placed')!.x - x).toBeCloseTo(10 * METRES_PER_SECOND, 0)
})

test('a jog of 3 m/s is never corrected, nor one whose reports a bad network held up for three seconds', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 0, z: 0 })
  for (let n = 1; n <= 100; n += 1) {
    place.goOn(100)
    ann.send({ is: 'move', x: n * 0.3, z: 0, heading: 0, gait: 'jog' })
  }
  place.goOn(3000)
  for (let n = 101; n <= 130; n += 1) ann.send({ is: 'move', x: n * 0.3, z: 0, heading: 0, gait: 'jog' })
  expect(ann.all('placed')).toEqual([])
  expect(place.presence.known(ann.me.id)!.x).toBeCloseTo(39)
})

test('one jumps to a place that the server knows, and to no other', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 0, z: 0 })
  ann.send({ is: 'jump', to: 'cathedral', x: 320, z: -360 })
  expect(ann.last('placed')).toMatchObject({ x: 320, z: -360 })
  ann.send({ is: 'jump', to: 'cathedral', x: 0, z: 0 })
  ann.send({ is: 'jump', to: 'atlantis', x: 10, z: 0 })
  ann.send({ is: 'jump', to: '', x: 10, z: 0 })
  expect(ann.all('placed').map(({ x }) => x)).toEqual([320, 320, 320, 320])
})

test('what is said and done is seen by those around, and by nobody farther', () => {
  const place = openPlace()
  const [ann, ben, far] = ['ann', 'ben', 'far'].map((name, n) => place.enter({ who: `resident:${name}`, x: [0, 20, 400][n]!, z: 0 }))
  const guest = place.enter()
  ann!.send({ is: 'act', kind: 'phrase', which: 1 })
  place.goOn(50)
  for (const viewer of [ben!, guest]) expect(viewer.all('near').flatMap(({ moments }) => moments)).toEqual([{ id: ann!.me.id, kind: 'phrase', which: 1 }])
  expect(far!.all('near').flatMap(({ moments }) => moments)).toEqual([])
})

test('only what is in the lists can be said, at most four times at once and then once a second', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann' })
  ann.send({ is: 'act', kind: 'phrase', which: PHRASES.length })
  ann.send({ is: 'act', kind: 'gesture', which: GESTURES.length })
  for (let n = 0; n < 10; n += 1) ann.send({ is: 'act', kind: 'gesture', which: n % GESTURES.length })
  place.goOn(50)
  expect(ann.all('near').flatMap(({ moments }) => moments)).toHaveLength(2)
  place.goOn(950)
  for (let n = 0; n < 10; n += 1) ann.send({ is: 'act', kind: 'gesture', which: 0 })
  place.goOn(50)
  expect(ann.all('near').flatMap(({ moments }) => moments)).toHaveLength(3)
})

test('guests see everybody, and are neither seen nor heard nor followed', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 5, z: 0 })
  const guest = place.enter()
  expect(guest.me.id).toBe(0)
  guest.send({ is: 'act', kind: 'phrase', which: 0 })
  guest.send({ is: 'lead', on: true })
  guest.send({ is: 'move', x: 1, z: 1, heading: 0, gait: 'walk' })
  ann.send({ is: 'follow', guide: 0 })
  place.goOn(1000)
  expect([...guest.seen.keys()]).toEqual([ann.me.id])
  expect([...ann.seen.keys()]).toEqual([ann.me.id])
  expect(ann.all('near').flatMap(({ moments }) => moments)).toEqual([])
  expect(ann.last('crowd')).toMatchObject({ present: 1, watching: 1 })
  expect(ann.last('led')).toMatchObject({ guide: undefined })
})

test('a signed-in person may come to look only, and who comes when the place is full looks', () => {
  const place = openPlace({ people: 2 })
  const shy = place.enter({ who: 'resident:shy', appear: false })
  expect(shy.me.id).toBe(0)
  const [ann, ben, cai] = ['ann', 'ben', 'cai'].map((name) => place.enter({ who: `resident:${name}` }))
  expect([ann!.me.id, ben!.me.id, cai!.me.id].map((id) => id > 0)).toEqual([true, true, false])
  // Who is in already does not lose their place by coming back.
  ann!.breakOff()
  expect(place.enter({ who: 'resident:ann' }).me.id).toBe(ann!.me.id)
})

test('a flood is dropped, and who goes on is shown out', () => {
  const place = openPlace()
  const bot = place.enter({ who: 'resident:bot', x: 0, z: 0 })
  for (let n = 0; n < 100; n += 1) bot.send({ is: 'ping', sent: n })
  expect(bot.all('pong').length).toBeLessThan(40)
  expect(bot.closed).toEqual([])
  for (let n = 0; n < 100; n += 1) bot.send({ is: 'ping', sent: n })
  expect(bot.closed).toEqual([CLOSED.flood])
  place.goOn(5000)
  bot.send({ is: 'ping', sent: 1 })
  expect(bot.all('pong').length).toBeLessThan(40)
})

test('an address has one purse of messages for all its connections', () => {
  const place = openPlace({ messagesOfAddress: { perSecond: 10, burst: 20 } })
  const bots = Array.from({ length: 10 }, () => place.enter({ address: '203.0.113.1' }))
  const other = place.enter({ address: '203.0.113.2' })
  for (const one of [...bots, other]) for (let n = 0; n < 5; n += 1) one.send({ is: 'ping', sent: n })
  expect(bots.reduce((sum, bot) => sum + bot.all('pong').length, 0)).toBe(10)
  expect(other.all('pong')).toHaveLength(5)
})

test('garbage, and a message out of turn, close the connection with a code', () => {
  const place = openPlace()
  const codes = [Buffer.from([0]), Buffer.from([]), Buffer.alloc(80, 255)].map((bytes, n) => {
    const one = place.enter({ who: `resident:${n}` })
    one.sendBytes(bytes)
    return one.closed
  })
  expect(codes).toEqual([[CLOSED.garbage], [CLOSED.garbage], [CLOSED.garbage]])

  const unnamed = place.connect()
  unnamed.send({ is: 'move', x: 0, z: 0, heading: 0, gait: 'walk' })
  expect(unnamed.closed).toEqual([CLOSED.garbage])
  const twice = place.enter()
  twice.send({ is: 'join', appear: false, nick: 0, look: 0, x: 0, z: 0, token: '', landing: '' })
  expect(twice.closed).toEqual([CLOSED.garbage])
})

test('five hundred connections of one address are refused beyond the limit, and others come in', () => {
  const place = openPlace({ linesOfAddress: 120 })
  const bots = Array.from({ length: 500 }, () => place.connect({ address: '203.0.113.1' }))
  expect(bots.filter(({ closed }) => closed.length === 0)).toHaveLength(120)
  expect(bots.at(-1)!.closed).toEqual([CLOSED.full])
  expect(place.presence.admits('203.0.113.1')).toBe(false)
  expect(place.presence.admits('203.0.113.2')).toBe(true)
  bots.forEach((bot) => bot.leave())
  expect(place.presence.admits('203.0.113.1')).toBe(true)
})

test('the addresses of one IPv6 network count as one, those of two as two', () => {
  const place = openPlace({ linesOfAddress: 3 })
  for (const host of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:db8:1:2:a:b:c:d']) place.connect({ address: host })
  expect(place.presence.admits('2001:db8:1:2::9')).toBe(false)
  expect(place.presence.admits('2001:db8:1:3::9')).toBe(true)
  for (let n = 0; n < 3; n += 1) place.connect({ address: '::ffff:192.0.2.1' })
  expect(place.presence.admits('::ffff:192.0.2.1')).toBe(false)
  expect(place.presence.admits('::ffff:192.0.2.2')).toBe(true)
})

test('an address that tries too often is turned away, and a full place takes nobody', () => {
  const place = openPlace({ opensOfAddress: { perSecond: 1, burst: 3 }, lines: 2 })
  expect([1, 2, 3, 4].map(() => place.presence.admits('203.0.113.1'))).toEqual([true, true, true, false])
  place.skip(1000)
  expect(place.presence.admits('203.0.113.1')).toBe(true)
  place.connect()
  place.connect()
  expect(place.presence.admits('203.0.113.2')).toBe(false)
})

import { expect, test } from 'vitest'
import { CLOSED } from './here.ts'
import { openPlace } from './place.fixtures.ts'

test('a connection that was lost is taken up within a minute: the same number, the same spot, the same group', () => {
  const place = openPlace()
  const guide = place.enter({ who: 'resident:guide', x: 400, z: 0 })
  guide.send({ is: 'lead', on: true })
  const ann = place.enter({ who: 'resident:ann', nick: 5, x: 100, z: 50 })
  ann.send({ is: 'follow', guide: guide.me.id })
  ann.breakOff()
  place.goOn(59_000)
  const again = place.enter({ who: 'resident:ann', nick: 5, token: ann.me.token })
  expect(again.me).toMatchObject({ id: ann.me.id, resumed: true, x: 100, z: 50 })
  place.goOn(1000)
  expect(again.last('led')!.guide).toMatchObject({ id: guide.me.id })
})

test('a guest takes a visit up by its token, at the same spot', () => {
  const place = openPlace()
  const guest = place.enter()
  guest.send({ is: 'move', x: 4, z: 8, heading: 0, gait: 'walk' })
  guest.breakOff()
  place.goOn(30_000)
  expect(place.enter({ token: guest.me.token }).me).toMatchObject({ id: 0, resumed: true, x: expect.closeTo(4, 1), z: expect.closeTo(8, 1) })
})

test('after a minute the visit is over, and one begins at the first spawn, or where one asks to', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 100, z: 50 })
  ann.breakOff()
  place.goOn(62_000)
  const again = place.enter({ who: 'resident:ann', token: ann.me.token })
  expect(again.me.resumed).toBe(false)
  expect(Math.hypot(again.me.x, again.me.z)).toBeLessThan(4)
  const other = place.enter({ who: 'resident:ben', landing: 'cathedral' })
  expect(Math.hypot(other.me.x - 300, other.me.z + 400)).toBeLessThan(4)
})

test('a token of somebody else gives nobody their number', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 100, z: 50 })
  ann.breakOff()
  expect(place.enter({ who: 'resident:ben', token: ann.me.token }).me.id).not.toBe(ann.me.id)
})

test('a guest who signs in goes on from where they stood', () => {
  const place = openPlace()
  const guest = place.enter()
  guest.send({ is: 'move', x: 4, z: 8, heading: 0, gait: 'walk' })
  const ann = place.enter({ who: 'resident:ann', token: guest.me.token })
  expect(ann.me).toMatchObject({ x: expect.closeTo(4, 1), z: expect.closeTo(8, 1) })
  expect(ann.me.id).toBeGreaterThan(0)
  expect(guest.closed).toEqual([CLOSED.elsewhere])
  expect(place.presence.counts()).toEqual({ present: 1, watching: 0 })
})

test('a person is here once: a second connection goes on with the visit, and the first is closed and heard no more', () => {
  const place = openPlace()
  const first = place.enter({ who: 'resident:ann', x: 50, z: 0 })
  const second = place.enter({ who: 'resident:ann' })
  expect(second.me).toMatchObject({ id: first.me.id, x: 50 })
  expect(first.closed).toEqual([CLOSED.elsewhere])
  place.skip(100)
  first.send({ is: 'move', x: 51, z: 0, heading: 0, gait: 'walk' })
  first.breakOff()
  expect(place.presence.known(second.me.id)).toMatchObject({ x: 50, line: expect.anything() })
})

test.each([[30_000, true], [90_000, false]])('%i ms after a process began, whether those who were here before stand where they say they were: %s', (startedAgo, isBelieved) => {
  const place = openPlace({}, { startedAgo })
  const ann = place.connect({ who: 'resident:ann' })
  ann.send({ is: 'join', appear: true, nick: 0, look: 0, x: 200, z: 100, token: 'ab'.repeat(16), landing: '' })
  expect(Math.hypot(ann.me.x - 200, ann.me.z - 100) < 1).toBe(isBelieved)
  const fresh = place.connect({ who: 'resident:ben' })
  fresh.send({ is: 'join', appear: true, nick: 0, look: 0, x: 200, z: 100, token: '', landing: '' })
  expect(Math.hypot(fresh.me.x, fresh.me.z)).toBeLessThan(4)
})

test('a group hears where its guide is, wherever it is; whoever leads has said so', () => {
  const place = openPlace()
  const guide = place.enter({ who: 'resident:guide', x: 0, z: 0 })
  const ann = place.enter({ who: 'resident:ann', x: 800, z: 0 })
  const guest = place.enter()
  ann.send({ is: 'follow', guide: guide.me.id })
  expect(ann.last('led')).toEqual({ is: 'led', time: 0, followers: 0, guide: undefined })

  guide.send({ is: 'lead', on: true })
  for (const one of [ann, guest]) one.send({ is: 'follow', guide: guide.me.id })
  place.goOn(50)
  for (const one of [ann, guest]) expect(one.last('led')).toMatchObject({ followers: 2, guide: { id: guide.me.id, x: 0, guide: true } })
  place.skip(1000)
  guide.send({ is: 'move', x: 3, z: 0, heading: 0, gait: 'walk' })
  place.goOn(50)
  expect(ann.last('led')!.guide!.x).toBeCloseTo(3)

  ann.send({ is: 'jump', to: '', x: 5, z: 0 })
  expect(ann.last('placed')).toMatchObject({ x: 5, z: 0 })
  place.goOn(1000)
  ann.send({ is: 'follow', guide: 0 })
  ann.forget()
  place.goOn(2000)
  expect(ann.all('led')).toEqual([])
  expect(guest.last('led')).toMatchObject({ followers: 1 })
})

test('when the guide stops leading, leaves, or is lost for a minute, the group is told', () => {
  for (const end of ['stop', 'leave', 'lose'] as const) {
    const place = openPlace()
    const guide = place.enter({ who: 'resident:guide' })
    guide.send({ is: 'lead', on: true })
    const ann = place.enter({ who: 'resident:ann' })
    ann.send({ is: 'follow', guide: guide.me.id })
    place.goOn(1000)
    expect(ann.last('led')!.guide).toBeDefined()
    if (end === 'stop') guide.send({ is: 'lead', on: false })
    if (end === 'leave') guide.leave()
    if (end === 'lose') {
      guide.breakOff()
      place.goOn(30_000)
      expect(ann.last('led')!.guide).toBeDefined()
      place.goOn(32_000)
    }
    expect(ann.last('led')!.guide).toBeUndefined()
  }
})

test('whom one has muted some day one is told of when either comes, by the number of today', () => {
  const place = openPlace()
  const rude = place.enter({ who: 'resident:rude' })
  const ann = place.enter({ who: 'resident:ann', mutes: ['resident:rude', 'resident:away'] })
  const ben = place.enter({ who: 'resident:ben' })
  expect(ann.last('muted')).toEqual({ is: 'muted', ids: [rude.me.id] })
  const away = place.enter({ who: 'resident:away' })
  expect(ann.last('muted')).toEqual({ is: 'muted', ids: [away.me.id] })
  for (const one of [rude, ben, away]) expect(one.all('muted')).toEqual([])
})

test('no message to a browser names a person: seconds of frames hold neither account nor key', () => {
  const place = openPlace()
  const bytes: Buffer[] = []
  place.presence.meet({ write: (frame) => void bytes.push(Buffer.from(frame)), close: () => {} }, { who: 'resident:0190-secret', address: '::1', mutes: new Set(['resident:0190-other']) })!
    .hear(Buffer.from([1, 1, 0, 0, ...Array.from({ length: 20 }, () => 0)]))
  place.enter({ who: 'resident:0190-other' }).send({ is: 'act', kind: 'phrase', which: 0 })
  place.goOn(5000)
  expect(Buffer.concat(bytes).length).toBeGreaterThan(200)
  for (const word of ['resident', '0190', 'secret']) expect(Buffer.concat(bytes).includes(word)).toBe(false)
})

test('numbers are not given to somebody else while another has them, nor soon after', () => {
  const place = openPlace()
  const ids = Array.from({ length: 50 }, (_, n) => {
    const one = place.enter({ who: `resident:${n}` })
    one.leave()
    return one.me.id
  })
  expect(new Set(ids).size).toBe(50)
})

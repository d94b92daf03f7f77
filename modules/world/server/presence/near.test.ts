import { expect, test } from 'vitest'
import { framed } from '../../presence/framing.ts'
import { writeToBrowser } from '../../presence/to-browser.ts'
import { writeToServer } from '../../presence/to-server.ts'
import { MOST_RECORDS } from './frames.ts'
import { openPlace } from './place.fixtures.ts'

test('people who stand near see each other within a second, by number, nickname and look and by nothing else', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', nick: 3, x: 10, z: 10 })
  const ben = place.enter({ who: 'resident:ben', x: 20, z: 10 })
  place.goOn(1000)
  expect(ben.seen.get(ann.me.id)).toEqual({ id: ann.me.id, x: 10, z: 10, heading: 0, gait: 'stand', nick: 3, look: 1, guide: false })
  expect(ann.seen.get(ben.me.id)).toMatchObject({ x: 20, z: 10, nick: 0 })
})

test('who moves is seen moving with the next frame; who stands still costs one record a second', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 10, z: 10 })
  const ben = place.enter({ who: 'resident:ben', x: 20, z: 10 })
  place.goOn(1000)
  ben.forget()
  place.skip(100)
  ann.send({ is: 'move', x: 10.2, z: 10, heading: 1, gait: 'walk' })
  place.goOn(50)
  expect(ben.seen.get(ann.me.id)).toMatchObject({ x: expect.closeTo(10.2, 5), gait: 'walk' })
  ben.forget()
  place.goOn(10_000)
  expect(ben.all('near').flatMap(({ people }) => people).filter(({ id }) => id === ann.me.id)).toHaveLength(10)
})

test('who is farther than the next square is not told of, but counted: the whole place in squares of 32 m, once a second', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 10, z: 10 })
  place.enter({ who: 'resident:ben', x: 500, z: -300 })
  place.enter({ who: 'resident:cai', x: 501, z: -300 })
  place.enter()
  place.goOn(3000)
  expect([...ann.seen.keys()]).toEqual([ann.me.id])
  expect(ann.all('crowd')).toHaveLength(3)
  expect(ann.last('crowd')).toEqual({ is: 'crowd', present: 3, watching: 1, squares: [{ x: 0, z: 0, people: 1 }, { x: 15, z: -10, people: 2 }] })
})

test('all of a square hear the same bytes, made once', () => {
  const place = openPlace()
  const frames: Uint8Array[][] = [[], []]
  for (const n of [0, 1]) {
    const line = { write: (frame: Uint8Array) => void frames[n]!.push(frame), close: () => {} }
    place.presence.meet(line, { who: undefined, address: '192.0.2.9', mutes: new Set() })!.hear(writeToServer({ is: 'join', appear: false, nick: 0, look: 0, x: 0, z: 0, token: '', landing: 'cathedral' }))
  }
  const walker = place.enter({ who: 'resident:ann', landing: 'cathedral' })
  frames.forEach((list) => (list.length = 0))
  walker.send({ is: 'move', x: 301, z: -398, heading: 0, gait: 'walk' })
  place.goOn(50)
  expect(frames[0]!.length).toBeGreaterThan(0)
  frames[0]!.forEach((frame, n) => expect(frames[1]![n]).toBe(frame))
})

/** So many on the same few metres, all of them walking. */
function crowdOf(people: number) {
  const place = openPlace()
  const crowd = Array.from({ length: people }, (_, n) => place.enter({ who: `resident:${n}`, x: 4 + (n % 8), z: 4 + (n % 7) }))
  const walk = (step: number) => crowd.forEach((one, n) => one.send({ is: 'move', x: 4 + (n % 8) + (step % 2) * 0.2, z: 4 + (n % 7), heading: 0, gait: 'walk' }))
  return { place, crowd, walk }
}

test('on one square no frame holds more than sixty, people take turns, and everybody is seen within as many frames as it takes to show all', () => {
  const { place, crowd, walk } = crowdOf(400)
  place.goOn(1000)
  const viewer = crowd[0]!
  viewer.forget()
  const needed = Math.ceil(400 / MOST_RECORDS)
  for (let frame = 0; frame < needed; frame += 1) {
    walk(frame)
    place.goOn(50)
  }
  expect(Math.max(...viewer.all('near').map(({ people }) => people.length))).toBe(MOST_RECORDS)
  expect(viewer.seen.size).toBe(400)
  // Nobody twice before all have had their turn.
  expect(viewer.all('near').flatMap(({ people }) => people)).toHaveLength(needed * MOST_RECORDS)
})

test('a crowd of three thousand on one square costs a viewer no more than 12 kB a second, whatever they all do', () => {
  const { place, crowd, walk } = crowdOf(3000)
  place.goOn(1000)
  let bytes = 0
  crowd[0]!.forget()
  for (let frame = 0; frame < 20; frame += 1) {
    if (frame % 2 === 0) walk(frame)
    if (frame === 0) crowd.forEach((one) => one.send({ is: 'act', kind: 'gesture', which: 0 }))
    place.goOn(50)
  }
  for (const said of crowd[0]!.heard()) bytes += framed(writeToBrowser(said)).length
  expect(bytes).toBeGreaterThan(5000)
  expect(bytes).toBeLessThan(12_000)
})

test('beside a crowd the squares become four times as small, and who is out of their reach is a dot', () => {
  const { place, walk } = crowdOf(200)
  const beside = place.enter({ who: 'resident:beside', x: 40, z: 8 })
  for (let frame = 0; frame < 40; frame += 1) {
    walk(frame)
    place.goOn(50)
  }
  expect([...beside.seen.keys()]).toEqual([beside.me.id])
  expect(beside.last('crowd')!.squares).toContainEqual({ x: 0, z: 0, people: 200 })
})

test('who leaves is gone at once, and who walks away is no longer told of', () => {
  const place = openPlace()
  const ann = place.enter({ who: 'resident:ann', x: 10, z: 10 })
  const ben = place.enter({ who: 'resident:ben', x: 20, z: 10 })
  place.goOn(1000)
  ben.leave()
  place.goOn(50)
  expect(ann.all('near').flatMap(({ moments }) => moments)).toEqual([{ id: ben.me.id, kind: 'left', which: 0 }])
  ann.forget()
  place.goOn(2000)
  expect([...ann.seen.keys()]).toEqual([ann.me.id])
  expect(ann.last('crowd')).toMatchObject({ present: 1 })
})

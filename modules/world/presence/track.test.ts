import { expect, test } from 'vitest'
import type { Pose } from './record.ts'
import { hearPose, openTrack, poseAt } from './track.ts'

const walking = (x: number, rest: Partial<Pose> = {}): Pose => ({ x, z: 0, heading: 0, gait: 'walk', ...rest })

test('somebody who is heard ten times a second is drawn one and a half intervals behind, and evenly', () => {
  const track = openTrack()
  for (let n = 0; n <= 40; n += 1) hearPose(track, walking(n * 0.14), n * 100)
  for (let ms = 3600; ms <= 4000; ms += 16) expect(poseAt(track, ms)!.x).toBeCloseTo(((ms - 150) / 1000) * 1.4, 6)
})

test('between two reports one walks from one to the other, never beyond the last', () => {
  const track = openTrack()
  hearPose(track, walking(0), 0)
  hearPose(track, walking(1), 100)
  expect(poseAt(track, 100)!.x).toBe(0)
  expect(poseAt(track, 200)!.x).toBeCloseTo(0.5)
  expect(poseAt(track, 9000)!.x).toBe(1)
})

test('a turn goes the short way round', () => {
  const track = openTrack()
  hearPose(track, walking(0, { heading: 0.1 }), 0)
  hearPose(track, walking(1, { heading: 2 * Math.PI - 0.1 }), 100)
  expect(Math.cos(poseAt(track, 200)!.heading)).toBeCloseTo(1)
})

test('in a crowd, where one is heard of once a second, the picture falls back as far as it needs to stay smooth', () => {
  const track = openTrack()
  for (let n = 0; n <= 40; n += 1) hearPose(track, walking(n * 1.4), n * 1000)
  const steps = Array.from({ length: 60 }, (_, n) => poseAt(track, 40_000 + n * 16)!.x)
  for (let n = 1; n < steps.length; n += 1) expect(steps[n]! - steps[n - 1]!).toBeCloseTo(1.4 * 0.016, 3)
})

test('who stood for long and sets off does not creep before, and is not drawn later for having stood', () => {
  const track = openTrack()
  for (let n = 0; n < 5; n += 1) hearPose(track, walking(0, { gait: 'stand' }), n * 1000)
  hearPose(track, walking(0.14), 4700)
  expect(poseAt(track, 4740)!.x).toBe(0)
  expect(poseAt(track, 4800)!.x).toBeCloseTo(0.07)
  expect(track.interval).toBe(100)
})

test('who jumps to a landmark is there, and does not glide through houses; an older report changes nothing', () => {
  const track = openTrack()
  hearPose(track, walking(0), 0)
  hearPose(track, walking(400), 100)
  expect([0, 400]).toContain(poseAt(track, 200)!.x)
  hearPose(track, walking(7), 50)
  expect(track.heard.map(({ x }) => x)).toEqual([0, 400])
})

test('of whom nothing was heard there is no pose', () => {
  expect(poseAt(openTrack(), 0)).toBeUndefined()
})

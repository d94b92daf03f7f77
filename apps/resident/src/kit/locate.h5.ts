import type { Point } from './place.ts'
import { Refusal } from './refusal.ts'
import { say } from './words.ts'

const words = {
  cannot: ['这个浏览器不能定位，请写下地址', 'This browser cannot tell where you are: please write the address'],
  none: ['没有取得位置，请写下地址', 'No position was found: please write the address'],
} as const

/** Browsers know where the phone is, on WGS-84, and have no map of their own. */
export const hasMap = false

export const locate = (): Promise<Point | undefined> =>
  new Promise((done, fail) => {
    if (!navigator.geolocation) return fail(new Refusal(0, 'no_location', say(words).cannot))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ lng: coords.longitude, lat: coords.latitude, datum: 'wgs84', accuracyM: Math.round(coords.accuracy) }),
      () => fail(new Refusal(0, 'no_location', say(words).none)),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    )
  })

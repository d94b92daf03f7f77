import { expect, test } from 'vitest'
import { alongLine, walkingOrder } from './along.ts'
import { HOME } from './frame.ts'
import { guide, openPages, wordsOf } from './read-pages.fixtures.ts'

const get = openPages()

test('sides are those of who walks along', () => {
  const north = [{ x: 0, z: 0 }, { x: 0, z: -100 }]
  expect(alongLine(north, { x: 5, z: -40 })).toMatchObject({ s: 40, off: 5, side: 'right' })
  expect(alongLine(north, { x: -5, z: -40 }).side).toBe('left')
  expect(alongLine(north.toReversed(), { x: 5, z: -40 })).toMatchObject({ s: 60, side: 'left' })
})

test('a walk past all goes to the nearest, and does not cross itself', () => {
  const spots = [{ x: 0, z: 30 }, { x: 0, z: 10 }, { x: 10, z: 20 }, { x: 0, z: 40 }]
  expect(walkingOrder({ x: 0, z: 0 }, spots, (p) => p).map(({ z }) => z)).toEqual([10, 20, 30, 40])
})

test('the way from the pier to where the spires close the view leads up Zhongshan Road and turns into Feicheng Road', () => {
  const legs = guide.wayBetween(guide.byId.get('huilan-pavilion')!.middle, { x: 0, z: -191 })
  expect(legs.map(({ lane }) => lane.id)).toEqual(['pier-walk', 'zhongshan-road', 'feicheng-road'])
  const far = legs.reduce((sum, { metres }) => sum + metres, 0)
  expect(far).toBeGreaterThan(1000)
  expect(far).toBeLessThan(1200)
})

test('a route is told in steps with their ways and distances', async () => {
  for (const { id, stops } of guide.routes) for (const lang of ['zh', 'en'] as const) {
    const { body } = await get(`${HOME}r/${id}?lang=${lang}`)
    const words = wordsOf(body)
    expect(body.match(/<li><p class="way">|<li><h2>/g), id).toHaveLength(stops.length)
    for (const stop of stops) expect(words).toContain(stop.caption[lang].replaceAll("'", '’'))
  }
  const told = wordsOf((await get(`${HOME}r/pier-to-cathedral`)).body)
  expect(told).toMatch(/沿栈桥向北走 \d+ 米/)
  expect(told).toMatch(/左手边是中国银行青岛分行旧址/)
  expect(wordsOf((await get(`${HOME}r/pier-to-cathedral?lang=en`)).body)).toMatch(/Follow Zhongshan Road to the north for \d+ m, with Bank of China on the left/)
})

test('the list on the home page is in walking order, and the map’s numbers are its numbers', async () => {
  const { body } = await get(HOME)
  const listed = [...body.matchAll(/<span class="n[^>]*>(\d+)<\/span><a href="[^"]*\/b\/([^"?]+)/g)].map(([, n, id]) => `${n} ${id}`)
  const onMap = [...body.matchAll(/<a class="pin[^"]*" href="[^"]*\/b\/([^"?]+)" aria-label="(\d+) /g)].map(([, id, n]) => `${n} ${id}`)
  expect(listed).toEqual(guide.named.map(({ id }, i) => `${i + 1} ${id}`))
  expect(onMap).toEqual(listed)
})

test('the time line goes from the first years to the last, and names a source for each line', async () => {
  const { body } = await get(`${HOME}years`)
  const lines = body.split('<ol class="time">').slice(1).join('').match(/<li><b>.*?<\/li>/gs)!
  expect(lines.length).toBeGreaterThan(60)
  expect(lines.filter((line) => !line.includes('<sup><a href="#source-'))).toEqual([])
  const years = lines.map((line) => Number(/\d{4}/.exec(line)![0]))
  expect(years.filter((year, i) => year < (years[i - 1] ?? 0) - 2)).toEqual([])
})

import type { Route } from '../../place/stories.ts'
import type { OnPlan } from '../../place/on-plan.ts'
import { alongLine, bearingOf, metres } from './along.ts'
import { framed, type Reader, say, to } from './frame.ts'
import { type Guide, stands, streetName, titleOf } from './guide.ts'
import { html } from './html.ts'
import type { Leg } from './way.ts'
import { roundly, windOf } from './words.ts'

/** A guided walk as steps in words. */
export function routePage(guide: Guide, reader: Reader, route: Route): string {
  const { lang } = reader
  const stops = route.stops.map((stop) => ({ ...stop, at: guide.toPlan(stop.at) }))
  const ways = stops.map((stop, i) => (i === 0 ? [] : guide.wayBetween(stops[i - 1]!.at, stop.at)))
  const long = ways.flat().reduce((sum, leg) => sum + leg.metres, 0)
  const says = `${route.intro[lang]} ${lang === 'zh' ? `全程约 ${roundly(long)} 米，${route.minutes} 分钟。` : `About ${roundly(long)} m, ${route.minutes} minutes.`}`
  return framed(reader, {
    title: `${route.title[lang]} · ${guide.place.name[lang]}`, says, path: `r/${route.id}`,
    body: html`<p class="over">${say(reader, 'routes')}</p><h1>${route.title[lang]}</h1><p class="lead">${says}</p>
<div class="acts"><a href="/district/?route=${route.id}">${say(reader, 'in_3d')}</a></div>
<ol class="steps">${stops.map((stop, i) => {
      const house = stop.building === undefined ? undefined : guide.byId.get(stop.building)
      return html`<li>${ways[i]!.length > 0 && html`<p class="way">${waySaid(guide, reader, ways[i]!)}</p>`}${i > 0 && ways[i]!.length === 0 && html`<p class="way">${aFewSteps(reader, stops[i - 1]!.at, stop.at)}</p>`}<h2>${house ? html`<a href="${to(reader, `b/${house.id}`)}">${stop.title[lang]}</a>` : stop.title[lang]}</h2><p class="small">${whereSaid(reader, house && ways[i]!.at(-1), stop.at, house?.middle ?? stop.at, stop.towards)}</p><p>${stop.caption[lang]}</p></li>`
    })}</ol>`,
  })
}

/** 沿中山路向北 120 米，经过右手边的大陆银行旧址；左转进入肥城路…… */
function waySaid(guide: Guide, reader: Reader, legs: readonly Leg[]): string {
  const { lang } = reader
  const said = legs.map((leg, i) => {
    const street = streetName(leg.lane.is, lang), wind = windOf(leg.bearing, lang), far = roundly(leg.metres)
    const turn = i === 0 ? undefined : turnOf(legs[i - 1]!.bearing, leg.bearing)
    const past = passed(guide, leg).map(({ name, side }) => (lang === 'zh' ? `${side === 'left' ? '左' : '右'}手边是${name.zh}` : `with ${name.en} on the ${side}`))
    return lang === 'zh'
      ? `${turn ? { left: '左转进入', right: '右转进入', on: '继续沿' }[turn] : '沿'}${street}向${wind}走 ${far} 米${past.length ? `，${past.join('，')}` : ''}`
      : `${turn ? { left: 'turn left into', right: 'turn right into', on: 'go on along' }[turn] : 'follow'} ${street} to the ${wind} for ${far} m${past.length ? `, ${past.join(', ')}` : ''}`
  })
  return lang === 'zh' ? `${said.join('；')}。` : `${said.join('; ').replace(/^./, (c) => c.toUpperCase())}.`
}

function aFewSteps({ lang }: Reader, from: OnPlan, at: OnPlan): string {
  const wind = windOf(bearingOf(from, at), lang), far = roundly(metres(from, at))
  return lang === 'zh' ? `向${wind}走 ${far} 米。` : `${far} m to the ${wind}.`
}

/** On which hand what one came for lies, and which way one looks at it. */
function whereSaid({ lang }: Reader, last: Leg | undefined, at: OnPlan, house: OnPlan, towards: number): string {
  const wind = windOf(towards, lang)
  if (!last) return lang === 'zh' ? `面向${wind}。` : `Face ${wind}.`
  const turn = turnOf(last.bearing, bearingOf(at, house))
  const hand = lang === 'zh' ? { left: '在左手边', right: '在右手边', on: '在前方' }[turn] : { left: 'On the left', right: 'On the right', on: 'Ahead' }[turn]
  return lang === 'zh' ? `${hand}，面向${wind}。` : `${hand}; face ${wind}.`
}

/** What has a plate and stands along a stretch, at most two, and not what one stops at anyway. */
function passed(guide: Guide, { lane, from, to: until, metres: far }: Leg) {
  const [s, t] = [alongLine(lane.line, from).s, alongLine(lane.line, until).s]
  return guide.named
    .filter((house) => house.on?.lane.id === lane.id && stands(house, guide.today))
    .map((house) => ({ house, ahead: (house.on!.along.s - s) * Math.sign(t - s) }))
    .filter(({ ahead }) => ahead > 15 && ahead < far - 15)
    .toSorted((a, b) => a.ahead - b.ahead).slice(0, 2)
    .map(({ house }) => ({ name: titleOf(house)!, side: (house.on!.along.side === 'left') === t > s ? 'left' as const : 'right' as const }))
}

function turnOf(before: number, after: number): 'left' | 'right' | 'on' {
  const turn = ((after - before + 540) % 360) - 180
  return Math.abs(turn) < 35 ? 'on' : turn < 0 ? 'left' : 'right'
}

import { dateInWords } from '../../place/dates.ts'
import { framed, HOME, type Reader, say, to } from './frame.ts'
import { type Guide, stands, streetName, titleOf } from './guide.ts'
import { html } from './html.ts'
import { placeMap } from './map.ts'

/** The district in words: map, buildings in walking order, walks, streets. */
export function homePage(guide: Guide, reader: Reader): string {
  const { lang } = reader
  const year = reader.year ?? guide.today
  const { place, named, routes, lanes } = guide
  const stand = guide.houses.filter((house) => stands(house, year)).length
  const says = lang === 'zh'
    ? `${place.name.zh}：${named.length} 座有来历的建筑、${lanes.length} 条街道、${routes.length} 条步行路线，从 ${place.years.from} 年到今天，都注明出处。`
    : `${place.name.en}: ${named.length} buildings with their stories, ${lanes.length} streets and ${routes.length} walks, from ${place.years.from} to today, each with its sources.`
  return framed(reader, {
    title: place.name[lang], says, path: '', here: 'home', data: `${HOME}district.jsonld`,
    body: html`<p class="over">${lang === 'zh' ? '一房一文化 · 一房一品牌' : 'Every house its story'}</p><h1>${place.name[lang]}</h1><p class="lead">${says}</p>
<div class="acts"><a href="/district/">${say(reader, 'in_3d')}</a><a href="#walks">${say(reader, 'routes')}</a><a href="#buildings">${say(reader, 'buildings')}</a></div>
<figure><a class="skip" href="#buildings">${say(reader, 'after_map')}</a><div class="sheet">${placeMap(guide, reader, year)}</div><figcaption>${say(reader, 'map_says')}</figcaption></figure>
${eraLinks(guide, reader, '', year)}
<p class="small">${lang === 'zh' ? `${year} 年：图上有 ${stand} 座房屋。空心数字是当时还没有或已经不在的建筑。` : `${year}: ${stand} houses on the map. Hollow numbers are buildings that did not stand then.`}</p>
<section id="walks"><h2>${say(reader, 'routes')}</h2><ul class="plain">${routes.map(({ id, title, intro, minutes, stops }) => html`<li><h3><a href="${to(reader, `r/${id}`)}">${title[lang]}</a></h3><p>${intro[lang]} <span class="small">${minutes} ${say(reader, 'minutes')} · ${stops.length} ${lang === 'zh' ? '站' : 'stops'}</span></p></li>`)}</ul></section>
<section id="buildings"><h2>${say(reader, 'buildings')} <small>${say(reader, 'walking')}</small></h2><ol class="walk">${named.map((house, i) => {
      const { is } = house
      return html`<li><span class="n${!stands(house, year) && ' past'}" aria-hidden="true">${i + 1}</span><a href="${to(reader, `b/${house.id}`)}">${titleOf(house)![lang]}</a><img src="${HOME}front/${house.id}.svg" alt="" loading="lazy"><small>${[is['addr:street'] && addressOf(guide, house.id, reader), dateInWords(is.start_date, lang), is.end_date && (lang === 'zh' ? `${dateInWords(is.end_date, lang)}消失` : `gone ${dateInWords(is.end_date, lang)}`)].filter(Boolean).join(' · ')}</small></li>`
    })}</ol></section>
<section id="streets"><h2>${say(reader, 'streets')}</h2><ul class="plain cols">${lanes.map(({ id, is }) => html`<li><a href="${to(reader, `s/${id}`)}">${streetName(is, lang)}</a></li>`)}</ul></section>`,
  })
}

/** Street and number as they are said. */
export function addressOf({ byId }: Guide, id: string, { lang }: Pick<Reader, 'lang'>): string {
  const { is, on } = byId.get(id)!
  const number = is['addr:housenumber']
  if (lang === 'zh') return `${is['addr:street'] ?? ''}${number ? `${number}号` : ''}`
  const street = on ? streetName(on.lane.is, 'en') : is['addr:street']
  return [number, street].filter(Boolean).join(' ')
}

/** The years that the place itself proposes, and any other. */
export function eraLinks({ place }: Guide, reader: Reader, path: string, year: number) {
  const { lang } = reader
  return html`<form class="eras" action="${HOME}${path}" method="get">${place.eras.map(({ year: of, title }) => html`<a href="${to(reader, path, { year: of })}"${of === year && html` aria-current="true"`}>${of} ${title[lang]}</a>`)}
<label>${say(reader, 'in_year')} <input type="number" name="year" min="${place.years.from}" max="${place.years.to}" value="${year}" inputmode="numeric"></label>${reader.chosen && html`<input type="hidden" name="lang" value="${lang}">`}<button type="submit">${say(reader, 'look')}</button></form>`
}

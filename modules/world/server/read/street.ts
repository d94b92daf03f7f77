import { dateInWords } from '../../place/dates.ts'
import { bearingOf, lengthOf } from './along.ts'
import { footnotes, framed, type Reader, say, to } from './frame.ts'
import { type Guide, type House, type Lane, stands, streetName, streetNameIn, titleOf } from './guide.ts'
import { addressOf, eraLinks } from './home.ts'
import { html } from './html.ts'
import { roundly, windOf } from './words.ts'

/** A street: its names through the years, and its houses as one walks along it. */
export function streetPage(guide: Guide, reader: Reader, lane: Lane): string {
  const { lang } = reader
  const year = reader.year ?? guide.today
  const { cite, list } = footnotes(reader, guide.place.sources)
  const houses = guide.housesOf(lane).filter((house) => stands(house, year))
  const [first, last] = [lane.line[0]!, lane.line.at(-1)!]
  const ahead = bearingOf(first, last)
  const far = roundly(lengthOf(lane.line))
  const known = houses.filter(({ plate }) => plate).length
  const ends = [first, last].map((end) => guide.lanes.find((one) => one !== lane && streetName(one.is, 'zh') !== streetName(lane.is, 'zh') && one.line.some(({ x, z }) => Math.hypot(x - end.x, z - end.z) < 1)))
  const says = lang === 'zh'
    ? `${ends[0] ? `从${streetName(ends[0].is, lang)}` : ''}向${windOf(ahead, lang)}约 ${far} 米${ends[1] ? `，到${streetName(ends[1].is, lang)}` : ''}。${year} 年有 ${houses.length} 座房屋，其中 ${known} 座有铭牌。`
    : `About ${far} m to the ${windOf(ahead, lang)}${ends[0] ? ` from ${streetName(ends[0].is, lang)}` : ''}${ends[1] ? ` to ${streetName(ends[1].is, lang)}` : ''}. In ${year} ${houses.length} houses, ${known} of them with a plate.`
  const other = streetNameIn(lane.is, year)[lang]
  const sideOf = ({ on }: House) => windOf((Math.round((ahead + (on!.along.side === 'left' ? 270 : 90)) / 90) * 90) % 360, lang) + (lang === 'zh' ? '侧' : ' side')
  return framed(reader, {
    title: `${streetName(lane.is, lang)} · ${guide.place.name[lang]}`, says, path: `s/${lane.id}`,
    body: html`<p class="over">${say(reader, 'streets')}</p><h1>${streetName(lane.is, lang)}</h1>${other !== streetName(lane.is, lang) && html`<p class="lead">${year} ${say(reader, 'once_called')} ${other}</p>`}<p class="lead">${says}</p>
<section><h2>${say(reader, 'names')}</h2><ol class="time">${lane.is.names.map((name) => html`<li><b>${dateInWords(name.from, lang)}</b><span>${name[lang]}${name.zh !== name.en && html` <span class="small" lang="${lang === 'zh' ? 'en' : 'zh-CN'}">${name[lang === 'zh' ? 'en' : 'zh']}</span>`}${cite([name.source])}</span></li>`)}</ol></section>
<section><h2>${say(reader, 'buildings')} <small>${say(reader, 'walking')}</small></h2>${eraLinks(guide, reader, `s/${lane.id}`, year)}
<ol class="walk">${inGroups(houses).map((group) => (group[0]!.plate
      ? group.map((house) => html`<li><span class="n" aria-hidden="true">${guide.numberOf.get(house.id)}</span><a href="${to(reader, `b/${house.id}`)}">${titleOf(house)![lang]}</a><small>${[sideOf(house), addressOf(guide, house.id, reader), dateInWords(house.is.start_date, lang)].join(' · ')}</small></li>`)
      : html`<li class="lots"><details><summary>${lang === 'zh' ? `街屋（示意）${group.length} 座` : `${group.length} ${group.length === 1 ? 'house' : 'houses'} (by rule)`}</summary><ul>${group.map((house) => html`<li><a href="${to(reader, `b/${house.id}`)}">${[sideOf(house), `${house.is['building:levels']} ${say(reader, 'floors')}`, dateInWords(house.is.start_date, lang)].join(' · ')}</a></li>`)}</ul></details></li>`))}</ol>
${houses.length === 0 && html`<p>${say(reader, 'nothing_then')}</p>`}</section>${list()}`,
  })
}

/** Houses made by rule come together between those that have a plate. */
function inGroups(houses: readonly House[]): House[][] {
  const groups: House[][] = []
  for (const house of houses) {
    if (groups.at(-1) && !groups.at(-1)![0]!.plate === !house.plate) groups.at(-1)!.push(house)
    else groups.push([house])
  }
  return groups
}

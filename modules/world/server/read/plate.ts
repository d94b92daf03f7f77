import { boxOf } from '../../build/polygon.ts'
import { dateInWords } from '../../place/dates.ts'
import { footnotes, framed, HOME, type Reader, say, to } from './frame.ts'
import { type Guide, type House, ownYear, stands, streetNameIn, titleOf } from './guide.ts'
import { addressOf, eraLinks } from './home.ts'
import { html, type Html } from './html.ts'
import { sitePlan } from './map.ts'
import { kindOf, materialOf, roofOf, styleOf } from './words.ts'

/** What a plate shows of what people remember; the newest first. */
export type Remembered = { text: string; whenInWords: string; by: string | null }

/** 一房一文化、一房一品牌: everything that is known of one building. */
export function platePage(guide: Guide, reader: Reader, house: House, elevation: { width: number; height: number }, memories: readonly Remembered[] = []): string {
  const { lang } = reader
  const { is, plate } = house
  const year = reader.year ?? ownYear(house, guide.place)
  const path = `b/${house.id}`
  const { cite, list } = footnotes(reader, guide.place.sources)
  const title = nameOf(guide, house, reader)
  const address = addressOf(guide, house.id, reader)
  const says = plate ? sentencesOf(plate.story[lang])[0]! : say(reader, 'by_rule')
  const row = (word: Parameters<typeof say>[1], content: Html | string | false | undefined) => content && html`<dt>${say(reader, word)}</dt><dd>${content}</dd>`
  const other = titleOf(house)?.[lang === 'zh' ? 'en' : 'zh']

  return framed(reader, {
    title: `${title} · ${guide.place.name[lang]}`, says, path, aloud: Boolean(plate), unlisted: !plate, ...(plate ? { data: `${HOME}${path}.jsonld` } : {}),
    body: html`<article><p class="over">${address}${is.end_date && ` · ${say(reader, 'not_now')}`}</p><h1>${title}</h1>${other && html`<p class="lead" lang="${lang === 'zh' ? 'en' : 'zh-CN'}">${other}</p>`}
<figure class="front"><img src="${HOME}front/${house.id}.svg" width="${elevation.width}" height="${elevation.height}" alt="${plate ? `${plate.alt[lang]}${lang === 'zh' ? '（示意立面图）' : ' (schematic elevation)'}` : say(reader, 'drawing')}"><figcaption>${say(reader, 'drawing')}</figcaption></figure>
<div class="acts"><a href="/district/?at=${house.id}&year=${year}">${say(reader, 'in_3d')}</a>${plate && html`<a href="/m/#/pages/leave-memory/index?building=${house.id}&year=${year}">${say(reader, 'remember')}</a>`}</div>
<div class="pair"><div>
${plate ? html`<section aria-labelledby="story"><h2 id="story">${say(reader, 'story')}</h2><div class="story" data-aloud data-read="${say(reader, 'read')}" data-stop="${say(reader, 'stop')}" data-no-voice="${say(reader, 'no_voice')}"><p>${sentencesOf(plate.story[lang]).map((sentence) => html`<span class="said">${sentence}</span>${lang === 'en' && ' '}`)}</p></div><p class="small">${say(reader, 'sources')}${cite(plate.sources)}</p></section>` : html`<p class="note">${say(reader, 'by_rule')}</p>`}
${plate && html`<section><h2>${say(reader, 'dates')}</h2><ol class="time">${plate.dated.map((one) => html`<li><b>${dateInWords(one.date, lang)}</b><span>${one[lang]}${cite(one.sources)}</span></li>`)}</ol></section>`}
${memories.length > 0 && html`<section><h2>${say(reader, 'memories')}</h2>${memories.map(({ text, whenInWords, by }) => html`<blockquote><p>${text}</p><p class="small">${[by, whenInWords].filter(Boolean).join(' · ')}</p></blockquote>`)}</section>`}
</div><div>
<section><h2>${say(reader, 'facts')}</h2><dl>
${row('now', plate?.brand && html`${plate.brand[lang]}${cite([plate.brand.source])}`)}
${row('architect', plate?.architect && html`${plate.architect[lang]}${cite([plate.architect.source])}`)}
${row('dated', html`${dateInWords(is.start_date, lang)}${cite([is['start_date:source']])}`)}
${row('gone', is.end_date && html`${dateInWords(is.end_date, lang)}${is['end_date:source'] && cite([is['end_date:source']])}`)}
${row('address', address && html`${house.on ? html`<a href="${to(reader, `s/${house.on.lane.id}`)}">${address}</a>` : address}`)}
${row('kind', kindOf(is)?.[lang])}${row('style', styleOf(is)?.[lang])}
${row('material', [materialOf(is)[lang], roofOf(is)[lang]].join(lang === 'zh' ? '，' : ', '))}
${row('size', sizeOf(house, reader))}</dl></section>
<figure class="plan">${sitePlan(guide, house, reader, year)}<figcaption>${say(reader, 'plan')} ${lang === 'zh' ? `${year} 年` : year}</figcaption></figure>
</div></div>
<section><h2>${say(reader, 'here_in')}</h2>${throughYears(guide, reader, house, year)}${eraLinks(guide, reader, path, year)}</section>
${besides(guide, reader, house, year)}
${list()}</article>`,
  })
}

/** A building's name; one made by rule goes by its street. */
export const nameOf = (guide: Guide, house: House, reader: Pick<Reader, 'lang'>): string =>
  titleOf(house)?.[reader.lang] ?? (reader.lang === 'zh' ? `${addressOf(guide, house.id, reader)}街屋（示意）` : `A house in ${addressOf(guide, house.id, reader)} (by rule)`)

function sizeOf({ is, rings }: House, { lang }: Reader): string {
  const { length, width } = boxOf(rings[0]!)
  const [long, deep] = [Math.round(Math.max(length, width)), Math.round(Math.min(length, width))]
  return lang === 'zh' ? `${is['building:levels']} 层，高 ${is.height} 米，平面约 ${long} × ${deep} 米` : `${is['building:levels']} ${is['building:levels'] === 1 ? 'storey' : 'storeys'}, ${is.height} m high, about ${long} × ${deep} m on the ground`
}

/** In each of the years that the place proposes, and in the one asked for: what stood here, and what the street was called. */
function throughYears(guide: Guide, reader: Reader, house: House, year: number): Html {
  const { lang } = reader
  const years = [...new Set([...guide.place.eras.map((era) => era.year), year])].toSorted((a, b) => a - b)
  return html`<table><tbody>${years.map((of) => {
    const there = [...(stands(house, of) ? [house] : []), ...guide.stoodHere(house, of)]
    return html`<tr${of === year && html` aria-current="true"`}><th scope="row">${of}</th><td>${there.length ? there.map((one, i) => html`${i > 0 && '、'}${one === house ? nameOf(guide, one, reader) : html`<a href="${to(reader, `b/${one.id}`, { year: of })}">${nameOf(guide, one, reader)}</a>`}`) : say(reader, 'nothing_then')}${house.on && html` <span class="small">${streetNameIn(house.on.lane.is, of)[lang]}</span>`}</td></tr>`
  })}</tbody></table>`
}

function besides(guide: Guide, reader: Reader, house: House, year: number): Html {
  const { left, right, across } = guide.neighboursOf(house, year)
  const link = (one: House) => html`<a href="${to(reader, `b/${one.id}`)}">${nameOf(guide, one, reader)}</a>`
  const near = guide.nearTo(house.middle).filter((one) => one !== house && ![left, right, across].includes(one)).slice(0, 4)
  const rows = ([['on_left', left], ['on_right', right], ['opposite', across]] as const).filter(([, one]) => one)
  return html`<section><h2>${say(reader, 'beside')} <small>${reader.lang === 'zh' ? `面对正门，${year} 年` : `as one faces the front, ${year}`}</small></h2><dl>${rows.map(([word, one]) => html`<dt>${say(reader, word)}</dt><dd>${link(one!)}</dd>`)}<dt>${say(reader, 'near')}</dt><dd>${near.map((one, i) => html`${i > 0 && (reader.lang === 'zh' ? '、' : ', ')}${link(one)}`)}</dd></dl></section>`
}

/** Sentences, so that each can be read and marked by itself. Points of initials and of figures end none. */
export const sentencesOf = (text: string) => text.split(/(?<=[。？！][”’」』）]?)(?![”’」』）])|(?<=[^A-Z .][.?!]["”’)]?)\s+(?=[A-Z0-9"“‘])/).filter(Boolean)

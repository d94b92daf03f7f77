import type { Lang } from '#kernel/contract.ts'
import { dateInWords, spanOf } from '../../place/dates.ts'
import { footnotes, framed, type Reader, say, to } from './frame.ts'
import { type Guide, titleOf } from './guide.ts'
import { html, type Html } from './html.ts'

type Entry = { date: string; what: Html; sources: readonly string[] }

/** 1898 to today: what was built, renamed and lost, each with its source. */
export function yearsPage(guide: Guide, reader: Reader): string {
  const { lang } = reader
  const { cite, list } = footnotes(reader, guide.place.sources)
  const entries = [...built(guide, reader), ...lost(guide, reader), ...renamed(guide, reader)].toSorted((a, b) => spanOf(a.date).earliest - spanOf(b.date).earliest || a.date.localeCompare(b.date))
  const decades = Map.groupBy(entries, ({ date }) => Math.floor(Number(date.slice(0, 4)) / 10) * 10)
  return framed(reader, {
    title: `${say(reader, 'years')} · ${guide.place.name[lang]}`, path: 'years', here: 'years',
    says: lang === 'zh' ? `${guide.place.years.from} 年至今：建成、更名与消失。年份写成一段的，是各家记载不一，或前后建了几年。` : `${guide.place.years.from} to today: what was built, renamed and lost. Where a span of years stands, the sources differ, or it took that long.`,
    body: html`<h1>${say(reader, 'years')}</h1><p class="lead">${lang === 'zh' ? '建成、更名与消失，每一条都注明出处。年份写成一段的，是各家记载不一，或前后建了几年。' : 'What was built, renamed and lost, each with its source. Where a span of years stands, the sources differ, or it took that long.'}</p>
${[...decades].map(([decade, those]) => html`<section><h2>${lang === 'zh' ? `${decade} 年代` : `${decade}s`}</h2><ol class="time">${those.map(({ date, what, sources }) => html`<li><b>${dateInWords(date, lang)}</b><span>${what}${cite(sources)}</span></li>`)}</ol></section>`)}${list()}`,
  })
}

const built = ({ named }: Guide, reader: Reader): Entry[] => named.flatMap((house) => house.plate!.dated.map((one) => ({
  date: one.date, sources: one.sources, what: html`<a href="${to(reader, `b/${house.id}`)}">${titleOf(house)![reader.lang]}</a>${reader.lang === 'zh' ? '：' : ': '}${one[reader.lang]}`,
})))

/** Where the plate does not tell of the end itself. */
const lost = ({ named }: Guide, reader: Reader): Entry[] => named.flatMap(({ id, is, plate }) => (is.end_date && !plate!.dated.some(({ date }) => date.slice(0, 4) === is.end_date!.slice(0, 4))
  ? [{ date: is.end_date, sources: is['end_date:source'] ? [is['end_date:source']] : [], what: html`<a href="${to(reader, `b/${id}`)}">${plate!.title[reader.lang]}</a>${reader.lang === 'zh' ? '：' : ': '}${say(reader, 'gone')}` }]
  : []))

/** Streets that took a name at the same time, from the same source, in one line. */
function renamed({ lanes }: Guide, reader: Reader): Entry[] {
  const all = lanes.flatMap(({ id, is }) => is.names.map((name, i) => ({ id, name, before: is.names[i - 1], key: `${name.from} ${name.source} ${i === 0 ? 'laid' : 'renamed'}`, isFirst: i === 0 })))
  // A street of two lines has one name.
  const once = all.filter((one, i) => all.findIndex(({ key, name }) => key === one.key && name.zh === one.name.zh) === i)
  return [...Map.groupBy(once, ({ key }) => key).values()].map((those) => ({
    date: those[0]!.name.from, sources: [those[0]!.name.source],
    what: html`${word(reader.lang, those[0]!.isFirst)}${those.map(({ id, name, before }, i) => html`${i > 0 && (reader.lang === 'zh' ? '、' : ', ')}<a href="${to(reader, `s/${id}`)}">${name[reader.lang]}</a>${before && (reader.lang === 'zh' ? `（原${before.zh}）` : ` (${before.en} before)`)}`)}`,
  }))
}

const word = (lang: Lang, isFirst: boolean) => (lang === 'zh' ? (isFirst ? '街名见于记载：' : '街道更名：') : isFirst ? 'Street names on record: ' : 'Streets renamed: ')

import { framed, type Reader, say, to } from './frame.ts'
import { type Guide, type House } from './guide.ts'
import { html } from './html.ts'
import { nameOf } from './plate.ts'

/** An address that leads nowhere: what is meant, perhaps, and what stands thereabouts. */
export function missingPage(guide: Guide, reader: Reader, sought: string): string {
  const meant = nearestNames(guide, sought)
  const near = meant[0] ? guide.nearTo(meant[0].middle).filter((one) => one !== meant[0]).slice(0, 5) : guide.named.slice(0, 6)
  const lane = guide.lanes.find(({ id }) => sought.startsWith(id))
  const links = (houses: readonly House[]) => html`<ul>${houses.map((house) => html`<li><a href="${to(reader, `b/${house.id}`)}">${nameOf(guide, house, reader)}</a></li>`)}</ul>`
  return framed(reader, {
    title: say(reader, 'missing'), says: say(reader, 'missing'), path: '', unlisted: true,
    body: html`<h1>${say(reader, 'missing')}</h1><p class="lead">${reader.lang === 'zh' ? `没有编号为「${sought.slice(0, 80)}」的页面。` : `Nothing here is called “${sought.slice(0, 80)}”.`}</p>
${lane && html`<p><a href="${to(reader, `s/${lane.id}`)}">${lane.is.names.at(-1)![reader.lang]}</a></p>`}${meant.length > 0 && html`<h2>${say(reader, 'perhaps')}</h2>${links(meant)}`}<h2>${say(reader, 'stood_near')}</h2>${links(near)}
<p><a href="${to(reader, '')}">${say(reader, 'home')}</a></p>`,
  })
}

/** Ids that share most pairs of letters with what was asked for. */
function nearestNames({ houses }: Guide, sought: string): House[] {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2).toLowerCase()))
  const asked = pairs(sought.slice(0, 80))
  const likeness = (id: string) => {
    const own = pairs(id)
    return (2 * [...own].filter((pair) => asked.has(pair)).length) / (own.size + asked.size || 1)
  }
  return houses.map((house) => ({ house, like: likeness(house.id) + (house.plate ? 0.02 : 0) })).filter(({ like }) => like > 0.5).toSorted((a, b) => b.like - a.like).slice(0, 3).map(({ house }) => house)
}

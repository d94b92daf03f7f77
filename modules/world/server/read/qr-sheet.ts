import encodeQR from 'qr'
import { framed, type Reader, say } from './frame.ts'
import { type Guide, titleOf } from './guide.ts'
import { addressOf } from './home.ts'
import { html, type Html } from './html.ts'

/** What is printed, cut out and put beside a real door: it leads to the plate. */
export function qrPage(guide: Guide, reader: Reader): string {
  const standing = guide.named.filter(({ is }) => !is.end_date)
  return framed(reader, {
    title: `${say(reader, 'print_qr')} · ${guide.place.name[reader.lang]}`, says: say(reader, 'scan'), path: 'qr', unlisted: true,
    body: html`<h1>${say(reader, 'print_qr')}</h1><p class="lead noprint">${reader.lang === 'zh' ? 'A4 纸打印，沿虚线剪开，贴在门旁。' : 'Print on A4, cut along the dashed lines, put up beside the door.'}</p>
<ul class="codes">${standing.map((house) => html`<li><a href="/b/${house.id}" aria-label="${titleOf(house)![reader.lang]}">${codeOf(`${reader.base}/b/${house.id}`)}</a><div><strong class="serif">${titleOf(house)!.zh}</strong><span lang="en">${titleOf(house)!.en}</span><p class="small">${addressOf(guide, house.id, { lang: 'zh' })}<br>${say(reader, 'scan')}</p></div></li>`)}</ul>`,
  })
}

/** Row by row as one line; error correction for what rain and sun take from a door. */
function codeOf(text: string): Html {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 })
  const d = rows.map((row, y) => {
    let [line, pen] = ['', 0]
    row.forEach((dark, x) => {
      if (!dark || row[x - 1]) return
      const long = row.slice(x).indexOf(false)
      line += `${line ? `m${x - pen} 0` : `M${x} ${y}`}h${long}`
      pen = x + long
    })
    return line
  }).join('')
  return html`<svg viewBox="0 -.5 ${rows.length} ${rows.length}" shape-rendering="crispEdges" aria-hidden="true"><path stroke="#000" d="${d}"/></svg>`
}

import type { Lang } from '#kernel/contract.ts'
import { html, Html, type Piece } from './html.ts'
import { STYLE } from './style.ts'
import { type Word, WORDS } from './words.ts'

export const HOME = '/district/read/'

/** Who reads: the language, whether the address names it, the year asked for, and the address that people use. */
export type Reader = { lang: Lang; chosen: boolean; year?: number | undefined; base: string }

export type Page = {
  title: string
  says: string
  /** Below HOME. */
  path: string
  here?: 'home' | 'years'
  body: Html
  /** The page as linked data. */
  data?: string
  unlisted?: boolean
  aloud?: boolean
}

export const say = ({ lang }: Reader, word: Word) => WORDS[word][lang]

/** An address below HOME in the language that the reader chose. */
export function to(reader: Pick<Reader, 'lang' | 'chosen'>, path: string, ask: { year?: number | undefined } = {}): string {
  const query = new URLSearchParams({ ...(ask.year === undefined ? {} : { year: String(ask.year) }), ...(reader.chosen ? { lang: reader.lang } : {}) }).toString()
  return HOME + path + (query ? `?${query}` : '')
}

export function framed(reader: Reader, { title, says, path, here, body, data, unlisted, aloud }: Page): string {
  const { lang, base, year } = reader
  const other: Lang = lang === 'zh' ? 'en' : 'zh'
  const inLang = (one: Lang) => to({ lang: one, chosen: true }, path, { year })
  const link = (to_: string, word: Word, at?: string): Piece => html`<a href="${to(reader, to_)}"${at === here && at ? html` aria-current="page"` : ''}>${say(reader, word)}</a>`
  return `<!doctype html>\n${html`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><meta name="description" content="${says}">
${unlisted ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${base + inLang(lang)}">
<link rel="alternate" hreflang="zh-CN" href="${base + inLang('zh')}"><link rel="alternate" hreflang="en" href="${base + inLang('en')}">`}
${data && html`<link rel="alternate" type="application/ld+json" href="${data}">`}<link rel="icon" href="${HOME}icon.svg" type="image/svg+xml">
<style>${new Html(STYLE)}</style>${aloud && html`<script src="${HOME}read-aloud.js" type="module"></script>`}</head>
<body><a class="skip" href="#text">${say(reader, 'skip')}</a>
<header class="bar"><a class="mark serif" href="${to(reader, '')}">${say(reader, 'home')}</a><nav class="bar-nav" aria-label="${lang === 'zh' ? '导航' : 'Pages'}">${link('', 'map', 'home')} ${link('years', 'years', 'years')} </nav><a href="${inLang(other)}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" aria-label="${say(reader, 'language_says')}">${say(reader, 'language')}</a></header>
<main id="text">${body}</main>
<footer><p>${say(reader, 'about')}</p><ul><li><a href="/district/">${say(reader, 'in_3d')}</a></li><li>${link('qr', 'print_qr')}</li><li><a href="/api/world/place.geojson">${say(reader, 'open_data')}（GeoJSON）</a></li></ul></footer>
</body></html>`.text}\n`
}

/** Sources in the order in which a page names them. */
export function footnotes(reader: Reader, sources: Readonly<Record<string, { title: string; url?: string | undefined; note?: string | undefined }>>) {
  const told: string[] = []
  return {
    /** The marks after what a source says. */
    cite: (keys: readonly string[]): Html => html`<sup>${keys.map((key) => {
      if (!told.includes(key)) told.push(key)
      const n = told.indexOf(key) + 1
      return html`<a href="#source-${n}" aria-label="${say(reader, 'sources')} ${n}">[${n}]</a>`
    })}</sup>`,
    /** To be written last. */
    list: (): Html => html`<section><h2>${say(reader, 'sources')}</h2><ol class="notes">${told.map((key, i) => {
      const { title, url, note } = sources[key] ?? { title: key }
      return html`<li id="source-${i + 1}">${url ? html`<a href="${url}" rel="external nofollow noreferrer">${title}</a>` : title}${note && html` <small lang="en">${note}</small>`}</li>`
    })}</ol></section>`,
  }
}

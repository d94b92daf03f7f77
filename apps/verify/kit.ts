import { WORDS, type Word } from './words.ts'

export const page: { lang: 'zh' | 'en' } = { lang: navigator.language.startsWith('zh') ? 'zh' : 'en' }

/** A copy on a disk can ask the office nothing. */
export const isServed = location.protocol.startsWith('http')

export const $ = <T extends HTMLElement>(id: string) => document.getElementById(id) as T

export const say = (word: Word) => WORDS[word][page.lang]

export function el(tag: string, given: { text?: string; class?: string } = {}, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  if (given.class) made.className = given.class
  made.append(...(given.text === undefined ? [] : [given.text]), ...children)
  return made
}

export const rows = (given: readonly [string, string | undefined][]) => el('dl', {}, ...given.flatMap(([name, value]) => (value ? [el('div', {}, el('dt', { text: name }), el('dd', { text: value }))] : [])))

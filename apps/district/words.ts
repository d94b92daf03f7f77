import type { Lang } from '#kernel/contract.ts'

/** What the page says, in both languages. */
const WORDS = {
  language: { zh: 'English', en: '中文' },
  loading: { zh: '正在铺开街巷…', en: 'Laying out the streets…' },
  places: { zh: '去哪里', en: 'Where to' },
  map: { zh: '地图', en: 'Map' },
  map_says: { zh: '所在街区的平面图，箭头是您的位置；点一处即可走过去', en: 'Plan of the streets about you; the arrow is you. Touch a spot to walk there.' },
  view: { zh: '三维街景。方向键或 WASD 行走与转身，Shift 快走，拖动看四周，点地面走过去，点建筑看介绍。', en: 'The street in three dimensions. Arrow keys or WASD walk and turn, Shift is faster, drag to look around, touch the ground to go there, a building to read of it.' },
  year: { zh: '年代', en: 'Year' },
  hour: { zh: '时刻', en: 'Time of day' },
  hint_touch: { zh: '左下角拖动行走，画面拖动看四周，点哪里就走到哪里', en: 'Drag at the lower left to walk, elsewhere to look; touch a spot to go there' },
  hint_keys: { zh: '方向键或 WASD 行走，Shift 快走；拖动看四周，点哪里就走到哪里', en: 'Arrow keys or WASD to walk, Shift to hurry; drag to look, click a spot to go there' },
  close: { zh: '关闭', en: 'Close' },
  built: { zh: '建成', en: 'Built' },
  gone: { zh: '不存', en: 'Gone' },
  source: { zh: '出处', en: 'Source' },
  now: { zh: '今', en: 'today' },
  read: { zh: '读它的故事', en: 'Read its story' },
  no_way: { zh: '走不过去', en: 'There is no way to there' },
  plain_why: { zh: '这台设备不能显示三维街景，这里是同样内容的文字版。', en: 'This device cannot show the streets in three dimensions. Here is the same in words.' },
  plain_read: { zh: '街区的故事与地图', en: 'Stories and map of the district' },
  plain_again: { zh: '再试一次', en: 'Try again' },
  broken: { zh: '街区没有取到，请检查网络后再试。', en: 'The district could not be fetched. Check the connection and try again.' },
  empty: { zh: '这里还没有可以走进的街区。', en: 'There is no district to walk in here yet.' },
} as const satisfies Record<string, Record<Lang, string>>
export type Word = keyof typeof WORDS

/** Chinese first; who switches is remembered. */
export const page = { lang: 'zh' as Lang }
const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('district-lang')
if (asked === 'zh' || asked === 'en') page.lang = asked

export const say = (word: Word) => WORDS[word][page.lang]
export const $ = <E extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as E

export function el<K extends keyof HTMLElementTagNameMap>(tag: K, given: { class?: string; text?: string } = {}, ...inside: Node[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (given.class) made.className = given.class
  if (given.text !== undefined) made.textContent = given.text
  made.append(...inside)
  return made
}

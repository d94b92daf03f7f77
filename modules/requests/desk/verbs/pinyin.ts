/**
 * First letters of a Chinese name, so that `xgzl` finds 香港中路. The browser sorts Chinese by pinyin; a character belongs
 * to the letter whose first character it does not come before. No table to ship, and rare names are found by their
 * characters anyway.
 */
const FIRSTS: readonly (readonly [string, string])[] = [
  ['a', '阿'], ['b', '八'], ['c', '嚓'], ['d', '哒'], ['e', '妸'], ['f', '发'], ['g', '旮'], ['h', '哈'], ['j', '讥'], ['k', '咔'], ['l', '垃'], ['m', '妈'],
  ['n', '拏'], ['o', '噢'], ['p', '妑'], ['q', '七'], ['r', '呥'], ['s', '扨'], ['t', '它'], ['w', '穵'], ['x', '夕'], ['y', '丫'], ['z', '帀'],
]
const order = new Intl.Collator('zh-CN-u-co-pinyin')
const known = new Map<string, string>()

export const initials = (name: string): string => [...name].map(initialOf).join('')

function initialOf(sign: string): string {
  if (!/\p{Script=Han}/u.test(sign)) return sign.toLowerCase()
  const found = known.get(sign) ?? FIRSTS.findLast(([, first]) => order.compare(sign, first) >= 0)?.[0] ?? ''
  known.set(sign, found)
  return found
}

/** Whether what was typed is in the name itself or in its first letters. */
export function soundsLike(name: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  return wanted === '' || name.toLowerCase().includes(wanted) || (/^[a-z]+$/.test(wanted) && initials(name).includes(wanted))
}

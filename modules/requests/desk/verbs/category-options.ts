import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Category, SectionId } from '../setup.ts'
import { soundsLike } from './pinyin.ts'

type Group = { label: string; key: string; options: { value: string; label: string }[] }

/** What fits the text typed, by group: first what is called so, then what residents call so. */
export function categoryOptions(categories: readonly Category[], typed: string, section?: SectionId): Group[] {
  const open = categories.filter((category) => !section || category.section === section)
  const isCalled = ({ name, en }: Category) => soundsLike(name, typed) || soundsLike(en, typed)
  const isMeant = ({ words = [], group }: Category) => [...words, group].some((word) => soundsLike(word, typed))
  return [
    ...grouped(open.filter(isCalled), 'called'),
    ...grouped(open.filter((category) => !isCalled(category) && isMeant(category)), 'meant'),
  ]
}

function grouped(categories: Category[], by: string): Group[] {
  const groups = new Map<string, Group>()
  for (const category of categories) {
    const label = t(category.group, category.group_en ?? category.group)
    const group = groups.get(label) ?? { label, key: `${by} ${label}`, options: [] }
    group.options.push({ value: category.code, label: nameOf(category) })
    groups.set(label, group)
  }
  return [...groups.values()]
}

import { expect, test } from 'vitest'
import areas from './areas.json' with { type: 'json' }
import categories from './categories.json' with { type: 'json' }
import doors from './doors.json' with { type: 'json' }
import outside from './outside-parties.json' with { type: 'json' }
import sections from './sections.json' with { type: 'json' }
import units from './units.json' with { type: 'json' }

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/
/** What is quoted from a plate or a form stands in Chinese there, and so it does here. */
const QUOTED = /[鲁市南香港中雨污电通信热力·]|“申请复核”/g

type Thing = Record<string, unknown>
const all = (value: unknown): Thing[] => (Array.isArray(value) ? value.flatMap(all) : value && typeof value === 'object' ? [value as Thing, ...Object.values(value).flatMap(all)] : [])
const things = all([areas, categories, doors, outside, sections, units])

test('whatever of the district has a name has an English one, and so do hints, groups, grounds and warnings', () => {
  const lacking = things.flatMap((thing) => [
    ...('name' in thing || 'label' in thing ? [['en', thing]] : []),
    ...['hint', 'group', 'emergency', 'basis', 'reason', 'how'].filter((key) => key in thing).map((key) => [`${key}_en`, thing] as const),
  ] as [string, Thing][]).filter(([key, thing]) => !thing[key])
  expect(lacking.map(([key, thing]) => [key, thing['code'] ?? thing['id'] ?? thing['name']])).toEqual([])
  const english = things.flatMap((thing) => Object.entries(thing).filter(([key]) => key === 'en' || key.endsWith('_en')).map(([, words]) => String(words)))
  expect(english.filter((words) => CHINESE.test(words.replaceAll(QUOTED, '')))).toEqual([])
})

test('an English warning names the same telephone numbers as the Chinese one', () => {
  const numbers = (text: string) => [...new Set(text.match(/\d{3,}/g) ?? [])].toSorted()
  for (const { code, emergency, emergency_en } of categories as { code: string; emergency?: string; emergency_en?: string }[]) {
    expect(numbers(emergency_en ?? ''), code).toEqual(numbers(emergency ?? ''))
  }
  for (const door of doors.flatMap((one) => one.doors)) expect(numbers(`${door.en} ${door.how_en}`), door.name).toEqual(numbers(`${door.name} ${door.how}`))
})

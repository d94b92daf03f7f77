import { expect, test } from 'vitest'
import { templatesFor } from './templates-for.ts'

const template = (id: string, category?: string) => ({ id, act: 'answer' as const, title: id, text: id, ...(category ? { category } : {}) })
const templates = [template('any'), template('noise', 'M05'), template('lamp', 'M0301'), { ...template('no'), act: 'decline' as const }]

test('the closest template comes first, and those of other categories stay away', () => {
  expect(templatesFor({ templates }, 'answer', 'M0301').map((one) => one.id)).toEqual(['lamp', 'any'])
  expect(templatesFor({ templates }, 'answer', null).map((one) => one.id)).toEqual(['any'])
})

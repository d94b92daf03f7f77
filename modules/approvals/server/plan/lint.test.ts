import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import type { Element } from '../../rules/element.ts'
import type { Material } from '../definitions/material.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import { materials, matters, registers, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { compile } from './compile.ts'
import { libraryOf } from './library.ts'

const calendar = calendarOf(smallDistrict['calendar'] as never, { closes: '18:00' }, 'test')
const { registration, food, sign } = matters as { [key: string]: Matter } & Record<'registration' | 'food' | 'sign', Matter>

/** What differs from the tea house: of the one-thing itself, in matters, and in elements and materials by their key. */
type Change = { one?: Partial<OneThing>; changed?: Matter[]; element?: Pick<Element, 'key'> & Partial<Element>; material?: Pick<Material, 'key'> & Partial<Material>; asOf?: string }

function lintsOf({ one = {}, changed = [], element, material, asOf = '2026-03-04' }: Change): string[] {
  const put = <T extends { key: string }>(all: readonly T[], change: (Pick<T, 'key'> & Partial<T>) | undefined) => all.map((each) => (each.key === change?.key ? { ...each, ...change } : each))
  const library = libraryOf({
    vocabularies: [{ ...vocabulary, elements: put<Element>(vocabulary.elements, element) as never }], materials: [{ materials: put<Material>(materials.materials, material) }],
    matters: [...Object.values(matters), ...changed], registers: [registers], units: smallDistrict['units'] as never,
  })
  return compile({ ...teaHouse, ...one }, library, asOf, calendar).lints.map((l) => `${l.level} ${l.name} ${l.at}`)
}

const signWhen = (when: object): Change => ({ one: { members: teaHouse.members.map((m) => (m.matter === 'sign' ? { ...m, when: when as never } : m)) } })
const step = (id: string, kind: 'review' | 'decision' | 'publicity', days: number, after: string[] = []): Matter['steps'][number] => ({ id, name: id, en: id, kind, days, after })

/** Each by the smallest change of the tea house that makes it appear, and the place that it names. */
const TABLE: [name: string, change: Change, lint: string][] = [
  ['always_true', signWhen({ element: 'shop.area', atLeast: 1 }), 'warning sign'],
  ['asked_in_vain', { changed: [{ ...food, asks: [...food.asks, { element: 'sign.text', on: ['a'] }], steps: food.steps }], one: { members: [{ matter: 'food' }] } }, 'warning food/sign.text'],
  ['calendar_provisional', { asOf: '2026-12-01' }, 'note tea-house'],
  ['cannot_be_satisfied', { material: { key: 'plan', satisfiedBy: [{ promise: true }] } }, 'error plan'],
  ['deliver_late', { changed: [{ ...food, steps: [step('show', 'publicity', 12), step('decide', 'decision', 0, ['show'])] }] }, 'error tea-house'],
  ['joint_too_long', { one: { limit: { rule: 'days', days: 46 } } }, 'error tea-house'],
  ['needs_upload', { material: { key: 'form', satisfiedBy: [{ upload: true }] } }, 'note form'],
  ['no_decision', { changed: [{ ...sign, steps: [step('look', 'review', 1)] }] }, 'error sign'],
  ['no_limit', { one: { limit: { rule: 'days' } } }, 'error tea-house'],
  ['result_without_source', { changed: [{ ...sign, result: { ...sign.result!, fields: ['ent.code'] } }] }, 'error sign/result/ent.code'],
  ['rule_on_unasked', signWhen({ element: 'ent.code', is: '9137' }), 'error ent.code'],
  ['steps_over_promise', { changed: [{ ...sign, clock: { statutory: 20, promised: 2 }, steps: [step('look', 'review', 2), step('decide', 'decision', 1, ['look'])] }] }, 'warning sign'],
  ['tolerance_too_long', { changed: [{ ...sign, tolerance: { ...sign.tolerance!, days: 9 } }] }, 'warning sign'],
  ['unknown_element', { one: { questions: [...teaHouse.questions, { element: 'no.such' }] } }, 'error questions/no.such'],
  ['unknown_form', { changed: [{ ...sign, asks: [{ element: 'sign.text', on: ['z'] }] }] }, 'error sign/z'],
  ['unknown_material', { changed: [{ ...sign, materials: [{ material: 'nothing' }] }] }, 'error sign/nothing'],
  ['unknown_material', { changed: [{ ...sign, tolerance: { ...sign.tolerance!, materials: ['plan'] } }] }, 'error sign/plan'],
  ['unknown_matter', { one: { order: [['food', 'nothing']] } }, 'error order/nothing'],
  ['unknown_register', { element: { key: 'ent.name', source: { register: 'nowhere', by: 'ent.code', field: '名称', basis: '国令第809号' } } }, 'error ent.name'],
  ['unknown_register', { material: { key: 'licence', satisfiedBy: [{ register: 'market', what: '行驶证' }, { upload: true }] } }, 'error licence'],
  ['unknown_step', { changed: [{ ...sign, steps: [step('decide', 'decision', 1, ['look'])] }] }, 'error sign/look'],
  ['unknown_step', { changed: [{ ...food, materials: [{ material: 'licence', before: 'look' }] }] }, 'error food/look'],
  ['unknown_unit', { one: { issue: { ...teaHouse.issue, unit: 'nobody' } } }, 'error tea-house'],
  ['untested', signWhen({ element: 'shop.area', above: 5000 }), 'warning sign'],
  ['wrong_type', signWhen({ element: 'shop.area', is: 'large' }), 'error sign'],
]

test.each(TABLE)('%s', (name, change, where) => {
  const [level, at] = where.split(' ')
  const lint = `${level} ${name} ${at}`
  expect(lintsOf({})).not.toContain(lint)
  expect(lintsOf(change)).toContain(lint)
})

test('行政许可法 art. 42: 45 working days may be promised for what is handled jointly, and not one more', () => {
  const limit = (days: number) => lintsOf({ one: { limit: { rule: 'days', days } } })
  expect([limit(45), limit(200)].map((lints) => lints.includes('error joint_too_long tea-house'))).toEqual([false, true])
  expect(lintsOf({ changed: [{ ...registration, clock: { statutory: 60, promised: 46, statutoryBasis: { law: '登记条例' } } }] })).toContain('error joint_too_long tea-house')
})

test('行政许可法 art. 44: what is decided first may wait ten working days for the joint issue, not eleven, and never where each is issued by itself', () => {
  const slow = (days: number, mode: 'all' | 'each') => lintsOf({ changed: [{ ...food, steps: [step('show', 'publicity', days), step('decide', 'decision', 0, ['show'])] }], one: { limit: { rule: 'days', days: 20 }, issue: { ...teaHouse.issue, mode } } })
  // The registration of a new tea house can be decided a working day after the pre-review.
  expect([slow(11, 'all'), slow(12, 'all'), slow(12, 'each')].map((lints) => lints.includes('error deliver_late tea-house'))).toEqual([false, true, false])
})

test('every lint is proved here or by name in another test', () => {
  const files = readdirSync(import.meta.dirname)
  const read = (name: string) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8')
  const names = new Set(files.filter((f) => /^lint.*(?<!\.test)\.ts$/.test(f)).flatMap((f) => [...read(f).matchAll(/\b(?:error|warning|note)\('(\w+)'/g)].map(([, name]) => name!)))
  const others = files.filter((f) => f.endsWith('.test.ts') && f !== 'lint.test.ts').map(read).join('\n')
  expect(names.size).toBeGreaterThan(30)
  expect([...names].filter((name) => !TABLE.some(([tabled]) => tabled === name) && !new RegExp(`['"\`]${name}\\b`).test(others))).toEqual([])
})

import { expect, test } from 'vitest'
import { personalDataIn } from '#kernel/identity/personal-data.ts'
import { calledOf, GESTURES, NICKNAMES, PHRASES } from './phrases.ts'

test('every gesture, phrase and nickname is said in both languages, once, and fits a byte', () => {
  for (const list of [GESTURES, PHRASES, NICKNAMES]) {
    expect(list.length).toBeLessThanOrEqual(256)
    for (const { zh, en } of list) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      expect(en).toMatch(/^[A-Z][A-Za-z ,.!?]+$/)
    }
    expect(new Set(list.map(({ zh }) => zh)).size).toBe(list.length)
  }
})

test('no nickname is a name of a person; a visitor without one goes by their number', () => {
  for (const { zh } of NICKNAMES) expect(personalDataIn(`我叫${zh}`).filter(({ kind }) => kind !== 'name')).toEqual([])
  expect(calledOf({ id: 137, nick: 0 })).toEqual({ zh: '游客 137', en: 'Visitor 137' })
  expect(calledOf({ id: 137, nick: 1 })).toEqual({ zh: '海鸥 137', en: 'Seagull 137' })
  expect(calledOf({ id: 137, nick: 250 })).toEqual({ zh: '游客 137', en: 'Visitor 137' })
})

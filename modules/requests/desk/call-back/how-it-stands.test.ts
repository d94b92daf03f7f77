import { expect, test } from 'vitest'
import { howItStands } from './how-it-stands.ts'

test('超期回访: who has it, how far it is and when it was due can be read out as it stands', () => {
  const line = { unitName: '城市管理局', state: 'in_progress', dueAt: '2026-03-06T10:00:00.000Z' }
  expect(howItStands(line)).toMatch(/^原定.*3月6日.*前答复您，现在由城市管理局承办，目前是“办理中”。$/)
  expect(howItStands({ ...line, dueAt: null })).toBe('现在由城市管理局承办，目前是“办理中”。')
})

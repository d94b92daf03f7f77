import { expect, test } from 'vitest'
import type { Member } from './ask.ts'
import { canMerge, joinable, leadOf, planInWords } from './merge-plan.ts'

const member = (id: string, given: Partial<Member> = {}) => ({ id, number: id, unit: null, unitName: '', joined: 0, mayJoin: true, mayLead: true, ...given }) as Member
const city = { unit: 'bureau-city', unitName: '城管局' }

test('the oldest that has a unit leads; where none has, the oldest; but first of all the one that others have joined', () => {
  const members = [member('a'), member('b', city), member('c', city)]
  expect(leadOf(members)).toMatchObject({ lead: { id: 'b' }, why: '最早受理，且已有承办单位' })
  expect(leadOf([member('a'), member('b')])).toMatchObject({ lead: { id: 'a' } })
  expect(leadOf([...members, member('d', { joined: 3, mayJoin: false })])).toMatchObject({ lead: { id: 'd' }, why: '已有 3 件并入这件' })
})

test('what is over leads nothing, and where nothing is left to join there is nothing to merge', () => {
  const over = member('a', { mayLead: false, mayJoin: false })
  expect(leadOf([over])).toBeUndefined()
  expect(canMerge([over, member('b')])).toBe(false)
  expect(canMerge([over, member('b'), member('c')])).toBe(true)
  expect(joinable([over, member('b'), member('c')], 'b').map(({ id }) => id)).toEqual(['c'])
})

test('what will happen is said with the units that stop', () => {
  const lead = member('260304-1', city)
  expect(planInWords({ lead, joining: [member('b'), member('c', city), member('d', { unit: 'street', unitName: '街道' })] })).toBe('3 件将并入 260304-1（城管局办理），不再单独办理；主案答复时，每位反映人都收到这份答复，各自回访。其中 1 件正由其他单位承办，将停止。')
  expect(planInWords({ lead: member('x'), joining: [member('b')] })).toContain('还没有派单')
})

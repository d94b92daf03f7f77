import { expect, test } from 'vitest'
import { withdraw } from '../withdraw.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'
import { maskedAddress } from './masked-address.ts'

const HERE = { lng: 120.39, lat: 36.064 }

test('the same thing said otherwise, a street corner away, is found; elsewhere, closed or unlike it is not', async () => {
  const { ask, as, people, submitted } = await openRequestsOffice()
  const lamp = await submitted({ by: people.neighbour, text: '76号门口路灯不亮了', place: { ...HERE, address: '香港中路 76 号 2 单元 501 室' } })
  await submitted({ by: people.neighbour, text: '路灯不亮', place: { lng: 120.32, lat: 36.065, address: '中山路' } })
  await submitted({ by: people.neighbour, category: 'M0301', text: '物业三天没收垃圾' })
  const gone = await submitted({ by: people.neighbour, text: '门口路灯不亮了' })
  await as(people.neighbour).do(withdraw, { caseId: gone.id })
  const { similar } = await ask(people.resident, 'similar', { text: '我家门口路灯坏了，晚上什么也看不见', lng: 120.3905, lat: 36.0642 })
  expect(similar).toMatchObject([{ id: lamp.id, address: '香港中路 76 号', joined: 0 }])
  expect(similar[0]!.metres).toBeGreaterThan(20)
  expect(similar[0]!.metres).toBeLessThan(80)
  expect(similar[0]!.likeness).toBeGreaterThan(0)
})

test('what is confidential, accuses somebody, or is one’s own is not told to residents', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  await submitted({ by: people.neighbour, section: 'enforcement', category: 'Z0101', text: '路灯下执法人员态度差' })
  await submitted({ by: people.neighbour, accused: 'bureau-city', text: '路灯不亮，城管局不管' })
  await submitted({ text: '路灯不亮' })
  const asked = { text: '路灯不亮', ...HERE }
  expect((await ask(people.resident, 'similar', asked)).similar).toEqual([])
  expect((await ask(people.agent, 'similar', asked)).similar).toHaveLength(2)
  await expect(ask({ is: 'nobody' }, 'similar', asked)).rejects.toMatchObject({ status: 401 })
})

test('without a place the category decides, and the case at hand is left out', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  const one = await submitted({ text: '中山路路灯不亮' })
  const two = await submitted({ by: people.neighbour, text: '中山路路灯不亮很久了' })
  expect((await ask(people.agent, 'similar', { text: '中山路路灯不亮', except: one.id })).similar.map((s) => s.id)).toEqual([two.id])
  expect((await ask(people.agent, 'similar', { text: '完全无关的话' })).similar).toEqual([])
})

test('an address is told without whose door it is', () => {
  expect(maskedAddress('江西路 12 号 3 单元 501 室')).toBe('江西路 12 号')
  expect(maskedAddress('江西路 12 号楼 501')).toBe('江西路 12 号楼')
  expect(maskedAddress('闽江路 8 号 502户')).toBe('闽江路 8 号')
})

test('of the same matter, whoever has read them all names those that it is told first, with the reason; closed and confidential ones are not told', async () => {
  const named: string[] = []
  const office = await openRequestsOffice(undefined, {}, {
    alike: async () => named.map((id, n) => ({ id, likeness: 0.9 - n / 10, days: 1 })),
    why: async (_office, _one, others) => others.map(({ message }) => [{ zh: `都提到“${message.title.slice(-2)}”`, en: 'both say so' }]),
  })
  const { ask, as, people, submitted } = office
  const near = await submitted({ by: people.neighbour, text: '76号门口路灯不亮了', place: { ...HERE, address: '香港中路 76 号' } })
  const far = await submitted({ by: people.neighbour, text: '整条街到夜里一片漆黑，打13900000001也没人管', place: { lng: 120.32, lat: 36.065, address: '中山路 9 号 2 单元 501 室' } })
  const gone = await submitted({ by: people.neighbour, text: '夜里一片漆黑' })
  await as(people.neighbour).do(withdraw, { caseId: gone.id })
  const secret = await submitted({ by: people.neighbour, section: 'enforcement', category: 'Z0101', text: '夜里一片漆黑，执法人员不管' })
  named.push(gone.id, secret.id, far.id)

  const asked = { text: '门口路灯坏了，一片漆黑', ...HERE }
  const { similar } = await ask(people.resident, 'similar', asked)
  expect(similar.map(({ id, likeness }) => [id, likeness])).toEqual([[far.id, 0.7], [near.id, expect.any(Number)]])
  // The number in the neighbour's words is told in no part of it.
  expect(similar[0]).toMatchObject({ why: ['都提到“人管”'], address: '中山路 9 号' })
  expect(JSON.stringify(similar)).not.toContain('13900000001')
  expect(similar[1]!.why).toEqual([])
  expect((await ask(people.agent, 'similar', asked, 'en')).similar.map(({ id, why }) => [id, why])).toEqual([[secret.id, ['both say so']], [far.id, ['both say so']], [near.id, []]])
})

test('reasons for residents are found in what they are shown of a request, those for staff in all of it', async () => {
  const seen: string[] = []
  const { ask, people, submitted } = await openRequestsOffice(undefined, {}, {
    alike: async () => [{ id: one.id, likeness: 0.9, days: 1 }],
    why: async (_office, _one, others) => { seen.push(...others.map(({ message }) => message.text)); return others.map(() => []) },
  })
  const one = await submitted({ by: people.neighbour, text: '夜里一片漆黑' })
  await ask(people.resident, 'similar', { text: '一片漆黑', ...HERE })
  await ask(people.agent, 'similar', { text: '一片漆黑', ...HERE })
  expect(seen).toEqual(['', '夜里一片漆黑'])
})

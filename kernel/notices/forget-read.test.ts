import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../identity/identity.fixtures.ts'
import { notices } from './module.ts'

let house: House
beforeEach(async () => void (house = await openHouse()))
afterEach(() => house.close())

const daysAgo = (days: number) => new Date(house.now().getTime() - days * 86_400_000)
async function notice(title: string, at: Date, read_at: Date | null) {
  const id = randomUUID()
  await house.db.insertInto('kernel.notice').values({ id, person: 'resident:x', case_id: null, template: 'x', title, text: '', text_en: null, at, read_at }).execute()
  await house.db.insertInto('kernel.delivery').values({ notice_id: id, channel: 'sms', state: 'sent', tries: 1, next_at: null, detail: null, at, message: '{}' }).execute()
}

test('by night, read notices past the age that the place keeps them are removed with their deliveries; unread and younger ones stay', async () => {
  await notice('old and read', daysAgo(401), daysAgo(390))
  await notice('old and unread', daysAgo(401), null)
  await notice('young and read', daysAgo(399), daysAgo(398))
  const duty = notices.duties!.find(({ name }) => name === 'notices.forget-read')!
  expect(duty.everySeconds).toBe(86_400)
  await duty.run(house.office)
  expect((await house.db.selectFrom('kernel.notice').select('title').orderBy('title').execute()).map((row) => row.title)).toEqual(['old and unread', 'young and read'])
  expect(await house.db.selectFrom('kernel.delivery').select('notice_id').execute()).toHaveLength(2)
})

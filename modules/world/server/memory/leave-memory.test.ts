import { expect, test } from 'vitest'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { leave, openMemoryOffice, people, photo, settings, written } from './memory-office.fixtures.ts'

test('what somebody remembers of a spot and a year waits for the unit that the district names, for three working days', async () => {
  const { left, kase, clock, notices, history, db } = await openMemoryOffice()
  const { id, state, dueAt } = await left()
  expect(state).toBe('left')
  expect(await kase(id)).toMatchObject({ unit_id: 'bureau-city', applicant_id: people.resident.id, facts: { spot: { building: 'cathedral' }, when: '1962', decade: 1960 } })
  // Wednesday; Monday at the close of business.
  expect(dueAt).toBe('2026-03-09T10:00:00.000Z')
  expect((await clock(id, 'review'))?.unit_id).toBe('bureau-city')
  expect((await notices(`resident:${people.resident.id}`)).map(({ template }) => template)).toEqual(['world.memory_received'])
  expect((await notices('unit:bureau-city:handler')).map(({ template }) => template)).toEqual(['world.memory_to_review'])
  expect(await history(id)).toEqual(['world.leave_memory:  -> left'])
  expect((await verifyLedger(db, new Map())).faults).toEqual([])
})

test('words and name lie under seal, never in the open part of the ledger', async () => {
  const { left, db } = await openMemoryOffice()
  const { id } = await left({ shownAs: 'full', consent: { version: '1', fullName: true } })
  const event = await db.selectFrom('kernel.event').select(['body', 'sealed']).where('case_id', '=', id).executeTakeFirstOrThrow()
  for (const words of [written.text, '李海燕', '钟声']) {
    expect(JSON.stringify(event.body)).not.toContain(words)
    expect(JSON.stringify(event.sealed)).toContain(words)
  }
})

test('sent twice it is one memory', async () => {
  const { left, db } = await openMemoryOffice()
  const { id } = await left()
  await left({ ...written, id } as never)
  expect(await db.selectFrom('kernel.case').select('id').execute()).toHaveLength(1)
})

test('a spot is a building of the place or a point in it, and nothing else', async () => {
  const { left } = await openMemoryOffice()
  await expect(left({ spot: { building: 'eiffel-tower' } })).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining('建筑') })
  await expect(left({ spot: { lng: 116.4, lat: 39.9 } })).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining('青岛老城') })
  await left({ spot: { lng: 120.3145, lat: 36.0652 } })
})

test.each([['1934'], ['1934-07'], ['1934~'], ['1930/1939'], ['1898'], ['2026']])('the time may be %s', async (when) => {
  const { left, kase } = await openMemoryOffice()
  const { id } = await left({ when })
  expect((await kase(id)).facts).toMatchObject({ when, decade: Math.floor(Number(when.slice(0, 4)) / 10) * 10 })
})

test.each([['1897'], ['2050'], ['1934-13'], ['1939/1930']])('the time may not be %s', async (when) => {
  const { left } = await openMemoryOffice()
  await expect(left({ when })).rejects.toMatchObject({ code: 'bad_input' })
})

test('the whole name is shown only with consent to just that', async () => {
  const { left, db } = await openMemoryOffice()
  await expect(left({ shownAs: 'full' })).rejects.toMatchObject({ code: 'consent_name' })
  const shown = async (more: Partial<typeof written>, by = people.resident) => {
    const { id } = await left(more, by)
    return ((await (db as any).selectFrom('world.memory').select('shown_name').where('case_id', '=', id).executeTakeFirst()) as { shown_name: string | null }).shown_name
  }
  expect(await shown({ shownAs: 'full', consent: { version: '1', fullName: true } })).toBe('李海燕')
  expect(await shown({})).toBe('李女士')
  expect(await shown({ shownAs: 'anonymous' })).toBe(null)
  // Consent to the whole name is no reason to show it where somebody chose less.
  expect(await shown({ shownAs: 'surname', title: 'mr', name: '欧阳明', consent: { version: '1', fullName: true } }, people.neighbour)).toBe('欧阳先生')
})

test('who is known to the office by a number alone gives a family name, or none', async () => {
  const { left } = await openMemoryOffice()
  await expect(left({}, people.nameless)).rejects.toMatchObject({ code: 'no_surname' })
  await left({ name: '赵' }, people.nameless)
})

test('a name is no place for a number', async () => {
  const { left } = await openMemoryOffice()
  for (const name of ['13912345678', '加微信abc123', '<b>李</b>']) await expect(left({ shownAs: 'full', name, consent: { version: '1', fullName: true } })).rejects.toMatchObject({ code: 'bad_input' })
})

test('consent is to the words that are in force', async () => {
  const { left } = await openMemoryOffice({ definitions: { memories: { ...settings, consent: { ...settings.consent, version: '2' } } } })
  await expect(left()).rejects.toMatchObject({ code: 'consent_changed' })
})

test('a photo stands for words; nothing at all does not, nor does a film', async () => {
  const { left, door, db } = await openMemoryOffice()
  for (const text of ['', ' \u3000\u200b']) await expect(left({ text })).rejects.toMatchObject({ code: 'bad_input' })
  await expect(left({ text: '字'.repeat(2001) })).rejects.toMatchObject({ code: 'bad_input' })
  const id = await (await door(people.resident)).upload('老照片.jpg', await photo())
  await left({ text: '', files: [id] })
  await db.updateTable('kernel.file').set({ kind: 'video' }).where('id', '=', id).execute()
  await expect(left({ files: [id] })).rejects.toMatchObject({ code: 'no_video' })
})

test('what somebody else uploaded cannot be left', async () => {
  const { left, door } = await openMemoryOffice()
  const id = await (await door(people.neighbour)).upload('别人的.jpg', await photo())
  await expect(left({ files: [id] })).rejects.toMatchObject({ code: 'bad_input' })
})

test('one resident leaves so many an hour', async () => {
  const { left } = await openMemoryOffice()
  for (let n = 0; n < 3; n++) await left()
  await expect(left()).rejects.toMatchObject({ code: 'too_often', status: 429 })
  await left({}, people.neighbour)
})

test('staff and guests leave none', async () => {
  const { as } = await openMemoryOffice()
  for (const who of [people.handler, { is: 'nobody' } as const]) await expect(as(who).open(leave, written)).rejects.toMatchObject({ code: 'not_yours' })
})

import sharp from 'sharp'
import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { leave, openMemoryOffice, people, photo, written } from './memory-office.fixtures.ts'
import { publishMemory } from './publish-memory.ts'

test('handler, head and supervisor publish it; the resident hears, and no clock runs on', async () => {
  for (const who of [people.handler, people.lead, people.supervisor]) {
    const { left, as, notices, clock } = await openMemoryOffice()
    const { id } = await left()
    expect(await as(who).do(publishMemory, { caseId: id })).toMatchObject({ state: 'published', dueAt: null })
    expect((await notices(`resident:${people.resident.id}`)).map(({ template }) => template)).toContain('world.memory_published')
    expect((await clock(id, 'review'))?.done_at).not.toBeNull()
  }
})

test('nobody else: to them it is not there', async () => {
  const { left, as } = await openMemoryOffice()
  const { id } = await left()
  for (const who of [people.stranger, people.admin, people.neighbour]) await expect(as(who).do(publishMemory, { caseId: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.resident).do(publishMemory, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
})

const TELLING = '邻居赵德柱老师教我们念书，后来他搬走了，电话 13912345678，车牌鲁B12345，证件 370202199001011234，微信号 abcdef1。'

test('numbers are masked whoever they belong to, and private names', async () => {
  const { published, ask } = await openMemoryOffice()
  await published({ text: TELLING })
  const { memories: [one] } = await ask(nobody, 'memories', {})
  for (const secret of ['赵德柱', '13912345678', '鲁B12345', '370202199001011234', 'abcdef1']) expect(one!.text, secret).not.toContain(secret)
  expect(one!.text).toContain('某老师教我们念书')
})

test('a name that the moderator says is a public figure’s stays, and numbers go all the same', async () => {
  const { left, as, ask } = await openMemoryOffice()
  const { id } = await left({ text: `听老舍先生讲课。${TELLING}又见到赵德柱老师。听王统照先生念诗。` })
  await as(people.handler).do(publishMemory, { caseId: id, publicFigures: ['王统照'] })
  const { memories: [one] } = await ask(nobody, 'memories', {})
  expect(one!.text).toContain('王统照先生念诗')
  for (const secret of ['赵德柱', '13912345678', '鲁B12345']) expect(one!.text).not.toContain(secret)
})

test('only a name that is marked can be let stand', async () => {
  const { left, as } = await openMemoryOffice()
  const { id } = await left({ text: TELLING })
  for (const name of ['13912345678', '王统照']) await expect(as(people.handler).do(publishMemory, { caseId: id, publicFigures: [name] })).rejects.toMatchObject({ code: 'bad_input' })
})

test('until it is published nobody but writer and moderators sees its files; then everybody, without what the camera wrote, and never the original', async () => {
  const { as, door } = await openMemoryOffice()
  const writer = await door(people.resident)
  const file = await writer.upload('老照片.jpg', await photo())
  const { id } = await as(people.resident).open(leave, { ...written, files: [file] })
  const [guest, neighbour, stranger, handler] = await Promise.all([{ is: 'nobody' } as const, people.neighbour, people.stranger, people.handler].map(door))
  const outside = [guest!, neighbour!, stranger!]
  const missing = (await guest!.get('/api/files/00000000-0000-4000-8000-000000000000')).json()
  for (const path of ['', '/thumb', '?original=1', '/ticket']) for (const one of outside) expect((await one.get(`/api/files/${file}${path}`)).json()).toEqual(missing)
  expect((await handler!.get(`/api/files/${file}`)).statusCode).toBe(200)

  await as(people.handler).do(publishMemory, { caseId: id })
  for (const one of outside) {
    for (const path of ['', '/thumb']) {
      const shown = await one.get(`/api/files/${file}${path}`)
      expect([shown.statusCode, shown.headers['cache-control']]).toEqual([200, 'private, no-cache'])
      expect(await sharp(shown.rawPayload).metadata()).not.toHaveProperty('exif')
    }
    for (const path of ['?original=1', '/ticket']) expect((await one.get(`/api/files/${file}${path}`)).json()).toEqual(missing)
  }
})

test('of a recording that has no cleaned copy the public is shown nothing', async () => {
  const { as, door, db, ask } = await openMemoryOffice()
  const file = await (await door(people.resident)).upload('录音.jpg', await photo())
  await db.updateTable('kernel.file').set({ kind: 'voice', variants: '{}', copies: 'unable' }).where('id', '=', file).execute()
  const { id } = await as(people.resident).open(leave, { ...written, files: [file] })
  await as(people.handler).do(publishMemory, { caseId: id })
  expect((await ask(nobody, 'memories', {})).memories[0]!.files).toEqual([])
  expect((await (await door({ is: 'nobody' })).get(`/api/files/${file}`)).statusCode).toBe(404)
  expect((await (await door(people.resident)).get(`/api/files/${file}`)).statusCode).toBe(200)
})

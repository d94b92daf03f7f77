import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { filmed, hollowFilm, newFolder, openFilesOffice, people, tools, writeNote } from './files.fixtures.ts'
import { probe } from './media.ts'

const PLACE = '+36.0626+120.3844/'
const filmArgs = (...last: string[]) => ['-f', 'lavfi', '-i', 'testsrc=size=1360x765:rate=5:duration=1', '-f', 'lavfi', '-i', 'sine=duration=1', '-metadata', `location=${PLACE}`, '-metadata', 'comment=Zhanqiao', ...last]
// Where ffmpeg is missing these are skipped by this name, so that a report shows what was not proved.
const withFfmpeg = tools ? describe : describe.skip
const named = tools ? 'with ffmpeg' : 'ffmpeg is not installed: not proved here'

// Turning films gives way to all else on the machine, so a busy one is slow at it.
withFfmpeg(named, { timeout: 120_000 }, () => {
  const recorded = tools ? filmed(tools, filmArgs('-c:v', 'mpeg4', '-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov', '-f', 'mov')) : Buffer.alloc(0)

  test('a film can be attached at once; its poster and a copy that plays everywhere follow, without the place', async () => {
    const { door, as, allCopiesMade, keeping } = await openFilesOffice({ tools })
    const [resident, handler] = [await door(people.resident), await door(people.handler)]
    const original = recorded
    expect([PLACE, 'Zhanqiao'].map((tag) => original.includes(tag))).toEqual([true, true])
    const { id, body } = await resident.upload('v.mp4', original)
    expect(body).toMatchObject({ ready: true, kind: 'video', variants: [] })
    await as(people.resident).open(writeNote, { files: [id] })
    expect(await handler.get(`${id}/poster`)).toMatchObject({ status: 404 })

    await allCopiesMade()
    const state = (await resident.get(`${id}/state`)).body
    expect(state).toMatchObject({ variants: expect.arrayContaining(['poster', 'thumb', 'playable']), detail: null })
    expect(Math.abs(state.seconds - 1)).toBeLessThan(0.3)
    expect(await sharp((await handler.get(`${id}/poster`)).raw).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 720 })

    const copy = await handler.get(id)
    expect(copy.headers['content-type']).toBe('video/mp4')
    expect([PLACE, 'Zhanqiao'].map((tag) => copy.raw.includes(tag))).toEqual([false, false])
    expect(copy.raw.indexOf('moov')).toBeLessThan(copy.raw.indexOf('mdat'))
    const path = join(keeping.store.scratch, 'copy')
    writeFileSync(path, copy.raw)
    expect(await probe(tools!, path, 'mov')).toMatchObject({ width: 1280, height: 720, shows: true, sounds: true })
    expect((await handler.get(`${id}?original=1`)).raw.equals(original)).toBe(true)
  })

  test('until the copy is there, those who may not see originals wait for it', async () => {
    const { door, as, db } = await openFilesOffice({ tools })
    const handler = await door(people.handler)
    const { id } = await handler.upload('v.mp4', recorded)
    await as(people.resident).open(writeNote, { files: [] })
    const { id: case_id } = await db.selectFrom('kernel.case').select('id').executeTakeFirstOrThrow()
    await db.insertInto('kernel.case_file').values({ case_id, file_id: id, seq: 1, audience: 'applicant' }).execute()
    expect(await (await door(people.resident)).get(id)).toMatchObject({ status: 409, body: { code: 'not_ready' } })
    expect((await handler.get(id)).status).toBe(200)
  })

  test('a voice recorded by a browser gets a copy that every phone plays, and its length', async () => {
    const { door, allCopiesMade } = await openFilesOffice({ tools })
    const resident = await door(people.resident)
    const { id, body } = await resident.upload('voice.webm', filmed(tools!, ['-f', 'lavfi', '-i', 'sine=duration=3', '-c:a', 'libopus', '-live', '1', '-f', 'webm']))
    expect(body).toMatchObject({ ready: true, kind: 'voice' })
    await allCopiesMade()
    const state = (await resident.get(`${id}/state`)).body
    expect(state).toMatchObject({ variants: ['playable'] })
    expect(Math.abs(state.seconds - 3)).toBeLessThan(0.2)
    expect((await resident.get(id)).headers).toMatchObject({ 'content-type': 'audio/mp4', 'content-disposition': expect.stringContaining('voice.m4a') })
  })

  test('a film without pictures is a voice', async () => {
    const { door } = await openFilesOffice({ tools })
    const sound = filmed(tools!, ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4'])
    expect((await (await door(people.resident)).upload('v.mp4', sound)).body).toMatchObject({ ready: true, kind: 'voice' })
  })

  test('a film that cannot be read is refused', async () => {
    const { door } = await openFilesOffice({ tools })
    expect(await (await door(people.resident)).upload('v.mp4', hollowFilm(50_000))).toMatchObject({ status: 415, body: { message: expect.stringContaining('打不开') } })
  })

  test('copies that a killed process had begun are made by the next that looks, after its time is up', async () => {
    const { door, db, now, goTo, allCopiesMade, keeping, office } = await openFilesOffice({ tools })
    const resident = await door(people.resident)
    const { id } = await resident.upload('v.mp4', recorded)
    await db.updateTable('kernel.file').set({ copies_until: new Date(now().getTime() + 60_000), copies_tries: 1 }).where('id', '=', id).execute()
    await allCopiesMade()
    expect((await resident.get(`${id}/state`)).body.variants).toEqual([])
    await goTo('2026-03-04 10:02')
    keeping.copyMaker.wake(office)
    await keeping.copyMaker.idle()
    expect((await resident.get(`${id}/state`)).body.variants).toContain('playable')
  })

  test('what cannot be turned is given up after three attempts, and said', async () => {
    const broken = { ffmpeg: join(brokenProgram(), 'ffmpeg'), ffprobe: tools!.ffprobe }
    const { door, goTo, keeping, office, settle } = await openFilesOffice({ tools: broken })
    const resident = await door(people.resident)
    const { id } = await resident.upload('v.mp4', recorded)
    await settle()
    for (const time of ['10:05', '10:10', '10:15']) {
      await keeping.copyMaker.idle()
      await goTo(`2026-03-04 ${time}`)
      keeping.copyMaker.wake(office)
    }
    await keeping.copyMaker.idle()
    expect((await resident.get(`${id}/state`)).body).toMatchObject({ ready: true, detail: expect.stringContaining('无法转换') })
  })
})

test('without ffmpeg a film is shown as it came, and people are told', async () => {
  const { door, as } = await openFilesOffice()
  const [resident, handler] = [await door(people.resident), await door(people.handler)]
  const { id, body } = await resident.upload('v.mp4', hollowFilm(50_000))
  expect(body).toMatchObject({ ready: true, kind: 'video', detail: expect.stringContaining('没有安装视频转换程序') })
  await as(people.resident).open(writeNote, { files: [id] })
  expect((await handler.get(id)).raw.length).toBe(50_000)
})

function brokenProgram(): string {
  const folder = newFolder()
  writeFileSync(join(folder, 'ffmpeg'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  return folder
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import sharp from 'sharp'
import type { Static } from 'typebox'
import { onTestFinished } from 'vitest'
import { check } from '#kernel/check.ts'
import type { Lang } from '#kernel/contract.ts'
import { diskStore } from '#kernel/files/disk-store.ts'
import { filesModule } from '#kernel/files/module.ts'
import { refusalFor } from '#kernel/http.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { notices as noticesModule } from '#kernel/notices/module.ts'
import { openOffice, residentNamed, staffOf } from '#kernel/testing/office.ts'
import notices from '../../../../districts/shinan/notices.json' with { type: 'json' }
import type { worldVerbs, worldViews } from '../../contract.ts'
import { world } from '../module.ts'
import { leaveMemory } from './leave-memory.ts'
import type { MemorySettings } from './memory-settings.ts'
import { publishMemory } from './publish-memory.ts'
import { spotsIn } from './spots.ts'

const place = new URL('../../../../districts/shinan/world/', import.meta.url)
const spots = spotsIn(place)
export const leave = leaveMemory(spots)

export const people = {
  resident: residentNamed('李海燕', 1), neighbour: residentNamed('王建国', 2), nameless: residentNamed('居民0003', 3),
  handler: staffOf('bureau-city', 'handler'), lead: staffOf('bureau-city', 'lead'), supervisor: staffOf('supervision', 'supervisor'),
  stranger: staffOf('bureau-housing', 'handler', 'lead'), admin: staffOf('district-office', 'admin'),
}

/** As the small district has it: the bureau of the city looks at memories. */
export const settings: MemorySettings = { unit: 'bureau-city', review: { count: 3, unit: 'working_days' }, most: { an_hour: 3, a_day: 5 }, consent: { version: '1', text: { zh: '同意公开', en: 'I agree' } } }

export const written: Omit<Static<typeof worldVerbs.leave_memory>, 'id'> = { text: '小时候每到礼拜天，钟声一响，整条浙江路都静下来。', spot: { building: 'cathedral' }, when: '1962', shownAs: 'surname', title: 'ms', consent: { version: '1' } }

export const photo = (background = '#a86') =>
  sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Huawei' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 3/1 45/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 23/1 4/1' } }).jpeg().toBuffer()

/** On a Wednesday without holidays near: 2026-03-04 10:00. */
export async function openMemoryOffice(given: { definitions?: Record<string, unknown> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-memory-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const files = filesModule(() => ({ store: diskStore(folder), tools: undefined }))
  const office = await openOffice({ modules: [files, noticesModule, world({ place })], at: '2026-03-04 10:00', definitions: { notices, memories: settings, ...given.definitions } })

  const left = (more: Partial<typeof written> = {}, by = people.resident) => office.as(by).open(leave, { ...written, ...more })
  return {
    ...office, left,
    async published(more: Partial<typeof written> = {}, by = people.resident) {
      const { id } = await left(more, by)
      await office.as(people.handler).do(publishMemory, { caseId: id })
      return id
    },
    /** What a view answers, as over HTTP: asked only by who may ask, with input checked. */
    async ask<V extends keyof typeof worldViews>(actor: Actor, name: V, input: Static<(typeof worldViews)[V]['input']>, lang: Lang = 'zh'): Promise<Static<(typeof worldViews)[V]['output']>> {
      const view = office.office.views.get(`world.${name}`)!
      if (!view.may.some((who) => who.of(actor, null))) throw refusalFor(actor)
      const answer: unknown = await view.run({ office: office.office, db: office.db, actor, input: check(view.input, input), now: office.now(), lang })
      check(view.output, answer)
      return JSON.parse(JSON.stringify(answer))
    },
    /** Somebody at the office's door, over HTTP. */
    async door(actor: Actor) {
      const { app, headers } = await office.http(actor)
      const ask = async (options: InjectOptions) => app.inject({ ...options, headers: { ...headers, ...options.headers } })
      return {
        ask,
        get: (path: string) => ask({ method: 'GET', url: path }),
        async upload(name: string, bytes: Buffer): Promise<string> {
          const { id } = (await ask({ method: 'POST', url: '/api/files', payload: { name, size: bytes.length } })).json() as { id: string }
          await ask({ method: 'PUT', url: `/api/files/${id}?offset=0`, payload: bytes, headers: { 'content-type': 'application/octet-stream' } })
          return id
        },
      }
    },
  }
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import sharp from 'sharp'
import { Type } from 'typebox'
import { onTestFinished } from 'vitest'
import { openingVerb, verb, type CaseKind } from '../case/verb.ts'
import { onCase } from '../contract.ts'
import { anyStaff, applicant, signedInResident } from '../identity/who.ts'
import type { Actor } from '../identity/actor.ts'
import { openOffice, residentNamed, staffOf } from '../testing/office.ts'
import { diskStore } from './disk-store.ts'
import { findTools, type Tools } from './media.ts'
import { filesModule } from './module.ts'
import type { Store } from './store.ts'

/** Files as people send them and as attackers do, and an office small enough to send them to. */

export const tools = findTools(process.env['PATH'])

/** It is there as long as the test that asked for it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

const noteKind: CaseKind<'open'> = { name: 'note', states: ['open'], closed: [], sees: [applicant, anyStaff] }
const files = Type.Array(Type.String())

export const writeNote = openingVerb({
  name: 'notes.write', title: { zh: '写', en: 'Write' }, opens: noteKind, input: Type.Object({ id: Type.String(), files }), may: [signedInResident],
  async run({ attach, input, actor }) {
    await attach(input.files, 'applicant')
    return { becomes: 'open', set: { unit_id: 'hotline', units: ['hotline'], summary: '便条', applicant_id: 'id' in actor ? actor.id : null } }
  },
})

export const addForStaff = verb({
  name: 'notes.add', title: { zh: '添', en: 'Add' }, on: noteKind, from: ['open'], input: Type.Object({ ...onCase, files }), may: [anyStaff],
  async run({ attach, input }) {
    await attach(input.files, 'handler')
    return {}
  },
})

export const people = { resident: residentNamed('李海燕', 1), neighbour: residentNamed('王建国', 2), handler: staffOf('hotline', 'handler') }

type Answer = { status: number; body: any; raw: Buffer; headers: Record<string, unknown> }

export async function openFilesOffice(given: { store?: Store; tools?: Tools | undefined } = {}) {
  const store = given.store ?? diskStore(newFolder())
  const module = filesModule(() => ({ store, tools: given.tools }))
  const notes = { name: 'notes', kinds: [noteKind], opens: [writeNote], verbs: [addForStaff] }
  const office = await openOffice({ modules: [module, notes], at: '2026-03-04 10:00' })
  const { app } = await office.http({ is: 'nobody' })

  const door = async (actor: Actor) => {
    const { headers } = await office.http(actor)
    const ask = async (options: InjectOptions): Promise<Answer> => {
      const answer = await app.inject({ ...options, headers: { ...headers, ...options.headers } })
      return { status: answer.statusCode, body: answer.headers['content-type']?.includes('json') ? answer.json() : undefined, raw: answer.rawPayload, headers: answer.headers }
    }
    const begin = (name: string, size: number) => ask({ method: 'POST', url: '/api/files', payload: { name, size } })
    const put = (id: string, offset: number, payload: InjectOptions['payload']) =>
      ask({ method: 'PUT', url: `/api/files/${id}?offset=${offset}`, payload: payload!, headers: { 'content-type': 'application/octet-stream' } })
    return {
      ask, begin, put,
      get: (path: string, asked: Record<string, string> = {}) => ask({ method: 'GET', url: `/api/files/${path}`, headers: asked }),
      /** The whole file in one body. */
      async upload(name: string, bytes: Buffer): Promise<Answer & { id: string }> {
        const { body } = await begin(name, bytes.length)
        return { ...(await put(body.id, 0, bytes)), id: body.id }
      },
    }
  }
  return {
    ...office, store, app, door,
    keeping: module.roomOf(office.office),
    /** Lets messages arrive, and what they set going come to its end. */
    async allCopiesMade() {
      await office.settle()
      await module.roomOf(office.office).copyMaker.idle()
    },
  }
}

export const photo = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' } }).jpeg().toBuffer()

/** Taken on 五四广场, and lying on its side. */
export const photoWithPlace = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#37a' } })
    .withExif({ IFD0: { Make: 'Huawei', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 3/1 45/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 23/1 4/1' } })
    .withMetadata({ orientation: 6 }).jpeg().toBuffer()

/** A picture of enormous size in a few bytes: all its rows are the same. */
export function pngBomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(4 * 1024 * 1024))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}

/** The beginning of a film, and then nothing of worth: enough where no ffprobe looks closer. */
export function hollowFilm(size: number): Buffer {
  const film = Buffer.alloc(size, 7)
  film.writeUInt32BE(24, 0)
  film.write('ftypisom', 4, 'latin1')
  film.writeUInt32BE(512, 12)
  film.write('isommp41', 16, 'latin1')
  film.writeUInt32BE(size - 24, 24)
  film.write('free', 28, 'latin1')
  return film
}

/** A real film or recording, made by ffmpeg from its own test picture and tone. */
export function filmed(made: Tools, args: readonly string[]): Buffer {
  return execFileSync(made.ffmpeg, ['-v', 'error', '-nostdin', ...args, '-'], { maxBuffer: 64 * 1024 * 1024 })
}

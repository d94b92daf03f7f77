import { type Static, Type } from 'typebox'
import { strict } from '../contract.ts'

const MiB = 1024 * 1024

export const FileKind = Type.Union([Type.Literal('photo'), Type.Literal('video'), Type.Literal('voice')])
export type FileKind = Static<typeof FileKind>

/** The most that a file of each kind may weigh. */
export const LARGEST: Record<FileKind, number> = { photo: 30 * MiB, video: 500 * MiB, voice: 30 * MiB }

export const NewFile = Type.Object({ name: Type.String({ minLength: 1, maxLength: 255 }), size: Type.Integer({ minimum: 1 }) }, strict)

/** Copies made for others to see; each is read at its own address, save `shown` and `playable`, which are the file's own. */
export const Variant = Type.Union([Type.Literal('shown'), Type.Literal('thumb'), Type.Literal('poster'), Type.Literal('playable')])
export type Variant = Static<typeof Variant>

/** How far an upload has come. `offset` is where the next piece must begin; `detail` says what is wrong or still to come. */
export const FileState = Type.Object({
  id: Type.String(),
  name: Type.String(),
  size: Type.Integer(),
  offset: Type.Integer(),
  ready: Type.Boolean(),
  kind: Type.Union([FileKind, Type.Null()]),
  detail: Type.Union([Type.String(), Type.Null()]),
  seconds: Type.Union([Type.Number(), Type.Null()]),
  variants: Type.Array(Variant),
  takenAt: Type.Optional(Type.Object({ lng: Type.Number(), lat: Type.Number() }, { description: 'where a photo was taken (WGS-84): in the answer to its last piece alone' })),
})
export type FileState = Static<typeof FileState>

export const Ticket = Type.Object({ ticket: Type.String(), until: Type.String({ format: 'date-time' }) })

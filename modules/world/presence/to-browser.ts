import { readRecord, readSpot, RECORD_BYTES, type Visible, writeRecord, writeSpot } from './record.ts'
import { ACT_KINDS, type ActKind } from './to-server.ts'

/** What somebody near does in a moment: a gesture, a phrase, or going away. Four bytes. */
export type Moment = { id: number; kind: ActKind | 'left'; which: number }
/** How many stand in a square of 32 m; `x`, `z` count squares from the origin. */
export type Density = { x: number; z: number; people: number }

/** What the server sends. `time` is the server's clock in milliseconds, modulo 2³². */
export type ToBrowser =
  /** `id` 0 watches only. `resumed`: the visit goes on where it broke off. */
  | { is: 'welcome'; id: number; resumed: boolean; x: number; z: number; token: string }
  | { is: 'near'; time: number; people: Visible[]; moments: Moment[] }
  /** The whole place, once a second. */
  | { is: 'crowd'; present: number; watching: number; squares: Density[] }
  /** You stand here, whatever you sent. */
  | { is: 'placed'; x: number; z: number }
  /** Where one's guide is, however far; `guide` undefined when one follows nobody any more. */
  | { is: 'led'; time: number; followers: number; guide: Visible | undefined }
  | { is: 'pong'; sent: number; server: number }
  /** Present people whom this viewer has muted some day. */
  | { is: 'muted'; ids: number[] }

const [WELCOME, NEAR, CROWD, PLACED, LED, PONG, MUTED] = [65, 66, 67, 68, 69, 70, 71] as const
const MOMENT_KINDS = [...ACT_KINDS, 'left'] as const
const NEAR_HEAD = 6
export const MOMENT_BYTES = 4

function message(type: number, bytes: number, write: (view: DataView) => void): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(bytes))
  view.setUint8(0, type)
  write(view)
  return new Uint8Array(view.buffer)
}

export function writeToBrowser(said: ToBrowser): Uint8Array<ArrayBuffer> {
  if (said.is === 'near') return writeNear(said.time, said.people, said.moments)
  if (said.is === 'welcome') {
    return message(WELCOME, 24, (view) => {
      view.setUint16(1, said.id)
      view.setUint8(3, Number(said.resumed))
      writeSpot(view, 4, said)
      for (let n = 0; n < 16; n += 1) view.setUint8(8 + n, Number.parseInt(said.token.slice(2 * n, 2 * n + 2), 16))
    })
  }
  if (said.is === 'crowd') {
    return message(CROWD, 5 + 4 * said.squares.length, (view) => {
      view.setUint16(1, said.present)
      view.setUint16(3, said.watching)
      said.squares.forEach(({ x, z, people }, n) => {
        view.setInt8(5 + 4 * n, x)
        view.setInt8(6 + 4 * n, z)
        view.setUint16(7 + 4 * n, people)
      })
    })
  }
  if (said.is === 'placed') return message(PLACED, 5, (view) => writeSpot(view, 1, said))
  if (said.is === 'led') {
    const { guide } = said
    return message(LED, guide ? 7 + RECORD_BYTES : 7, (view) => {
      view.setUint32(1, said.time)
      view.setUint16(5, said.followers)
      if (guide) writeRecord(view, 7, guide)
    })
  }
  if (said.is === 'pong') {
    return message(PONG, 17, (view) => {
      view.setFloat64(1, said.sent)
      view.setFloat64(9, said.server)
    })
  }
  return message(MUTED, 1 + 2 * said.ids.length, (view) => said.ids.forEach((id, n) => view.setUint16(1 + 2 * n, id)))
}

/** Written for everybody of a cell at once, twenty times a second: no lists in between. */
export function writeNear(time: number, people: readonly Visible[], moments: readonly Moment[]): Uint8Array<ArrayBuffer> {
  return message(NEAR, NEAR_HEAD + people.length * RECORD_BYTES + moments.length * MOMENT_BYTES, (view) => {
    view.setUint32(1, time)
    view.setUint8(5, people.length)
    let at = NEAR_HEAD
    for (const one of people) {
      writeRecord(view, at, one)
      at += RECORD_BYTES
    }
    for (const { id, kind, which } of moments) {
      view.setUint16(at, id)
      view.setUint8(at + 2, MOMENT_KINDS.indexOf(kind))
      view.setUint8(at + 3, which)
      at += MOMENT_BYTES
    }
  })
}

/** Undefined for whatever is none of them. Never throws. */
export function readToBrowser(bytes: Uint8Array): ToBrowser | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { length } = bytes
  if (length === 0) return undefined
  const many = <T>(from: number, size: number, read: (at: number) => T, until = length): T[] =>
    Array.from({ length: (until - from) / size }, (_, n) => read(from + n * size))
  const type = view.getUint8(0)
  if (type === NEAR && length >= NEAR_HEAD) {
    const end = NEAR_HEAD + view.getUint8(5) * RECORD_BYTES
    if (end > length || (length - end) % MOMENT_BYTES !== 0) return undefined
    const moments = many(end, MOMENT_BYTES, (at): Moment => ({ id: view.getUint16(at), kind: MOMENT_KINDS[view.getUint8(at + 2)] ?? 'gesture', which: view.getUint8(at + 3) }))
    return { is: 'near', time: view.getUint32(1), people: many(NEAR_HEAD, RECORD_BYTES, (at) => readRecord(view, at), end), moments }
  }
  if (type === WELCOME && length === 24) {
    const token = Array.from(bytes.subarray(8), (byte) => byte.toString(16).padStart(2, '0')).join('')
    return { is: 'welcome', id: view.getUint16(1), resumed: view.getUint8(3) === 1, ...readSpot(view, 4), token }
  }
  if (type === CROWD && length >= 5 && (length - 5) % 4 === 0) {
    const squares = many(5, 4, (at) => ({ x: view.getInt8(at), z: view.getInt8(at + 1), people: view.getUint16(at + 2) }))
    return { is: 'crowd', present: view.getUint16(1), watching: view.getUint16(3), squares }
  }
  if (type === PLACED && length === 5) return { is: 'placed', ...readSpot(view, 1) }
  if (type === LED && (length === 7 || length === 7 + RECORD_BYTES)) {
    return { is: 'led', time: view.getUint32(1), followers: view.getUint16(5), guide: length === 7 ? undefined : readRecord(view, 7) }
  }
  if (type === PONG && length === 17) return { is: 'pong', sent: view.getFloat64(1), server: view.getFloat64(9) }
  if (type === MUTED && length % 2 === 1) return { is: 'muted', ids: many(1, 2, (at) => view.getUint16(at)) }
  return undefined
}

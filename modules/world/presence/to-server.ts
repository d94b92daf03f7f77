import { GAITS, headingByte, headingOf, LOOKS, type Pose, readSpot, writeSpot } from './record.ts'

/** What a browser sends: one of these a message, the first of them `join`. */
export type ToServer =
  /** `token`: of a visit that broke off, 32 hex digits or ''. `landing`: where to begin otherwise; '' for the first spawn. `x`, `z`: where one last was. */
  | { is: 'join'; appear: boolean; nick: number; look: number; x: number; z: number; token: string; landing: string }
  | ({ is: 'move' } & Pose)
  /** To a spot near a landing, or near the guide whom one follows (`to` is '' then). */
  | { is: 'jump'; to: string; x: number; z: number }
  | { is: 'act'; kind: ActKind; which: number }
  | { is: 'lead'; on: boolean }
  /** 0 follows nobody. */
  | { is: 'follow'; guide: number }
  | { is: 'ping'; sent: number }

export const ACT_KINDS = ['gesture', 'phrase'] as const
export type ActKind = (typeof ACT_KINDS)[number]

const [JOIN, MOVE, JUMP, ACT, LEAD, FOLLOW, PING] = [1, 2, 3, 4, 5, 6, 7] as const
const JOIN_BYTES = 24
const LONGEST_ID = 60
export const LONGEST_MESSAGE = JOIN_BYTES + LONGEST_ID
const ID = /^[a-z0-9-]*$/

function message(type: number, bytes: number, write: (view: DataView) => void, tail = ''): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(bytes + tail.length))
  view.setUint8(0, type)
  write(view)
  for (let n = 0; n < tail.length; n += 1) view.setUint8(bytes + n, tail.charCodeAt(n))
  return new Uint8Array(view.buffer)
}

export function writeToServer(said: ToServer): Uint8Array<ArrayBuffer> {
  if (said.is === 'join') {
    return message(JOIN, JOIN_BYTES, (view) => {
      view.setUint8(1, Number(said.appear))
      view.setUint8(2, said.nick)
      view.setUint8(3, said.look)
      writeSpot(view, 4, said)
      for (let n = 0; n < said.token.length / 2; n += 1) view.setUint8(8 + n, Number.parseInt(said.token.slice(2 * n, 2 * n + 2), 16))
    }, said.landing)
  }
  if (said.is === 'move') {
    return message(MOVE, 7, (view) => {
      writeSpot(view, 1, said)
      view.setUint8(5, headingByte(said.heading))
      view.setUint8(6, GAITS.indexOf(said.gait))
    })
  }
  if (said.is === 'jump') return message(JUMP, 5, (view) => writeSpot(view, 1, said), said.to)
  if (said.is === 'act') return message(ACT, 3, (view) => view.setUint16(1, (ACT_KINDS.indexOf(said.kind) << 8) | said.which))
  if (said.is === 'lead') return message(LEAD, 2, (view) => view.setUint8(1, Number(said.on)))
  if (said.is === 'follow') return message(FOLLOW, 3, (view) => view.setUint16(1, said.guide))
  // As long as its answer, so that both ways take the same time.
  return message(PING, 17, (view) => view.setFloat64(1, said.sent))
}

/** Undefined for whatever is none of them, to the byte. Never throws. */
export function readToServer(bytes: Uint8Array): ToServer | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { length } = bytes
  if (length === 0) return undefined
  const textFrom = (at: number) => String.fromCharCode(...bytes.subarray(at))
  const type = view.getUint8(0)
  if (type === JOIN && length >= JOIN_BYTES && length <= LONGEST_MESSAGE) {
    const [flags, nick, look, landing] = [view.getUint8(1), view.getUint8(2), view.getUint8(3), textFrom(JOIN_BYTES)]
    if (flags > 1 || look >= LOOKS || !ID.test(landing)) return undefined
    const token = Array.from(bytes.subarray(8, JOIN_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('')
    return { is: 'join', appear: flags === 1, nick, look, ...readSpot(view, 4), token: /^0+$/.test(token) ? '' : token, landing }
  }
  if (type === MOVE && length === 7) {
    const gait = GAITS[view.getUint8(6)]
    return gait && { is: 'move', ...readSpot(view, 1), heading: headingOf(view.getUint8(5)), gait }
  }
  if (type === JUMP && length >= 5 && length <= 5 + LONGEST_ID) {
    const to = textFrom(5)
    return ID.test(to) ? { is: 'jump', ...readSpot(view, 1), to } : undefined
  }
  if (type === ACT && length === 3) {
    const kind = ACT_KINDS[view.getUint8(1)]
    return kind && { is: 'act', kind, which: view.getUint8(2) }
  }
  if (type === LEAD && length === 2 && view.getUint8(1) < 2) return { is: 'lead', on: view.getUint8(1) === 1 }
  if (type === FOLLOW && length === 3) return { is: 'follow', guide: view.getUint16(1) }
  if (type === PING && length === 17) return { is: 'ping', sent: view.getFloat64(1) }
  return undefined
}

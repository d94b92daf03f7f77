/** Where somebody is and how they stand: metres on the plan, radians clockwise of north. Nobody has a height: nobody flies. */
export type Pose = { x: number; z: number; heading: number; gait: Gait }
/** What others see of a visitor. `id` is good for one visit; `nick` 0 goes by that number alone (see phrases.ts). */
export type Visible = Pose & { id: number; nick: number; look: number; guide: boolean }

/** Their order is what goes over the wire: add at the end, at most eight. */
export const GAITS = ['stand', 'walk', 'jog', 'sit'] as const
export type Gait = (typeof GAITS)[number]
/** Looks of a body; what they are is the scene's. */
export const LOOKS = 16

/** id u16, x i16, z i16, heading u8, gait (3 bits) with look (4) and guide (1), nick u8. */
export const RECORD_BYTES = 9

const STEP_METRES = 0.05
/** How far a place may reach from its origin. */
export const REACH_METRES = 32_767 * STEP_METRES
const TURN = 2 * Math.PI

const stepsOf = (metres: number) => Math.max(-32_768, Math.min(32_767, Math.round(metres / STEP_METRES)))

export function writeSpot(view: DataView, at: number, { x, z }: { x: number; z: number }) {
  view.setInt16(at, stepsOf(x))
  view.setInt16(at + 2, stepsOf(z))
}
export const readSpot = (view: DataView, at: number) => ({ x: view.getInt16(at) * STEP_METRES, z: view.getInt16(at + 2) * STEP_METRES })

export const headingByte = (heading: number) => Math.round((heading / TURN) * 256) & 255
export const headingOf = (byte: number) => (byte / 256) * TURN

export function writeRecord(view: DataView, at: number, who: Visible) {
  view.setUint16(at, who.id)
  writeSpot(view, at + 2, who)
  view.setUint8(at + 6, headingByte(who.heading))
  view.setUint8(at + 7, (GAITS.indexOf(who.gait) << 5) | (who.look << 1) | Number(who.guide))
  view.setUint8(at + 8, who.nick)
}

export function readRecord(view: DataView, at: number): Visible {
  const body = view.getUint8(at + 7)
  return {
    id: view.getUint16(at), ...readSpot(view, at + 2), heading: headingOf(view.getUint8(at + 6)),
    gait: GAITS[body >> 5] ?? 'stand', look: (body >> 1) & 15, guide: (body & 1) === 1, nick: view.getUint8(at + 8),
  }
}

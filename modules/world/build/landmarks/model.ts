import { type FacadeStyle, MATERIALS } from '../../place/features.ts'
import { KIND, type Paint } from '../mesh.ts'
import type { Solids } from '../solids.ts'

/** What a model is given: the rectangle of its footprint (across the front, and deep), its height, its colours. */
export type Lot = { w: number; d: number; h: number; walls: string; roof: string; row: (style: keyof typeof WINDOWS) => number }
export type Model = {
  /** The way its front looks, in degrees clockwise of north; the side of the footprint nearest to it is the front. */
  faces: number
  draw: (s: Solids, lot: Lot) => void
}

/** Façades that models use beside those of the place. */
export const WINDOWS = {
  none: { bay: 3, floor: 4, window: { shape: 'rect', width: 0.1, height: 0.1 } },
  tall_arch: { bay: 4.2, floor: 9, window: { shape: 'arch', width: 0.34, height: 0.62 } },
  arch: { bay: 3.2, floor: 4.6, window: { shape: 'arch', width: 0.4, height: 0.6 } },
  pair_arch: { bay: 3.6, floor: 4.6, window: { shape: 'pair', width: 0.62, height: 0.58 } },
  rect: { bay: 3.1, floor: 4.4, window: { shape: 'rect', width: 0.42, height: 0.56 }, quoins: true },
  lattice: { bay: 2, floor: 3.2, window: { shape: 'rect', width: 0.78, height: 0.72 } },
  curtain: { bay: 1.8, floor: 4.2, window: { shape: 'band', width: 0.96, height: 0.82 } },
  gallery: { bay: 3, floor: 3.2, window: { shape: 'rect', width: 0.45, height: 0.6 }, gallery: true },
} as const satisfies Record<string, FacadeStyle>

export const granite = (colour: string, flood = 0): Paint => ({ kind: KIND.stone, colour, flood })
export const plain = (colour: string, flood = 0): Paint => ({ kind: KIND.plain, colour, flood })
export const tiles = (colour: string, flood = 0): Paint => ({ kind: KIND.tiles, colour, flood })
export const copper = (colour = '#6f9a86', flood = 0): Paint => ({ kind: KIND.copper, colour, flood })
export const glass = (colour = '#3c4a57'): Paint => ({ kind: KIND.glass, colour })
export const facade = (colour: string, row: number, levels: number, material: (typeof MATERIALS)[number], flood = 0): Paint => ({ kind: KIND.facade, colour, facade: row, levels, material: MATERIALS.indexOf(material), flood })

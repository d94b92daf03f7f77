/** Four cells a map tile and side: about 64 pixels on the screen, a finger's width. */
const CELLS_A_TILE = 4
const DEEPEST_ZOOM = 22
/** Web Mercator ends here, as maps do. */
const MOST_LAT = 85.051128

export type Cell = { key: string; lng: number; lat: number }

/** The cell of a map's grid in which a point lies, and the cell's middle; one zoom in, each cell falls into four. */
export function gridCell(lng: number, lat: number, zoom: number): Cell {
  const level = Math.min(DEEPEST_ZOOM, Math.max(0, Math.floor(zoom)))
  const cells = CELLS_A_TILE * 2 ** level
  const inRow = (share: number) => Math.min(cells - 1, Math.max(0, Math.floor(share * cells)))
  const sine = Math.sin((Math.min(MOST_LAT, Math.max(-MOST_LAT, lat)) * Math.PI) / 180)
  const x = inRow((lng + 180) / 360)
  const y = inRow(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))
  return { key: `${level}/${x}/${y}`, lng: ((x + 0.5) / cells) * 360 - 180, lat: latOf((y + 0.5) / cells) }
}

const latOf = (share: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI

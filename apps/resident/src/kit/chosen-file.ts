/** A file that the resident chose. The phone keeps its bytes under `key` until the server has them all. */
export type ChosenFile = { key: string; name: string; size: number; kind: 'image' | 'video' | 'audio' }

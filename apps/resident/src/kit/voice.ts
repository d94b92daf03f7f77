import type { ChosenFile } from './chosen-file.ts'

export const LONGEST_MS = 120_000
/** One spoken message. `finish` gives the file, or nothing when the recording failed. */
export type Recording = { finish: () => Promise<ChosenFile | undefined> }

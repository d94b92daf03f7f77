import type { DesignContent } from './ask.ts'

/** What a result was reckoned from. */
export type Of = Pick<DesignContent, 'bodies' | 'elements' | 'materials'> & { show: string; within?: string | undefined }

/** Whether a result is of the draft as it stands at this keystroke; contents are replaced and never changed in place. */
export const isCurrent = (of: Of | null, content: Of): boolean =>
  of !== null && of.bodies === content.bodies && of.elements === content.elements && of.materials === content.materials && of.show === content.show && of.within === content.within

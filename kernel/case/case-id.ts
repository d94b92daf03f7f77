import { createHash, randomUUID } from 'node:crypto'

/** A UUIDv7 for a case that nobody names beforehand. */
export function caseIdAt(now: Date): string {
  return shaped(now.getTime().toString(16).padStart(12, '0') + randomUUID().replaceAll('-', '').slice(12))
}

/** The same id each time for the same name: whoever sends something again, or goes on after a crash, opens it once. */
export const caseIdNamed = (...name: readonly string[]): string => shaped(createHash('sha256').update(JSON.stringify(name)).digest('hex'))

const shaped = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${'89ab'[Number.parseInt(hex[16]!, 16) % 4]}${hex.slice(17, 20)}-${hex.slice(20, 32)}`

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Whether it can be the id of a case: another text would be an error to the database. */
export const isCaseId = (text: string): boolean => UUID.test(text)

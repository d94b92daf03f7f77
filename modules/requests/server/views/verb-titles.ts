import type { Words } from '#kernel/contract.ts'
import type { Office } from '#kernel/office.ts'

/** What the buttons are called. */
export const titlesOf = (office: Office, verbs: readonly string[]): Record<string, Words> =>
  Object.fromEntries(verbs.flatMap((name) => (office.verbs.has(name) ? [[name, office.verbs.get(name)!.title]] : [])))

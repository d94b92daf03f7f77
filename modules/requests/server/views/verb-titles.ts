import type { Words } from '#kernel/contract.ts'
import type { Office } from '#kernel/office.ts'

/** What the buttons are called. */
export const titlesOf = (office: Office, verbs: readonly string[]): Record<string, Words> =>
  Object.fromEntries(verbs.map((name) => [name, (office.verbs.get(name) ?? office.opens.get(name))!.title]))

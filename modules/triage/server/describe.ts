import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { type Description, LOOKED_AT } from '../topics/describe-topic.ts'
import type { Needs } from './needs.ts'

const kept = new WeakMap<Office, Map<string, Description>>()
const MOST_KEPT = 500

/**
 * What topics are called, each by those of its requests that somebody may see, oldest first. Kept, since reading them again
 * takes longer than all else that is asked of topics.
 */
export async function describeAll(office: Office, db: Db<any>, { reader, messagesOf }: Pick<Needs, 'reader' | 'messagesOf'>, topics: readonly (readonly string[])[]): Promise<Description[] | undefined> {
  const known = kept.get(office) ?? new Map<string, Description>()
  kept.set(office, known)
  if (known.size > MOST_KEPT) known.clear()
  const newest = topics.map((ids) => ids.slice(-LOOKED_AT))
  const unknown = newest.filter((ids) => !known.has(ids.join()))
  if (unknown.length > 0) {
    const messages = new Map((await messagesOf(db, unknown.flat())).map((message) => [message.id, message]))
    const described = await reader.ask(office, 'describe', { topics: unknown.map((ids) => ids.flatMap((id) => messages.get(id) ?? [])) })
    if (!described) return undefined
    unknown.forEach((ids, i) => known.set(ids.join(), described[i]!))
  }
  return newest.map((ids) => known.get(ids.join())!)
}

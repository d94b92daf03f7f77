import { post, view } from './transport.ts'
import { session } from './session.ts'
import { signal, useSignal } from './signal.ts'

export type NoticeLine = { id: string; caseId: string | null; template: string; title: string; text: string; at: string; readAt: string | null }
export type Inbox = { notices: NoticeLine[]; unread: number }

const FRESH_MS = 10_000
const unread = signal(0)
let askedAt = 0

export const useUnread = (): number => useSignal(unread)

export async function readInbox(): Promise<Inbox> {
  const inbox = await view<Inbox>('kernel.notices')
  askedAt = Date.now()
  unread.set(inbox.unread)
  return inbox
}

/** For the badge; nobody waits for it. */
export function countUnread(): void {
  if (!session()) return unread.set(0)
  if (Date.now() - askedAt < FRESH_MS) return
  void readInbox().catch(() => undefined)
}

/** Absent ids: all of them. */
export async function markRead(ids?: readonly string[]): Promise<void> {
  if (ids?.length === 0) return
  unread.set((await post<{ unread: number }>('/api/kernel/read_notices', ids ? { ids } : {})).unread)
}

/** Whoever reads a case has no need of the notices that called them there. */
export async function markReadOf(caseId: string): Promise<void> {
  if (unread.get() === 0) return
  const { notices } = await readInbox()
  await markRead(notices.filter((notice) => notice.caseId === caseId && !notice.readAt).map((notice) => notice.id))
}

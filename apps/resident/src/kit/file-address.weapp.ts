import { readAt } from './transport.ts'

/** A ticket lasts half an hour; one that is about to end is not handed out again. */
const SPARE_MS = 5 * 60_000
type Ticket = { ticket: string; until: string }
const tickets = new Map<string, Promise<Ticket>>()

async function ticketFor(id: string): Promise<string> {
  const known = await tickets.get(id)?.catch(() => undefined)
  if (known && Date.parse(known.until) - Date.now() > SPARE_MS) return known.ticket
  const asked = readAt<Ticket>(`/api/files/${id}/ticket`)
  tickets.set(id, asked)
  return (await asked).ticket
}

/** Where a kept file is read. WeChat's pictures and players send no token: the right to look travels in the address. */
export const fileAddress = async (id: string, copy?: 'thumb' | 'poster'): Promise<string> =>
  `${NUANBAN_API}/api/files/${id}${copy ? `/${copy}` : ''}?ticket=${encodeURIComponent(await ticketFor(id))}`

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { momentIn } from '#modules/requests/server/import/moment-in-cell.ts'
import { openSheet } from '#modules/requests/server/import/sheet.ts'
import type { Message } from '#modules/triage/similar/message.ts'

/**
 * 4,326 real messages of another city, which are not ours to publish: they lie beside the repository, or where
 * NUANBAN_SHARED says. What is kept here of them are judgements by people, as numbers of messages.
 */
export const messagesPath = join(process.env['NUANBAN_SHARED'] ?? join(import.meta.dirname, '../../../shared'), 'data/messages/hot-topics.xlsx')

export const messagesAreThere = existsSync(messagesPath)
if (!messagesAreThere) console.warn(`skipped: no ${messagesPath}; set NUANBAN_SHARED to the folder that holds data/messages`)

export async function readMessages(): Promise<Message[]> {
  const sheet = await openSheet(messagesPath)
  const messages: Message[] = []
  for await (const { cells } of sheet.rows) {
    const [id, who, title, time, text, dislikes, likes] = cells
    const at = momentIn(time, ['yyyy/M/d H:m:s', 'serial'], sheet.date1904)
    if (at) messages.push({ id: String(id), who: String(who), at: at.getTime(), title: String(title).trim(), text: String(text).trim(), likes: Number(likes), dislikes: Number(dislikes) })
  }
  return messages
}

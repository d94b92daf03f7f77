import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/tables.ts'
import type { Office } from '../office.ts'
import { type Actor, keyOf } from './actor.ts'

/** Who changed what of whose rights, kept for good. Secrets never stand here, only that they were changed. */
export async function recordStaffChange(office: Office, tx: Tx, change: { id: string; by: Actor; what: string; before: object; after: object }) {
  await tx.insertInto('kernel.staff_change').values({
    id: randomUUID(), staff_id: change.id, at: office.now(), by: keyOf(change.by), what: change.what,
    before: JSON.stringify(change.before), after: JSON.stringify(change.after),
  }).execute()
}

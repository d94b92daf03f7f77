import { sql } from 'kysely'
import type { Static } from 'typebox'
import { dayOf, isDay } from '#kernel/calendar/day.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import { type Actor, keyOf } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { refuse, refuseInput } from '#kernel/refusal.ts'
import type { DesignReturned, DesignReview } from '../../contract.ts'
import { faultsIn } from './faults.ts'
import { type DesignTables, type DraftRow, readDraft, requireDesigner, requireOwn, requireSecond, requireState, requireVersion, writersOf } from './draft.ts'
import { overtakenIn } from './keep-design.ts'
import { dated, documentsOf } from './suppose.ts'

const change = (tx: Tx, id: string, set: Partial<DesignTables['approvals.design_draft']>) => (tx as unknown as Tx<DesignTables>).updateTable('approvals.design_draft').set(set).where('id', '=', id).execute()

/** 送交复核: with the day from which it shall hold, why, and on what it rests. What could not be published is not sent. */
export async function sendDesign(office: Office, actor: Actor, id: string, { version, effectiveFrom, why, basis }: Static<typeof DesignReview>): Promise<{ version: number }> {
  const author = requireDesigner(actor)
  if (!isDay(effectiveFrom)) refuseInput({ zh: '生效日期应写成 2026-03-04 这样', en: 'Please write the day as 2026-03-04' })
  if (effectiveFrom < dayOf(office.now())) refuse('effective_in_the_past', { zh: '生效日期不能早于今天：已经提交的申请不能事后换规则', en: 'It cannot take effect before today: what was applied for keeps its rules' })
  return inTransaction(office.db, async (tx) => {
    const row = await readDraft(tx, id, true)
    requireOwn(author, row, office.definitions)
    requireState(row, 'editing', 'returned')
    requireVersion(row, version)
    requirePublishable(office, row, effectiveFrom)
    await change(tx, id, { state: 'in_review', version: version + 1, author: author.id, effective_from: effectiveFrom, why, basis, returned: null, reviewer: null, at: office.now() })
    return { version: version + 1 }
  })
}

/** 退回: by whoever reviews it, with a reason; or taken back by whoever wrote it. */
export async function returnDesign(office: Office, actor: Actor, id: string, { version, why }: Static<typeof DesignReturned>): Promise<{ version: number }> {
  return inTransaction(office.db, async (tx) => {
    const row = await readDraft(tx, id, true)
    requireState(row, 'in_review')
    requireVersion(row, version)
    const isRecalled = actor.is === 'staff' && writersOf(row).includes(actor.id)
    const by = isRecalled ? actor : requireSecond(actor)
    await change(tx, id, { state: isRecalled ? 'editing' : 'returned', version: version + 1, returned: isRecalled ? null : why, reviewer: isRecalled ? null : by.id, at: office.now() })
    return { version: version + 1 }
  })
}

/**
 * 发布: a second person agrees, and all that the draft holds is published together or not at all. Open applications keep the
 * plan that they were made under; whether they follow is decided apart, as a change of law.
 */
export async function publishDesign(office: Office, actor: Actor, id: string, version: number): Promise<{ published: Record<string, number> }> {
  const done = await inTransaction(office.db, async (tx) => {
    // Drafts are published one after the other: each is checked against what the one before it has published.
    await sql`select pg_advisory_xact_lock(20261123)`.execute(tx)
    const row = await readDraft(tx, id, true)
    requireState(row, 'in_review')
    const reviewer = requireSecond(actor, ...writersOf(row))
    requireVersion(row, version)
    await office.definitions.load(tx)
    const day = row.effective_from!
    if (day < dayOf(office.now())) refuse('effective_in_the_past', { zh: '生效日期已过，请退回给作者改一个日期', en: 'The day on which it should take effect has passed: return it to its author for a new one' })
    requirePublishable(office, row, day)
    const published: Record<string, number> = {}
    for (const document of documentsOf(office.definitions, row)) {
      const body = dated(office.definitions, document, day)
      published[document.kind] = await office.definitions.publish(tx, { kind: document.kind, body, effectiveFrom: day, why: `${row.why}（依据：${row.basis}）`, by: keyOf(reviewer), now: office.now() })
      await office.definitions.load(tx)
    }
    await change(tx, id, { state: 'published', reviewer: reviewer.id, published: JSON.stringify(published), version: version + 1, at: office.now() })
    return published
    // What was taken in for a transaction that came to nothing is taken out again.
  }).finally(() => office.definitions.load(office.db))
  return { published: done }
}

function requirePublishable(office: Office, row: DraftRow, day: string) {
  const overtaken = overtakenIn(office, row)
  if (overtaken.length) refuse('overtaken', { zh: `有 ${overtaken.length} 项定义已经发布了更新的版本，请先在新版上核对改动：${overtaken.join('、')}`, en: `Newer versions were published meanwhile: check the changes against them first: ${overtaken.join(', ')}` }, overtaken)
  if (documentsOf(office.definitions, row).length === 0) refuse('no_change', { zh: '设计稿里还没有改动', en: 'There is nothing in this draft yet' })
  const { faults, elsewhere } = faultsIn(office, row, day)
  if (faults.length + elsewhere.length) refuseInput({ zh: `还不能发布，有 ${faults.length + elsewhere.length} 处要改：${[...faults.map((f) => f.zh), ...elsewhere].slice(0, 3).join('；')}`, en: `It cannot be published yet: ${faults.length + elsewhere.length} places need to be mended: ${[...faults.map((f) => f.en), ...elsewhere].slice(0, 3).join('; ')}` }, { faults, elsewhere })
}

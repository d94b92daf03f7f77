import type { Tx } from '../db/tables.ts'
import { type Actor, keyOf } from '../identity/actor.ts'
import { refuseInput } from '../refusal.ts'

/** A file as the ledger knows it: by what is in it, so that another cannot be put in its place. */
export type Attached = { id: string; sha256: string | null }

/** Files that their uploader may attach: complete, sound, and uploaded by that person. */
export async function attachFiles(
  tx: Tx<any>,
  given: { caseId: string; seq: number; ids: readonly string[]; audience: 'applicant' | 'handler'; actor: Actor; label: string | undefined },
): Promise<Attached[]> {
  if (given.ids.length === 0) return []
  const ids = [...new Set(given.ids)]
  // Held, so that they are not removed as unused in the meantime.
  const found = await (tx as Tx).selectFrom('kernel.file').select(['id', 'state', 'detail', 'name', 'sha256'])
    .where('id', 'in', ids).where('owner', '=', keyOf(given.actor)).forKeyShare().execute()
  if (found.length !== ids.length) refuseInput({ zh: '有附件不存在或不是您上传的，请重新上传', en: 'A file is missing or was not uploaded by you: please upload it again' })
  const unsound = found.find((file) => file.state !== 'ready')
  if (unsound) refuseInput({ zh: `附件“${unsound.name}”${unsound.detail ?? '尚未上传完成'}，请重试或移除`, en: `The file “${unsound.name}” has not arrived whole: please try again or remove it` })
  await (tx as Tx).insertInto('kernel.case_file')
    .values(ids.map((file_id) => ({ case_id: given.caseId, file_id, seq: given.seq, audience: given.audience, label: given.label ?? null })))
    // What staff attached before and nobody else has seen goes with the act that attaches it again.
    .onConflict((c) => c.columns(['case_id', 'file_id'])
      .doUpdateSet((e) => ({ seq: e.ref('excluded.seq'), audience: e.ref('excluded.audience'), label: e.ref('excluded.label') })).where('kernel.case_file.audience', '=', 'handler'))
    .execute()
  return found.map(({ id, sha256 }) => ({ id, sha256 })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** 随件附件: what an act on one case showed goes along with another, as when one is made of two. */
export async function attachAsIn(tx: Tx<any>, act: { caseId: string; seq: number }, to: { caseId: string; seq: number }): Promise<Attached[]> {
  const shown = await (tx as Tx).selectFrom('kernel.case_file').innerJoin('kernel.file', 'kernel.file.id', 'kernel.case_file.file_id')
    .select(['file_id', 'sha256', 'audience', 'label']).where('case_id', '=', act.caseId).where('seq', '=', act.seq).orderBy('file_id').execute()
  if (shown.length) await (tx as Tx).insertInto('kernel.case_file').values(shown.map(({ file_id, audience, label }) => ({ case_id: to.caseId, seq: to.seq, file_id, audience, label }))).execute()
  return shown.map(({ file_id, sha256 }) => ({ id: file_id, sha256 }))
}

/** What an act showed to staff alone, everybody who sees the case may see from now on. */
export async function showFiles(tx: Tx<any>, given: { caseId: string; seq: number }) {
  await (tx as Tx).updateTable('kernel.case_file').set({ audience: 'applicant' }).where('case_id', '=', given.caseId).where('seq', '=', given.seq).execute()
}

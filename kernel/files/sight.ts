import { maySee } from '../case/act.ts'
import { type Actor, keyOf } from '../identity/actor.ts'
import type { Office } from '../office.ts'
import type { FileRow } from './file-row.ts'

/**
 * `copy`: what the camera wrote beside the picture is gone. `original`: as it came, for those who handle the case. `published`:
 * seen for no other reason than that everybody may, for as long as they may.
 */
export type Sight = { owns: boolean; copy: boolean; original: boolean; published?: boolean }

/** A file is seen by its uploader, and by whoever sees a case to which it is attached; what is for staff, by staff alone; what a case shows to all, by all. */
export async function sightOf(office: Office, actor: Actor, file: FileRow): Promise<Sight> {
  const owns = actor.is !== 'nobody' && file.owner === keyOf(actor)
  const cases = await office.db.selectFrom('kernel.case_file').innerJoin('kernel.case', 'kernel.case.id', 'kernel.case_file.case_id')
    .selectAll('kernel.case').select('kernel.case_file.audience').where('kernel.case_file.file_id', '=', file.id).execute()
  const seen = cases.filter((kase) => (kase.audience !== 'handler' || actor.is === 'staff') && maySee(office, actor, kase))
  if (owns || seen.length > 0) return { owns, copy: true, original: actor.is === 'staff' && seen.length > 0 }
  const published = cases.some((kase) => kase.audience !== 'handler' && office.kinds.get(kase.kind)?.showsAll?.(kase, file.id))
  return { owns, copy: published, original: false, published }
}

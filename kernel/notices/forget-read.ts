import type { Office } from '../office.ts'

/** What was read and is older than the office keeps notices; what nobody has read yet stays. The case keeps its history. */
export async function forgetRead({ db, config, now }: Office) {
  const before = new Date(now().getTime() - config.noticeDays * 86_400_000)
  await db.transaction().execute(async (tx) => {
    const old = tx.selectFrom('kernel.notice').select('id').where('at', '<', before).where('read_at', 'is not', null)
    await tx.deleteFrom('kernel.delivery').where('notice_id', 'in', old).execute()
    await tx.deleteFrom('kernel.notice').where('at', '<', before).where('read_at', 'is not', null).execute()
  })
}

import type { Db, Tx } from './tables.ts'

const waiting = new WeakMap<object, (() => void)[]>()

/** A transaction after whose commit, and only then, the things asked for with `afterCommit` are done. */
export async function inTransaction<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  const after: (() => void)[] = []
  const result = await db.transaction().execute((tx) => {
    waiting.set(tx, after)
    return run(tx)
  })
  for (const each of after) each()
  return result
}

export function afterCommit(tx: Tx<any>, what: () => void) {
  const after = waiting.get(tx)
  if (!after) throw new Error('afterCommit is for transactions begun with inTransaction')
  after.push(what)
}

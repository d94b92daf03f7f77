import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { type Model, unpack } from '../text/model.ts'
import type { Target } from './needs.ts'
import type { TriageTables } from './train.ts'

export type InUse = { version: number; model: Model }

const kept = new WeakMap<Office['definitions'], Map<Target, InUse>>()

/** The model of today; its file is read once, and again when a later one is in use. None before the first training. */
export function modelInUse({ definitions, now }: Office, db: Db<TriageTables>, target: Target): Promise<InUse | undefined> {
  const models = kept.get(definitions) ?? new Map<Target, InUse>()
  kept.set(definitions, models)
  return modelAt(db, target, now(), models)
}

/** The model that was in use at a moment. `models` keeps the one that was read last. */
export async function modelAt(db: Db<TriageTables>, target: Target, at: Date, models: Map<Target, InUse>): Promise<InUse | undefined> {
  const newest = await db.selectFrom('triage.model').select('version').where('target', '=', target).where('in_use', '=', true).where('made_at', '<=', at).orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (!newest) return undefined
  if (models.get(target)?.version !== newest.version) {
    const { file } = await db.selectFrom('triage.model').select('file').where('target', '=', target).where('version', '=', newest.version).executeTakeFirstOrThrow()
    const model = unpack(new Uint8Array(file))
    if (!model) return undefined
    models.set(target, { version: newest.version, model })
  }
  return models.get(target)
}

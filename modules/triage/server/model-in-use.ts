import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { type Model, unpack } from '../text/model.ts'
import type { Target } from './needs.ts'
import type { TriageTables } from './train.ts'

type InUse = { version: number; model: Model }

const kept = new WeakMap<Office['definitions'], Map<Target, InUse>>()

/** The model of today; its file is read once, and again when a later one is in use. None before the first training. */
export async function modelInUse({ definitions }: Office, db: Db<TriageTables>, target: Target): Promise<InUse | undefined> {
  const models = kept.get(definitions) ?? new Map<Target, InUse>()
  kept.set(definitions, models)
  const newest = await db.selectFrom('triage.model').select('version').where('target', '=', target).where('in_use', '=', true).orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (!newest) return undefined
  if (models.get(target)?.version !== newest.version) {
    const { file } = await db.selectFrom('triage.model').select('file').where('target', '=', target).where('version', '=', newest.version).executeTakeFirstOrThrow()
    const model = unpack(new Uint8Array(file))
    if (!model) return undefined
    models.set(target, { version: newest.version, model })
  }
  return models.get(target)
}

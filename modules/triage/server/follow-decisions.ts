import type { Db } from '#kernel/db/tables.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import type { Office } from '#kernel/office.ts'
import { type Features, featuresOf } from '../text/features.ts'
import { type InUse, modelAt } from './model-in-use.ts'
import { type Decided, type Needs, type Target, TARGETS } from './needs.ts'
import { opinionOf } from './opinion.ts'
import { settingsOn } from './settings.ts'
import type { TriageTables } from './train.ts'

/** Reading so many texts holds up nobody for more than some hundredths of a second. */
const BATCH = 100
/** An act may be written some moments after the time that it bears: those are looked through again. */
const STILL_WRITING_MS = 10 * 60_000
const NAME = 'decisions'
const NO_CASE = '00000000-0000-0000-0000-000000000000'

/**
 * 采纳情况: for each request that somebody has decided on, what the model of that moment said of its text, and whether people
 * made the same of it, now that all their decisions are known. It may be run twice over the same decisions.
 */
export async function followDecisions(office: Pick<Office, 'db' | 'now' | 'definitions'>, { decidedSince }: Pick<Needs, 'decidedSince'>) {
  const db = office.db as unknown as Db<TriageTables>
  const settled = office.now().getTime() - STILL_WRITING_MS
  const since = await followedUntil(db)
  if (!since) return
  const models = new Map<Target, InUse>()
  let after = { at: since, caseId: NO_CASE, seq: 0 }
  for (;;) {
    const { decided, last } = await decidedSince(db, after, BATCH)
    await keep(office, db, models, decided)
    const until = new Date(Math.min(settled, (last?.at ?? office.now()).getTime()))
    if (until > since) await db.insertInto('triage.followed').values({ name: NAME, until }).onConflict((c) => c.column('name').doUpdateSet({ until })).execute()
    if (!last) return
    after = last
  }
}

/** Before the first model nothing was suggested. */
async function followedUntil(db: Db<TriageTables>): Promise<Date | undefined> {
  const followed = await db.selectFrom('triage.followed').select('until').where('name', '=', NAME).executeTakeFirst()
  const first = followed ?? (await db.selectFrom('triage.model').select('made_at as until').where('in_use', '=', true).orderBy('made_at').limit(1).executeTakeFirst())
  return first?.until
}

async function keep(office: Pick<Office, 'definitions'>, db: Db<TriageTables>, models: Map<Target, InUse>, decided: readonly Decided[]) {
  if (decided.length === 0) return
  const known = await db.selectFrom('triage.suggestion').selectAll().where('case_id', 'in', decided.map(({ caseId }) => caseId)).execute()
  const rows: TriageTables['triage.suggestion'][] = []
  for (const { caseId, text, decisions } of decided) {
    const features = featuresOf(text)
    for (const target of TARGETS) {
      const decision = decisions[target]
      if (!decision) continue
      const { at, chosen } = decision
      const said = known.find((row) => row.case_id === caseId && row.target === target) ?? (await saidAt(office, db, models, { target, at, features }))
      if (!said) continue
      const { model, label, confidence } = said
      const outcome = said.outcome === 'silent' ? 'silent' : label === chosen ? 'accepted' : 'corrected'
      rows.push({ case_id: caseId, target, model, label, confidence, chosen, outcome, decided_at: at })
    }
  }
  if (rows.length === 0) return
  await db.insertInto('triage.suggestion').values(rows)
    .onConflict((c) => c.columns(['case_id', 'target']).doUpdateSet((e) => ({ chosen: e.ref('excluded.chosen'), outcome: e.ref('excluded.outcome') }))).execute()
}

/** Nothing where none was in use then, or the district did not ask for suggestions. */
async function saidAt(office: Pick<Office, 'definitions'>, db: Db<TriageTables>, models: Map<Target, InUse>, { target, at, features }: { target: Target; at: Date; features: Features }) {
  const from = settingsOn(office, dayOf(at)).suggestFrom
  const inUse = from === undefined ? undefined : await modelAt(db, target, at, models)
  if (!inUse) return undefined
  const { isSaid, label, confidence } = opinionOf(inUse.model, features, from!)
  return { model: inUse.version, label, confidence, outcome: isSaid ? undefined : ('silent' as const) }
}

import { act } from '../case/act.ts'
import { system } from '../identity/actor.ts'
import type { Office } from '../office.ts'
import { Refused } from '../refusal.ts'

/**
 * Rings every clock whose next moment has come. The moments are rows: a crash loses none, and since the verb moves the
 * clock on in the transaction in which it takes effect, none takes effect twice. Of one case only, if one is named.
 */
export async function ringDue(office: Office, limit = 100, caseId?: string): Promise<number> {
  let query = office.db.selectFrom('kernel.clock').select(['case_id', 'name', 'kind', 'level']).where('next_at', '<=', office.now())
  if (caseId) query = query.where('case_id', '=', caseId)
  const resting = restingOf(office)
  const due = await query.orderBy('next_at').limit(limit + resting.size).execute()
  let rung = 0
  for (const { case_id, name, kind, level } of due) {
    const key = `${case_id} ${name} ${level}`
    if (resting.has(key)) continue
    try {
      const verb = office.verbs.get(office.clockKinds.get(kind)?.ring ?? '')
      if (!verb) throw new Error(`no verb rings clocks of kind ${kind}`)
      await act(office, system, verb, { caseId: case_id, clock: name, level })
      rung += 1
    } catch (error) {
      resting.set(key, office.now().getTime() + REST_MS)
      // Another process was quicker, or the case moved on a moment ago.
      if (error instanceof Refused) continue
      office.log.error({ caseId: case_id, clock: name, error: (error as Error).message }, 'a clock could not be rung')
    }
  }
  return rung
}

const REST_MS = 60_000
const rests = new WeakMap<Office, Map<string, number>>()

/** Clocks that could not be rung a moment ago: those that never can must not stand before all others in the queue. */
function restingOf(office: Office): Map<string, number> {
  const resting = rests.get(office) ?? new Map<string, number>()
  rests.set(office, resting)
  for (const [key, until] of resting) if (until <= office.now().getTime()) resting.delete(key)
  return resting
}

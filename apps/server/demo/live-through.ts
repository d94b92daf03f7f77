import { sql } from 'kysely'
import { act, open } from '#kernel/case/act.ts'
import { caseIdNamed } from '#kernel/case/case-id.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { Refused } from '#kernel/refusal.ts'
import type { DemoRequests } from '#modules/requests/server/definitions.ts'
import { lifeOf, type Step } from './lives.ts'
import { openStage } from './stage.ts'

type Made = DemoRequests[number]

const groupOf = (one: Made) => /同类诉求[:\uFF1A]\s*(\S+)/.exec(one.note ?? '')?.[1]

/** What waits for its next step today is not old, whenever the demo is loaded. */
const FRESH_DAYS: Partial<Record<string, number>> = {
  submitted: 0.06, dispatched: 0.07, in_progress: 1, awaiting_resident: 1.5, objected: 0.14, awaiting_approval: 0.9, answered: 2.2, extension_asked: 0.8, disputed: 6,
  extended: 4, unsolved_again: 2.5, supervised: 4, overdue: 5,
}

/**
 * Lets made-up requests be lived through by the real verbs at the times at which that would have happened. One after the
 * other, under ids and keys that are the same at every start: where an earlier start was cut off, this one goes on. False
 * where the office has cases of its own.
 */
export async function liveThrough(office: Office, made: DemoRequests, progress: (done: number, of: number) => void = () => {}): Promise<boolean> {
  const stage = await openStage(office)
  const { office: then, real, people, rowOf, settle, catchUp } = stage

  const idOf = (one: Made) => caseIdNamed('demo', String(made.indexOf(one)))

  const isFollower = (one: Made) => one.life === 'me_too' && groupOf(one) !== undefined
  const followers = Map.groupBy(made.filter(isFollower), (one) => groupOf(one)!)
  const leaders = made.filter((one) => !isFollower(one)).toSorted((a, b) => b.days_ago - a.days_ago)
  const there = new Set((await office.db.selectFrom('kernel.case').select('id').where('id', 'in', leaders.map(idOf)).execute()).map(({ id }) => id))
  const begun = leaders.findLastIndex((one) => there.has(idOf(one)))
  // The last of them has no steps: once it is there, all are.
  if (begun === leaders.length - 1) return true
  // Lives of the past would fall into time that is signed, or among cases of the office's own.
  const own = begun < 0 ? await office.db.selectFrom('kernel.case').select('id').limit(1).executeTakeFirst() : undefined
  if (own || (await stage.isSigned())) return false
  for (const [n, request] of leaders.entries()) {
    const joining = groupOf(request) && followers.get(groupOf(request)!)
    if (joining) followers.delete(groupOf(request)!)
    if (n >= begun) await live(request, n, joining || [])
    progress(n + 1, leaders.length)
  }
  return true

  async function live(request: Made, n: number, joining: readonly Made[]) {
    // Spread over that time, so that they do not all fall due at once.
    const freshest = (FRESH_DAYS[request.life] ?? Infinity) * (0.3 + 0.7 * ((n * 37) % 100) / 100)
    const taken = await takenBefore(idOf(request))
    stage.clock = taken.openedAt ?? new Date(real.getTime() - Math.min(request.days_ago, freshest) * 86_400_000)
    const id = await submit(request, undefined)
    const joined: string[] = []
    for (const [i, step] of lifeOf(request, n, real).entries()) {
      const before = taken.steps.get(i)
      if (i < taken.last) stage.clock = before ?? stage.clock
      // The last one is taken up again: where it falls to several people, not all may have come to it.
      else if (!(await take(id, step, i, before))) break
      // Once a unit has it, those who mean the same join it.
      if (step.verb === 'sign_for') joined.push(...(await join(joining, id)))
      await settle()
    }
    for (const one of [id, ...joined]) await catchUp(one, real)
    for (const one of joined) await closeWith(one)
    stage.clock = real
    await settle()
  }

  /** What an earlier start did of a life, and when. */
  async function takenBefore(id: string) {
    const events = there.has(id) ? await office.db.selectFrom('kernel.event').select(['at', sql<string | null>`body->>'key'`.as('key')]).where('case_id', '=', id).orderBy('seq').execute() : []
    const steps = new Map(events.filter(({ key }) => key?.startsWith('demo ')).map(({ key, at }) => [Number(key!.slice(5)), at]))
    return { openedAt: events[0]?.at, steps, last: Math.max(-1, ...steps.keys()) }
  }

  async function join(those: readonly Made[], id: string): Promise<string[]> {
    const joined: string[] = []
    for (const one of those) {
      stage.clock = new Date(stage.clock.getTime() + 7 * 60_000)
      const own = await submit(one, id)
      // Whom the rules do not let join by themselves, as in matters of enforcement, the dispatcher puts together.
      if ((await rowOf(own)).state === 'submitted') await act(then, people.with('dispatcher'), office.verbs.get('requests.merge_into')!, { caseId: own, into: id })
      joined.push(own)
      await settle()
    }
    return joined
  }

  /** Who joined and was answered is content, as most are. */
  async function closeWith(id: string) {
    const kase = await rowOf(id)
    if (kase.state !== 'answered') return
    stage.clock = new Date(Math.min(real.getTime(), kase.due_at!.getTime() - 3_600_000))
    await act(then, people.resident(kase), office.verbs.get('requests.rate')!, { caseId: id, solved: true, satisfaction: 'satisfied' })
  }

  async function submit(request: Made, joins: string | undefined): Promise<string> {
    const { lng, lat, address } = request.place
    const section = request.category.startsWith('M') ? 'livelihood' : request.category.startsWith('F') ? 'development' : 'enforcement'
    const input = {
      id: idOf(request), section, category: request.category, text: request.text, place: { lng, lat, address },
      ...(request.answers ? { answers: request.answers } : {}), ...(request.anonymous ? { anonymous: true } : {}), ...(joins ? { joins } : {}),
    }
    const resident = people.residents[request.by % people.residents.length]!
    const view = request.channel === 'hotline' && !joins
      ? await open(then, people.with('agent'), office.opens.get('requests.submit_by_phone')!, { ...input, callerPhone: resident.phone, callerName: resident.name })
      : await open(then, { ...resident, through: request.channel === 'web' ? 'web' : 'wechat' }, office.opens.get('requests.submit')!, input)
    return view.id
  }

  /** False when the step's time has not come yet: the request is where it is today. */
  async function take(id: string, step: Step, i: number, before: Date | undefined): Promise<boolean> {
    let kase = await rowOf(id)
    const at = before ?? step.at(stage.clock, kase)
    if (at > real) return false
    if (await catchUp(id, at)) kase = await rowOf(id)
    stage.clock = at
    for (const { actor, input } of step.acts(kase, people)) {
      const verb = office.verbs.get(`requests.${step.verb}`)!
      const named = (input as { branch?: string }).branch === 'repeat' ? await repeatOf(kase) : {}
      if (!verb.from.includes(kase.state)) continue
      try {
        await act(then, actor, verb, { caseId: id, key: `demo ${i}`, ...input, ...named })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        office.log.warn({ verb: verb.name, unit: kase.unit_id, why: error.message }, 'a made-up life ends here, for the rules do not allow its next step')
        return false
      }
    }
    return true
  }

  /** A repeat is declined with the number of the earlier request; whoever has none only asked out of place. */
  async function repeatOf(kase: CaseRow): Promise<object> {
    const prior = await office.db.selectFrom('kernel.case').select('number').where('applicant_id', '=', kase.applicant_id).where('id', '!=', kase.id)
      .where('opened_at', '<', kase.opened_at).orderBy('opened_at', 'desc').limit(1).executeTakeFirst()
    return prior ? { priorCase: prior.number } : { branch: 'out_of_remit' }
  }
}

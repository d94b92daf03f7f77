import { act, open } from '#kernel/case/act.ts'
import { caseIdAt } from '#kernel/case/case-id.ts'
import { ringDue } from '#kernel/clocks/ring.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Actor, Role, Staff } from '#kernel/identity/actor.ts'
import { readActor } from '#kernel/identity/session.ts'
import type { Office } from '#kernel/office.ts'
import { Refused } from '#kernel/refusal.ts'
import { deliverDue } from '#kernel/outbox.ts'
import type { DemoRequests } from '#modules/requests/server/definitions.ts'
import { lifeOf, type Step } from './lives.ts'

type Made = DemoRequests[number]

const groupOf = (one: Made) => /同类诉求[:\uFF1A]\s*(\S+)/.exec(one.note ?? '')?.[1]

/** What waits for its next step today is not old, whenever the demo is loaded. */
const FRESH_DAYS: Partial<Record<string, number>> = {
  submitted: 0.06, dispatched: 0.07, in_progress: 1, awaiting_resident: 1.5, objected: 0.14, awaiting_approval: 0.9, answered: 2.2, extended: 4, unsolved_again: 2.5,
}

/** Lets made-up requests be lived through by the real verbs at the times at which that would have happened. */
export async function liveThrough(office: Office, made: DemoRequests, progress: (done: number) => void) {
  const real = office.now()
  let clock = real
  // The same office at other times; and nobody gets an SMS about what happened to no one last year.
  const then: Office = { ...office, now: () => clock, carriers: { sms: undefined, wechat: undefined } }
  const people = await peopleOf(office)

  const rowOf = async (id: string) => (await office.db.selectFrom('kernel.case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()) as CaseRow

  let done = 0
  const followers = Map.groupBy(made.filter((one) => one.life === 'me_too' && groupOf(one)), (one) => groupOf(one)!)
  for (const request of made.filter((one) => !(one.life === 'me_too' && groupOf(one))).toSorted((a, b) => b.days_ago - a.days_ago)) await live(request)

  async function live(request: Made) {
    // Spread over that time, so that they do not all fall due at once.
    const freshest = (FRESH_DAYS[request.life] ?? Infinity) * (0.3 + 0.7 * ((done * 37) % 100) / 100)
    clock = new Date(real.getTime() - Math.min(request.days_ago, freshest) * 86_400_000)
    const id = await submit(request, undefined)
    const joined: string[] = []
    for (const step of lifeOf(request, done)) {
      if (!(await take(id, step))) break
      // Once a unit has it, those who mean the same join it.
      if (step.verb === 'sign_for') joined.push(...(await join(request, id)))
      await settle()
    }
    for (const one of [id, ...joined]) await catchUp(one, real)
    for (const one of joined) await closeWith(one)
    clock = real
    await settle()
    progress((done += 1 + joined.length))
  }

  async function join(leader: Made, id: string): Promise<string[]> {
    const group = groupOf(leader)
    const those = (group && followers.get(group)) || []
    if (group) followers.delete(group)
    const joined: string[] = []
    for (const one of those) {
      clock = new Date(clock.getTime() + 7 * 60_000)
      joined.push(await submit(one, id))
      await settle()
    }
    return joined
  }

  /** Who joined and was answered is content, as most are. */
  async function closeWith(id: string) {
    const kase = await rowOf(id)
    if (kase.state !== 'answered') return
    clock = new Date(Math.min(real.getTime(), kase.due_at!.getTime() - 3_600_000))
    await act(then, people.resident(kase), office.verbs.get('requests.rate')!, { caseId: id, solved: true, satisfaction: 'satisfied' })
  }

  async function settle() {
    while (await deliverDue(then)) void 0
  }

  async function submit(request: Made, joins: string | undefined): Promise<string> {
    const { lng, lat, address } = request.place
    const section = request.category.startsWith('M') ? 'livelihood' : request.category.startsWith('F') ? 'development' : 'enforcement'
    const input = {
      id: caseIdAt(clock), section, category: request.category, text: request.text, place: { lng, lat, address },
      ...(request.answers ? { answers: request.answers } : {}), ...(request.anonymous ? { anonymous: true } : {}), ...(joins ? { joins } : {}),
    }
    const resident = people.residents[request.by % people.residents.length]!
    const view = request.channel === 'hotline' && !joins
      ? await open(then, people.with('agent'), office.opens.get('requests.submit_by_phone')!, { ...input, callerPhone: resident.phone, callerName: resident.name })
      : await open(then, resident, office.opens.get('requests.submit')!, input)
    return view.id
  }

  /** False when the step's time has not come yet: the request is where it is today. */
  async function take(id: string, step: Step): Promise<boolean> {
    const kase = await rowOf(id)
    const at = step.at(clock, kase)
    if (at > real) return false
    await catchUp(id, at)
    clock = at
    const fresh = await rowOf(id)
    for (const { actor, input } of step.acts(fresh, people)) {
      const verb = office.verbs.get(`requests.${step.verb}`)!
      const named = (input as { branch?: string }).branch === 'repeat' ? await repeatOf(fresh) : {}
      if (!verb.from.includes(fresh.state)) continue
      try {
        await act(then, actor, verb, { caseId: id, ...input, ...named })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        office.log.warn({ verb: verb.name, unit: fresh.unit_id, why: error.message }, 'a made-up life ends here, for the rules do not allow its next step')
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

  /** Rings this case's clocks, each at its own moment, up to a time. */
  async function catchUp(id: string, until: Date) {
    for (;;) {
      const next = await office.db.selectFrom('kernel.clock').select('next_at').where('case_id', '=', id).where('next_at', '<=', until).orderBy('next_at').limit(1).executeTakeFirst()
      if (!next?.next_at) return
      clock = next.next_at
      if ((await ringDue(then, 100, id)) === 0) return
    }
  }
}

export type People = Awaited<ReturnType<typeof peopleOf>>

async function peopleOf(office: Office) {
  const residentRows = await office.db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).orderBy('phone').execute()
  const staffRows = await office.db.selectFrom('kernel.staff').select('id').orderBy('account').execute()
  // Whoever has one role does its work; whoever leads as well is left to decide on it.
  const staff = ((await Promise.all(staffRows.map(({ id }) => readActor(office, `staff:${id}`)))) as Staff[]).toSorted((a, b) => a.roles.length - b.roles.length)
  const holding = (role: Role, unit?: string, but?: string) => staff.find((one) => one.roles.includes(role) && one.id !== but && (!unit || one.unit === unit))
  return {
    residents: residentRows.map((row) => ({ is: 'resident' as const, ...row })),
    resident: (kase: CaseRow): Actor => ({ is: 'resident', name: '', phone: '', id: kase.applicant_id! }),
    /** Somebody with the role in the unit, other than the person named. */
    with: (role: Role, unit?: string, but?: string): Staff => holding(role, unit, but) ?? holding(role === 'lead' ? 'handler' : 'lead', unit, but) ?? holding(role)!,
  }
}

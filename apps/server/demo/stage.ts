import type { CaseRow } from '#kernel/db/tables.ts'
import { ringDue } from '#kernel/clocks/ring.ts'
import type { Actor, Role, Staff } from '#kernel/identity/actor.ts'
import { readActor } from '#kernel/identity/session.ts'
import type { Office } from '#kernel/office.ts'
import { deliverDue } from '#kernel/outbox.ts'

export type Stage = Awaited<ReturnType<typeof openStage>>

/** The office at the times of made-up lives, with the people who live them. */
export async function openStage(office: Office) {
  const real = office.now()
  const stage = { clock: real }
  // Nobody gets an SMS about what happened to no one last year.
  const then: Office = { ...office, now: () => stage.clock, carriers: { sms: undefined, wechat: undefined } }
  return Object.assign(stage, {
    office: then,
    real,
    people: await peopleOf(office),
    rowOf: async (id: string) => (await office.db.selectFrom('kernel.case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()) as CaseRow,

    /** Lives of the past would fall into time that is signed. */
    isSigned: async () => (await office.db.selectFrom('kernel.head').select('since').limit(1).executeTakeFirst()) !== undefined,

    async settle() {
      while (await deliverDue(then)) void 0
    },

    /** Rings this case's clocks, each at its own moment, up to a time; whether any did. */
    async catchUp(id: string, until: Date): Promise<boolean> {
      for (let rang = false; ; rang = true) {
        const next = await office.db.selectFrom('kernel.clock').select('next_at').where('case_id', '=', id).where('next_at', '<=', until).orderBy('next_at').limit(1).executeTakeFirst()
        if (!next?.next_at) return rang
        stage.clock = next.next_at
        if ((await ringDue(then, 100, id)) === 0) return rang
      }
    },
  })
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

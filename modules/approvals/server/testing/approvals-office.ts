import type { Kysely } from 'kysely'
import type { Role } from '#kernel/identity/actor.ts'
import { newCaseId, openOffice, residentNamed, staffOf } from '#kernel/testing/office.ts'
import notices from '../../../../districts/shinan/notices.json' with { type: 'json' }
import type { Papers } from '../../contract.ts'
import type { Answers } from '../../rules/expr.ts'
import type { ApplicationFacts, ApplicationTables } from '../application.ts'
import { accept } from '../accept.ts'
import { concludeStep } from '../conclude-step.ts'
import { decide } from '../decide.ts'
import { issue } from '../issue.ts'
import { approvalsModule } from '../module.ts'
import { planNow } from '../plans.ts'
import { submit } from '../submit.ts'
import { smallApprovals } from './small-approvals.ts'

const officer = (unit: string, ...roles: Role[]) => staffOf(unit, ...roles)

/** People of the small district: the window, and an officer and a head in each department. */
export const people = {
  owner: residentNamed('李海燕', 1),
  other: residentNamed('王建国', 2),
  window: officer('district-office', 'handler'),
  windowLead: officer('district-office', 'lead'),
  city: officer('bureau-city', 'handler'),
  cityLead: officer('bureau-city', 'lead'),
  food: officer('bureau-env', 'handler'),
  foodLead: officer('bureau-env', 'lead'),
  fire: officer('bureau-housing', 'handler'),
  fireLead: officer('bureau-housing', 'lead'),
  chief: officer('district-office', 'chief'),
  supervisor: officer('supervision', 'supervisor'),
}

export const answers: Record<string, Answers> = {
  /** A new small shop that sells tea: registration and food, nothing to upload. */
  small: { 'ent.exists': false, 'shop.area': 80, 'shop.sells': ['tea'], 'shop.sign': false, 'person.name': '李海燕', 'person.id': '11010519491231002X', 'ent.name': '海燕茶馆', 'shop.address': '中山路 1 号' },
}
/** The same in 300 ㎡ with a sign: all four matters, and a joint visit. */
answers['large'] = { ...answers['small'], 'shop.area': 300, 'shop.sign': true, 'sign.text': '海燕茶馆' }

export const noPapers: Papers = { uploads: {}, promises: [], later: [] }
export const promising: Papers = { uploads: {}, promises: ['lease'], later: [] }

/** On a Wednesday without holidays near: 2026-03-04 10:00. */
export async function openApprovalsOffice(at = '2026-03-04 10:00', definitions: Record<string, unknown> = {}) {
  const office = await openOffice({ modules: [approvalsModule], at, definitions: { notices, ...smallApprovals, ...definitions } })
  const { as, db } = office
  const facts = async (id: string) => (await office.kase(id)).facts as never as ApplicationFacts
  return {
    ...office,
    people,
    facts,
    plan: (key = 'tea-house') => planNow(office.office, key)!,
    branch: (id: string, matter: string) => (db as never as Kysely<ApplicationTables>).selectFrom('approvals.branch').selectAll().where('case_id', '=', id).where('matter', '=', matter).executeTakeFirst(),
    /** A file that is there and sound, as if it had been uploaded. */
    uploaded: (owner = people.owner) => upload(owner),
    submitted,
    accepted,
    /** Every step but the decisions is over. */
    async reviewed(given: Partial<Parameters<typeof submitted>[0]> = {}) {
      const kase = await accepted(given)
      await concludeAll(kase.id)
      return kase
    },
    concludeAll,
    /** What clocks have done, in order. */
    rung: async (id: string) => (await db.selectFrom('kernel.event').select('body').where('case_id', '=', id).where('verb', '=', 'approvals.ring').orderBy('seq').execute()).map((e) => (e.body as { says: { clock: string; level: number; unit: string; card?: string; rung?: string; told?: string[] } }).says),
    decided,
    /** All is granted and out; the promise of the lease is to be checked. */
    async issued(given: Partial<Parameters<typeof submitted>[0]> = {}) {
      const kase = await decided(given)
      await as(people.window).do(issue, { caseId: kase.id })
      return kase
    },
  }

  async function decided(given: Partial<Parameters<typeof submitted>[0]> = {}) {
    const kase = await accepted(given)
    await concludeAll(kase.id)
    for (let round = 0; round < 4; round += 1) {
      for (const matter of Object.keys((await facts(kase.id)).branches)) {
        const branch = await (db as never as Kysely<ApplicationTables>).selectFrom('approvals.branch').selectAll().where('case_id', '=', kase.id).where('matter', '=', matter).executeTakeFirst()
        if (branch?.state === 'working' && branch.open.some((id) => id.endsWith('.decide'))) await as(leadOf(branch.unit_id)).do(decide, { caseId: kase.id, matter, granted: true })
      }
    }
    return kase
  }

  async function upload(owner: typeof people.owner) {
    const id = newCaseId()
    await db.insertInto('kernel.file').values({ id, owner: `resident:${owner.id}`, name: '图.png', size: 1, kind: 'photo', state: 'ready', sha256: 'a'.repeat(64), made_at: office.now() } as never).execute()
    return id
  }

  async function submitted(given: Partial<{ answers: Answers; papers: Papers; oneThing: string; by: typeof people.owner }> = {}) {
    const key = given.oneThing ?? 'tea-house'
    return as(given.by ?? people.owner).open(submit, { oneThing: key, plan: planNow(office.office, key)!.hash, answers: (given.answers ?? answers['small']) as never, papers: given.papers ?? promising })
  }

  async function accepted(given: Partial<Parameters<typeof submitted>[0]> = {}) {
    const kase = await submitted(given)
    await as(people.window).do(accept, { caseId: kase.id })
    return kase
  }

  async function concludeAll(id: string) {
    for (let round = 0; round < 10; round += 1) {
      let moved = false
      for (const matter of Object.keys((await facts(id)).branches)) {
        const branch = await (db as never as Kysely<ApplicationTables>).selectFrom('approvals.branch').selectAll().where('case_id', '=', id).where('matter', '=', matter).executeTakeFirst()
        for (const step of branch?.open.filter((one) => !one.endsWith('.decide')) ?? []) {
          const done = (await facts(id)).done[step]
          if (done?.units.includes(branch!.unit_id)) continue
          await as(officerOf(branch!.unit_id)).do(concludeStep, { caseId: id, matter, step, outcome: 'pass', opinion: '符合要求。' })
          moved = true
        }
      }
      if (!moved) return
    }
  }
}

const officerOf = (unit: string) => ({ 'bureau-city': people.city, 'bureau-env': people.food, 'bureau-housing': people.fire, 'district-office': people.window })[unit]!
const leadOf = (unit: string) => ({ 'bureau-city': people.cityLead, 'bureau-env': people.foodLead, 'bureau-housing': people.fireLead, 'district-office': people.windowLead })[unit]!

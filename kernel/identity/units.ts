import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { dayOf, isDay } from '../calendar/day.ts'
import { SEEN, strict } from '../contract.ts'
import type { Tx } from '../db/tables.ts'
import { Units } from '../definitions/district.ts'
import { publishInTurn } from '../definitions/publish-in-turn.ts'
import type { Office } from '../office.ts'
import { refuse, Refused, refuseInput } from '../refusal.ts'
import { keyOf, type Staff } from './actor.ts'

/** The units of today: a version that is published for a later day does not count yet. */
export function unitsOf({ definitions, now }: Pick<Office, 'definitions' | 'now'>): Units {
  return definitions.versions('units').length > 0 ? definitions.at<Units>('units', dayOf(now())).body : []
}

/** Whoever looks after one street or community looks after no other unit. */
export const isLocal = (office: Office, admin: Staff) => ['street', 'community'].includes(unitsOf(office).find((unit) => unit.id === admin.unit)?.kind ?? '')

export const PublishUnits = Type.Object({
  from: Type.Integer({ description: 'the version that was edited' }), effectiveFrom: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), why: Type.String({ minLength: 1, maxLength: 500, pattern: SEEN }), units: Units,
}, strict)

type Held = Record<string, { staff: number; cases: number }>

/** The newest version, as it would be edited, and what holds each unit in its place. */
export async function readUnits(office: Office, admin: Staff) {
  await office.definitions.refresh(office.db)
  const { version, effectiveFrom, why, body } = office.definitions.newest<Units>('units')!
  return { version, effectiveFrom, why, units: body, held: await readHeld(office.db as unknown as Tx), may: !isLocal(office, admin) }
}

/**
 * The next version of the district's units, in force from a day that is not over. A unit stays while it has people, has or
 * owes something, or is named elsewhere, as by the dispatch catalogue.
 */
export async function publishUnits(office: Office, admin: Staff, { from, effectiveFrom, why, units }: Static<typeof PublishUnits>) {
  if (isLocal(office, admin)) throw new Refused('not_yours', { zh: '单位由区级管理员维护', en: 'Units are kept by administrators of the whole district' }, 403)
  const now = office.now()
  if (!isDay(effectiveFrom)) refuseInput({ zh: '生效日期应写成 2026-03-04 这样', en: 'Please write the day as 2026-03-04' })
  if (effectiveFrom < dayOf(now)) refuse('effective_in_the_past', { zh: '生效日期不能早于今天', en: 'It cannot take effect before today' })
  const version = await publishInTurn(office, 'units', async (tx) => {
    const newest = office.definitions.newest<Units>('units')!
    if (newest.version !== from) refuse('stale', { zh: '其他管理员刚发布了新的一版，请在新版上修改', en: 'Another administrator has just published a version: please edit that one' })
    const held = await readHeld(tx)
    for (const gone of newest.body.filter(({ id }) => !units.some((unit) => unit.id === id))) {
      // Until a later day it could get people and cases again.
      if (effectiveFrom > dayOf(now)) refuse('unit_goes_today', { zh: `删除单位须当天生效：在那以前${gone.name}还可能有新的人员和诉求。请到当天再删除，或把生效日期改为今天`, en: `A unit is removed with effect from today: until a later day ${gone.en} could get people and cases again. Please remove it on that day, or make today the day` })
      const { staff, cases } = held[gone.id] ?? { staff: 0, cases: 0 }
      if (gone.kind === 'hotline' || staff + cases > 0) refuse('unit_in_use', gone.kind === 'hotline'
        ? { zh: `${gone.name}负责受理，不能删除`, en: `${gone.en} is the reception and cannot be removed` }
        : { zh: `${gone.name}还有 ${staff} 名在岗人员、${cases} 件未办结的诉求，请先移交再删除`, en: `${gone.en} still has ${staff} people and ${cases} open cases: hand them over first` })
    }
    const elsewhere = office.definitions.faultsElsewhere('units', units).map(({ message }) => message)
    if (elsewhere.length > 0) refuse('unit_in_use', { zh: `还有规则用到要删除的单位，请先修订：${elsewhere.slice(0, 5).join('；')}`, en: `Other definitions name these units, please amend them first: ${elsewhere.slice(0, 5).join('; ')}` })
    return office.definitions.publish(tx, { kind: 'units', body: units, effectiveFrom, why, by: keyOf(admin), now })
  })
  return { version, effectiveFrom }
}

/** How many people each unit has, and how many open cases it has or still owes something in. */
async function readHeld(tx: Tx): Promise<Held> {
  const { rows } = await sql<{ unit: string; staff: number; cases: number }>`
    select unit, sum(staff)::int as staff, sum(cases)::int as cases from (
      select unit_id as unit, 1 as staff, 0 as cases from kernel.staff where active
      union all select unit_id, 0, 1 from (
        select unit_id, id from kernel.case where closed_at is null
        union select unit_id, case_id from kernel.clock where done_at is null and unit_id is not null) has_or_owes) held group by unit`.execute(tx)
  return Object.fromEntries(rows.map(({ unit, staff, cases }) => [unit, { staff, cases }]))
}

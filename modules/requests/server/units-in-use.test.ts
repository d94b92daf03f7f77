import { expect, test } from 'vitest'
import type { Units } from '#kernel/definitions/district.ts'
import { publishUnits } from '#kernel/identity/units.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

/** Publishes the district's units without one of them. */
async function openWith() {
  const { office, people, dispatched } = await openRequestsOffice()
  const without = (id: string) => {
    const { version, body } = office.definitions.newest<Units>('units')!
    return publishUnits(office, people.admin, { from: version, effectiveFrom: '2026-03-04', why: '机构改革', units: body.filter((unit) => unit.id !== id) })
  }
  return { without, dispatched }
}

test('a unit that has an open case, or still assists in one, cannot be taken away', async () => {
  const { without, dispatched } = await openWith()
  await dispatched({ category: 'M0201' })
  for (const unit of ['bureau-env', 'street-xgzl']) await expect(without(unit), unit).rejects.toMatchObject({ code: 'unit_in_use', message: expect.stringContaining('1 件未办结') })
})

test('a unit that the catalogue names cannot be taken away before the catalogue is amended', async () => {
  const { without } = await openWith()
  await expect(without('bureau-city')).rejects.toMatchObject({ code: 'unit_in_use', message: expect.stringContaining('R1') })
  await expect(without('bureau-housing')).resolves.toMatchObject({ version: 2 })
})

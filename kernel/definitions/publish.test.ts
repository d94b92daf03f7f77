import { expect, test } from 'vitest'
import { mattersWith } from '../testing/matters.ts'
import { openOffice } from '../testing/office.ts'
import { smallDistrict } from '../testing/small-district.ts'

const units = smallDistrict['units'] as { id: string }[]
const given = { kind: 'units', effectiveFrom: '2026-04-01', why: '机构改革', by: 'system', now: new Date('2026-03-04') }

async function open() {
  const office = await openOffice({ modules: [mattersWith()], at: '2026-03-04 10:00' })
  const { definitions } = office.office
  const publish = async (body: unknown, more: object = {}) => {
    const version = await definitions.publish(office.db, { ...given, body, ...more })
    await definitions.load(office.db)
    return version
  }
  return { office, definitions, publish }
}

test('what is faulty is not published, and every fault is named', async () => {
  const { definitions, publish } = await open()
  await expect(publish([{ ...units[0], kind: 'castle' }])).rejects.toMatchObject({ code: 'bad_input', status: 400, details: expect.arrayContaining([expect.objectContaining({ at: '/0/kind' })]) })
  await expect(publish([...units, units[0]])).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining('stands twice') })
  await expect(publish([{ ...units[0], parent: 'nowhere' }])).rejects.toMatchObject({ code: 'bad_input' })
  await expect(publish([], { kind: 'nonsense' })).rejects.toMatchObject({ code: 'bad_input' })
  expect(definitions.versions('units')).toHaveLength(1)
})

test('the same again is no new version, in whatever order its fields stand', async () => {
  const { publish } = await open()
  await expect(publish(units.map((unit) => Object.fromEntries(Object.entries(unit).toReversed())))).rejects.toMatchObject({ code: 'no_change' })
})

test('a version is in force from its day on; a case that is pinned to an earlier one finds it unchanged', async () => {
  const { definitions, publish } = await open()
  expect(await publish(units.slice(0, 3))).toBe(2)
  expect(definitions.at('units', '2026-03-31').version).toBe(1)
  expect(definitions.at('units', '2026-04-01').version).toBe(2)
  expect(definitions.version('units', 1).body).toEqual(units)
  expect(definitions.version('units', 2)).toMatchObject({ why: '机构改革', body: units.slice(0, 3) })
  expect(() => definitions.version('units', 3)).toThrow()
})

test('for days before the first version the first one holds; without any there is an error that names the kind', async () => {
  const { definitions } = await open()
  expect(definitions.at('units', '1999-01-01').version).toBe(1)
  expect(() => definitions.at('nonsense', '2026-03-04')).toThrow(/nonsense/)
})

test('of two who publish at once the one does and the other fails, and no version is overwritten', async () => {
  const { office, definitions } = await open()
  const answers = await Promise.allSettled([3, 4].map((n) => definitions.publish(office.db, { ...given, body: units.slice(0, n) })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await definitions.load(office.db)
  expect(definitions.versions('units')).toHaveLength(2)
})

import { expect, test } from 'vitest'
import { openMemoryOffice, settings } from './memory-office.fixtures.ts'

test('a unit that there is not cannot be named to look at memories, nor can the one that is named be removed', async () => {
  const { office } = await openMemoryOffice()
  expect(office.definitions.faults('memories', { ...settings, unit: 'nowhere' })).toEqual([{ at: '/unit', message: 'there is no unit nowhere' }])
  expect(office.definitions.faults('memories', settings)).toEqual([])
  const units = office.definitions.newest<{ id: string }[]>('units')!.body.filter(({ id }) => id !== settings.unit)
  expect(office.definitions.faultsElsewhere('units', units)).toContainEqual({ kind: 'memories', message: `there is no unit ${settings.unit}` })
})

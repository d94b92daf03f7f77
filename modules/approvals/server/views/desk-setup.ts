import { dayOf } from '#kernel/calendar/day.ts'
import { nameIn, type Units } from '#kernel/definitions/district.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { deskViews } from '../../contract.ts'
import { libraryOn } from '../plan/library.ts'
import { oneThingsToday } from './desk-names.ts'

/** What filters and forms choose from. */
export const deskSetup = view({
  name: 'approvals.desk_setup',
  title: '审批选项',
  ...deskViews.desk_setup,
  may: [anyStaff],

  async run({ office, now, lang }) {
    const { matters } = libraryOn(office.definitions, dayOf(now))
    const verbs = [...office.verbs.values(), ...office.opens.values()].filter(({ name }) => name.startsWith('approvals.'))
    return {
      oneThings: oneThingsToday(office).map((one) => ({ key: one.key, name: nameIn(one, lang) })),
      matters: [...matters.values()].map((matter) => ({ key: matter.key, name: nameIn(matter, lang), unit: matter.authority })),
      units: (office.definitions.newest<Units>('units')?.body ?? []).map((unit) => ({ id: unit.id, name: nameIn(unit, lang), kind: unit.kind })),
      verbs: Object.fromEntries(verbs.map(({ name, title }) => [name, title])),
    }
  },
})

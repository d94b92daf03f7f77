import type { District } from '#kernel/definitions/district.ts'
import { anyone } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { areas, units } from '../catalogue.ts'
import type { Categories, Doors, Sections, Templates } from '../definitions.ts'
import type { OutsideParties } from '../outside-parties.ts'

/** What every form is drawn from. Open to all: a district's services and units are no secret; staff's templates and addresses are left to staff. */
export const setup = view({
  name: 'requests.setup',
  title: '版块、类别、街道和单位',
  ...views.setup,
  may: [anyone],

  async run({ office, actor }) {
    const newest = <T>(kind: string) => office.definitions.newest<T>(kind)?.body
    const heads = [...office.opens.values(), ...office.verbs.values()].filter((verb) => verb.name.startsWith('requests.'))
    return {
      sections: newest<Sections>('sections') ?? [],
      categories: newest<Categories>('categories') ?? [],
      areas: areas(office),
      units: units(office),
      doors: newest<Doors>('doors') ?? [],
      templates: actor.is === 'staff' ? (newest<Templates>('templates') ?? []) : [],
      outside: actor.is === 'staff' ? (newest<OutsideParties>('outside_parties') ?? []) : [],
      district: newest<District>('district') ?? null,
      verbs: Object.fromEntries(heads.map((verb) => [verb.name, verb.title])),
    }
  },
})

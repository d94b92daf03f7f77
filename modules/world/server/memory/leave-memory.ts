import { openingVerb } from '#kernel/case/verb.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { spend } from '#kernel/identity/allowance.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { worldVerbs } from '../../contract.ts'
import { decadeOf, requireContent, shownName } from './as-written.ts'
import { memory, type MemoryFacts } from './memory.ts'
import { settingsOn } from './memory-settings.ts'
import type { Spots } from './spots.ts'

/** 留下记忆: words, photos or a recording at a spot and a time, with consent to publish them. Nobody else reads it before it was looked at. */
export const leaveMemory = (spots: () => Spots) => openingVerb({
  name: 'world.leave_memory',
  title: { zh: '留下记忆', en: 'Leave a memory' },
  opens: memory,
  input: worldVerbs.leave_memory,
  may: [signedInResident],

  async run(the) {
    const { office, tx, actor, input, today, clocks, publish } = the
    if (actor.is !== 'resident') throw new Error('only residents leave memories')
    const { unit, review, most, consent } = settingsOn(office, today)
    await spend(tx as unknown as Tx, `memories:${actor.id}`, [{ seconds: 3600, most: most.an_hour }, { seconds: 86_400, most: most.a_day }], the.now)
    if (input.consent.version !== consent.version) refuse('consent_changed', { zh: '公开的约定刚刚更新，请看过后重新同意', en: 'What you agree to has just changed: please read it and agree again' })
    const at = spots().require(input.spot)
    const decade = decadeOf(input.when, spots())
    const by = shownName(input, actor.name)
    await requireContent(tx, input)

    clocks.start('review', { kind: 'memory_review', limit: review, unit })
    const { text, spot, when, shownAs, files = [] } = input
    await tx.insertInto('world.memory').values({
      case_id: the.id, text, shown_name: by, building: 'building' in spot ? spot.building : null, lng: at.lng, lat: at.lat, when, decade, said: null, published_at: null,
    }).execute()
    await the.attach(files, 'applicant')
    publish(message(noticed, { to: `resident:${actor.id}`, template: 'world.memory_received', params: { number: the.number, due: clocks.get('review')!.dueAt!.toISOString() } }))
    publish(message(noticed, { to: `unit:${unit}:handler`, template: 'world.memory_to_review', params: { number: the.number } }))

    const facts: MemoryFacts = { spot, when, decade, shownAs, consent: { version: consent.version, ...(input.consent.fullName ? { fullName: true } : {}) }, files }
    const pins = Object.fromEntries(['memories', 'calendar'].map((kind) => [kind, office.definitions.newest(kind)?.version ?? 0]))
    return {
      becomes: 'left',
      set: { unit_id: unit, units: [unit], applicant_id: actor.id, lng: at.lng, lat: at.lat, summary: summaryOf(text), pins, facts },
      says: { when, decade, shownAs, files: files.length },
      seals: { text, by },
    }
  },
})

/** The first words, for lists. */
export function summaryOf(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  if (characters.length === 0) return '（照片或语音）'
  return characters.length <= 40 ? characters.join('') : `${characters.slice(0, 39).join('')}…`
}

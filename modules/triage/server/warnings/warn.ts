import { openingVerb } from '#kernel/case/verb.ts'
import type { Limit } from '#kernel/clocks/limit.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { triageVerbs } from '../../contract.ts'
import { settingsOn } from '../settings.ts'
import { warning, type WarningFacts } from './warning.ts'

const ONE_DAY: Limit = { count: 1, unit: 'working_days' }

/** 提前预警: the unit hears of a matter while it grows, and not only when the complaints have come (未诉先办). */
export const warn = openingVerb({
  name: 'triage.warn',
  title: { zh: '提前预警', en: 'Warn' },
  opens: warning,
  input: triageVerbs.warn,
  may: [theSystem],

  async run({ office, input, number, today, clocks, publish }) {
    const { topic, unit, reader, summary, people, requests, said } = input
    clocks.start('warning', { kind: 'warning', limit: settingsOn(office, today).warning ?? ONE_DAY, unit })
    for (const to of [reader, `unit:${unit}:lead`]) publish(message(noticed, { to, template: 'triage.warned', params: { number, said } }))
    const facts: WarningFacts = { topic, people, requests, said }
    return { becomes: 'raised', set: { unit_id: unit, units: [unit], summary, facts }, says: { topic, people, requests, said } }
  },
})

import { openOffice, staffOf } from '#kernel/testing/office.ts'
import { madeUp } from '../text/made-up.fixtures.ts'
import { triage } from './module.ts'
import type { Concluded, Needs } from './needs.ts'
import { train } from './train.ts'

const handler = staffOf('bureau-city', 'handler')

/** Requests that nobody sent, of three categories that their words tell apart, and of three units that none does. */
export const requests = (count: number): Concluded[] => madeUp(count).map(({ text, label }, i) => ({ text, category: label, unit: ['bureau-city', 'bureau-env', 'bureau-housing'][i % 3]! }))

/** An office with `past` behind it. */
export async function openTriageOffice(past: { requests: Concluded[] }, settings: object = { answerCheck: true, suggestFrom: 0.7 }) {
  const needs: Needs = {
    concluded: async (_db, most) => past.requests.slice(-most),
    nameOf: { category: (_office, label, lang) => (lang === 'zh' ? label : `${label} in English`), unit: (_office, label) => label },
  }
  const office = await openOffice({ modules: [triage(needs)], at: '2026-03-04 10:00', definitions: { triage: settings } })
  const { app, headers } = await office.http(handler)
  return {
    ...office,
    train: () => train(office.office, needs),
    ask: async (view: string, query: Record<string, string> = {}) => (await app.inject({ url: `/api/triage/${view}`, query, headers })).json(),
  }
}

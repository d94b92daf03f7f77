import { readConfig } from '../config.ts'
import type { Module } from '../module.ts'
import { notices } from '../notices/module.ts'
import { directedAt, type StandIn, type StandInKeys, startStandIn } from '../notices/stand-in.ts'
import { openOffice } from '../testing/office.ts'
import { smallDistrict } from '../testing/small-district.ts'
import type { Role } from './actor.ts'
import { identity } from './module.ts'
import { seedPeople } from './seed.ts'

export const PASSWORD = 'Warm-hearts-2026'

const asItIs = (value: unknown) => String(value)
const rules = [
  {
    name: 'words.dispatched', on: true, title: { zh: '诉求已派单', en: 'Dispatched' }, text: { zh: '您的诉求 {number} 已派给{unit}', en: '{number} was dispatched to {unit}' },
    sms: { on: true, template: 'case-dispatched', params: { number: '{number}', unit: '{unit}' } },
    wechat: { on: true, template: 'wx-dispatched', data: { character_string1: '{number}', thing2: '{unit}' } },
  },
  { name: 'words.plain', on: true, title: { zh: '提醒', en: 'Reminder' }, text: { zh: '请查看 {number}', en: 'see {number}' } },
]

/** Two notices: one that goes out by every channel, one for the inbox alone. */
const words: Module = {
  name: 'words',
  notices: [
    { name: 'words.dispatched', gaps: { number: asItIs, unit: asItIs } },
    { name: 'words.plain', gaps: { number: asItIs } },
  ],
}

export const keys: StandInKeys = { keyId: 'id', keySecret: 'secret', sign: '暖办', appId: 'wx1', appSecret: 'wxs' }
const KNOWN = ['sign-in-code', 'case-dispatched', 'wx-dispatched']

/** The small district with a hierarchy: everything is below the district's office. */
const units = (smallDistrict['units'] as { id: string }[]).map((unit) => (unit.id === 'district-office' ? unit : { ...unit, parent: 'district-office' }))

export type House = Awaited<ReturnType<typeof openHouse>>

/** An office with its doors open: people, HTTP, and carriers that only pretend (`slowMs` is how long the slow ones take). */
export async function openHouse(given: { env?: Record<string, string>; at?: string } = {}) {
  const clock = { now: new Date() }
  const standIn: StandIn = await startStandIn({ keys, knows: (template) => KNOWN.includes(template), now: () => clock.now, slowMs: 400 })
  const config = directedAt(standIn.url, keys, readConfig({ NUANBAN_DEMO: '0', ...given.env }))
  const t = await openOffice({ modules: [identity, notices, words], at: given.at ?? '2026-03-04 10:00', definitions: { units, notices: rules }, config })
  clock.now = t.now()
  const logged: string[] = []
  t.office.log = { info: () => {}, warn: (facts, sentence) => void logged.push(`${sentence} ${JSON.stringify(facts)}`), error: (facts, sentence) => void logged.push(`${sentence} ${JSON.stringify(facts)}`) }
  const { app } = await t.http({ is: 'nobody' })

  const send = async (method: 'GET' | 'POST', url: string, payload: object | undefined, { cookie, ...given }: { cookie?: string; headers?: Record<string, string>; from?: string } = {}) => {
    const answer = await app.inject({
      method, url: url.startsWith('/') ? url : `/api/identity/${url}`, ...(payload ? { payload } : {}), remoteAddress: given.from ?? '10.1.1.1',
      headers: { ...given.headers, ...(cookie ? { cookie: `nuanban=${cookie}` } : {}) },
    })
    const set = answer.cookies.find((one) => one.name === 'nuanban')
    return { status: answer.statusCode, body: answer.body ? answer.json<any>() : undefined, cookie: set?.value ?? '', flags: set, answer }
  }
  type How = Parameters<typeof send>[3]
  return {
    ...t, app, standIn, logged,
    post: (url: string, payload: object = {}, how?: How) => send('POST', url, payload, how),
    get: (url: string, how?: How) => send('GET', url, undefined, how),
    async goTo(text: string) {
      await t.goTo(text)
      clock.now = t.now()
    },
    seed: (staff: [account: string, unit: string, roles: Role[]][], residents: [name: string, phone: string][] = []) =>
      seedPeople(t.office, { staff: staff.map(([account, unit, roles]) => ({ account, name: `王${account}`, unit, roles })), residents: residents.map(([name, phone]) => ({ name, phone })) }, { password: PASSWORD }),
    async close() {
      await app.close()
      await standIn.close()
    },
  }
}

import { beforeAll, expect, test } from 'vitest'
import type { CaseRow } from '#kernel/db/tables.ts'
import { maySee } from '#kernel/case/act.ts'
import type { AnyVerb } from '#kernel/case/verb.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { newCaseId } from '#kernel/testing/office.ts'
import { modules } from './compose.ts'
import { sampleOf } from './schema-values.fixtures.ts'
import { type Answer, openWholeOffice, people, type Person, type WholeOffice } from './whole-office.fixtures.ts'

/** Read from the heads: a new verb or view is covered on the day it is written. */
const verbs = modules.flatMap((m) => m.verbs ?? []).filter((verb) => !verb.may.every((who) => who.name === 'system'))
const openings = modules.flatMap((m) => m.opens ?? [])
const views = modules.flatMap((m) => m.views ?? [])
const heads = [...openings, ...verbs]

let office: WholeOffice
let stages: Map<string, CaseRow>
beforeAll(async () => {
  office = await openWholeOffice()
  stages = await office.stages()
}, 60_000)

const names = Object.keys(people) as Person[]
const sees = (who: Person, kase: CaseRow) => maySee(office.office, people[who], kase)
const mayDo = (who: Person, verb: AnyVerb, kase: CaseRow) => sees(who, kase) && verb.may.some((one) => one.of(people[who], kase))

/** Somebody who may do it, and a case on which they may; in a state that fits or, if so asked, in one that does not. */
function somebodyFor(verb: AnyVerb, fits = true): { who: Person; kase: CaseRow } | undefined {
  for (const kase of stages.values()) {
    if (kase.kind !== verb.on.name || verb.from.includes(kase.state) !== fits) continue
    const who = names.find((name) => mayDo(name, verb, kase))
    if (who) return { who, kase }
  }
  if (fits) throw new Error(`the office of this test has nobody for ${verb.name}; give it a case or a person`)
  return undefined
}
const opener = (may: readonly { of: AnyVerb['may'][number]['of'] }[]): Person | undefined => names.find((name) => may.some((who) => who.of(people[name], null)))

/** A soul who sends good input, for any head. */
function wellSent(head: (typeof heads)[number]): { who: Person | null; input: Record<string, unknown> } {
  if ('opens' in head) return { who: opener(head.may) ?? 'resident', input: { ...sampleOf(head.input), id: newCaseId() } }
  const { who, kase } = somebodyFor(head)!
  const input = { ...sampleOf(head.input), caseId: kase.id }
  delete input.version
  delete input.key
  return { who, input }
}

const LEAKS = /\n\s+at |node_modules|\.ts:\d|\b(select|insert|update|delete)\b.+\b(from|into|set)\b|kernel\.(case|event|clock|staff|resident)|syntax error|violates|invalid input|undefined is not|cannot read/i

/** Never a defect, never anything of our insides; always a code and a sentence that says something to a person. */
function sound(answer: Answer, what: string) {
  const said = `${what}: ${answer.status} ${answer.text.slice(0, 300)}`
  expect(answer.status, said).toBeLessThan(500)
  expect(answer.text.replace(/"(text|summary|reason|why)":"[^"]*"/g, ''), said).not.toMatch(LEAKS)
  if (answer.status < 400) return
  expect(answer.body, said).toMatchObject({ code: expect.stringMatching(/^[a-z0-9_]+$/), message: expect.stringMatching(/[\u4e00-\u9fff]{4}/) })
}

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const NASTY: [string, string][] = [
  ['nothing', 'null'], ['a list', '[]'], ['an object', '{}'], ['text', '"x"'], ['empty text', '""'], ['true', 'true'], ['minus one', '-1'], ['a fraction', '0.5'],
  ['a number too large', '1e999'], ['a long number', '123456789012345678901234567890'], ['NUL', '"a\\u0000b"'], ['half a character', '"\\ud800"'], ['NUL in a key', '{"\\u0000":"x"}'],
  ['half a character in a key', '{"\\udfff":"x"}'], ['SQL', '"\'; drop table kernel.case; --"'], ['SQL in a list', '["\' or 1=1 --"]'], ['a template', '"${7*7} {{7*7}} <script>alert(1)</script>"'],
  ['no id', '"00000000-0000-0000-0000-00000000000g"'], ['an id in capitals', '"0198A000-0000-7000-8000-00000000000A"'], ['an id with a line after it', '"01980000-0000-7000-8000-000000000001\\n"'],
  ['ten thousand levels', deep(10_000)], ['many keys', `{${Array.from({ length: 500 }, (_, n) => `"k${n}":${n}`).join()}}`],
]

test('what is no JSON object is refused by every verb, in words', async () => {
  for (const head of heads) {
    const { who } = wellSent(head)
    for (const raw of ['', ' ', 'null', '[]', '"text"', '1', '{', 'not json', '{"a":1', '\u0000', '{"__proto__":{"roles":["admin"]}}', '{"constructor":{"prototype":{"x":1}}}', deep(100_000)]) {
      const answer = await office.post(head.name, who, raw)
      sound(answer, `${head.name} ${raw.slice(0, 20)}`)
      expect(answer.status, `${head.name} ${raw.slice(0, 20)}`).toBe(400)
    }
    const without = await office.call('POST', `/api/${head.name.replace('.', '/')}`, who)
    sound(without, `${head.name} without a body`)
    expect(without.status).toBe(400)
  }
})

test('more than half a megabyte is refused as too large, by every verb', async () => {
  const huge = JSON.stringify({ text: '字'.repeat(200_000) })
  for (const head of heads) {
    const answer = await office.post(head.name, wellSent(head).who, huge)
    sound(answer, head.name)
    expect(answer, head.name).toMatchObject({ status: 413, body: { code: 'too_large' } })
  }
})

test('whoever is not signed in is asked to, by every verb, whatever they send', async () => {
  for (const head of heads) {
    const { input } = wellSent(head)
    for (const body of [input, {}, { caseId: newCaseId() }]) {
      expect(await office.post(head.name, null, body), head.name).toMatchObject({ status: 401, body: { code: 'sign_in' } })
    }
  }
  for (const token of ['', 'x', "' or 1=1 --", 'a'.repeat(5000)]) {
    const { statusCode } = await office.app.inject({ method: 'POST', url: '/api/requests/rate', headers: { authorization: `Bearer ${token}` }, payload: {} })
    expect(statusCode).toBe(401)
  }
})

test('a case that one may not see and a case that does not exist get one answer, to the letter', async () => {
  const strangers: readonly Person[] = ['stranger', 'neighbour', 'admin']
  for (const verb of verbs) {
    const { input } = wellSent(verb)
    for (const kase of [stages.get('in_progress')!, stages.get('concluded')!]) {
      for (const who of strangers) {
        expect(sees(who, kase)).toBe(false)
        for (const version of [{}, { version: 1 }]) {
          const hidden = await office.post(verb.name, who, { ...input, caseId: kase.id, ...version })
          const nowhere = await office.post(verb.name, who, { ...input, caseId: newCaseId(), ...version })
          expect([hidden.status, hidden.text], `${verb.name} by ${who}`).toEqual([404, nowhere.text])
        }
      }
    }
  }
  for (const [view, who] of [['requests.case', 'stranger'], ['requests.case', 'admin'], ['requests.my_case', 'neighbour']] as const) {
    const hidden = await office.get(view, who, { id: stages.get('in_progress')!.id })
    expect([hidden.status, hidden.text]).toEqual([404, (await office.get(view, who, { id: newCaseId() })).text])
  }
})

test('whoever sees a case and may not do this is told so, and the case stays as it is', async () => {
  for (const verb of verbs) {
    const { kase } = somebodyFor(verb)!
    const { input } = wellSent(verb)
    for (const other of names.filter((name) => sees(name, kase) && !mayDo(name, verb, kase))) {
      expect(await office.post(verb.name, other, { ...input, caseId: kase.id }), `${verb.name} by ${other}`).toMatchObject({ status: 409, body: { code: 'not_yours' } })
    }
  }
  for (const head of openings) {
    const others = names.filter((name) => !head.may.some((who) => who.of(people[name], null)))
    for (const who of others) {
      expect(await office.post(head.name, who, { ...sampleOf(head.input), id: newCaseId() }), `${head.name} by ${who}`).toMatchObject({ body: { code: expect.stringMatching(/not_yours|not_found/) } })
    }
  }
})

test('whoever looked at an older version is told which one there is', async () => {
  for (const verb of verbs) {
    const { who, kase } = somebodyFor(verb)!
    const { version } = await office.kase(kase.id)
    for (const seen of [version + 1, 9_007_199_254_740_991]) {
      expect(await office.post(verb.name, who, { ...wellSent(verb).input, caseId: kase.id, version: seen }), verb.name).toMatchObject({ status: 409, body: { code: 'stale', details: { version } } })
    }
  }
})

test('what does not fit the state is refused, whoever asks', async () => {
  let tried = 0
  for (const verb of verbs) {
    const found = somebodyFor(verb, false)
    if (!found) continue
    tried += 1
    expect(await office.post(verb.name, found.who, { ...wellSent(verb).input, caseId: found.kase.id }), `${verb.name} in ${found.kase.state}`).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
  }
  expect(tried).toBeGreaterThan(verbs.length * 0.9)
})

test('what only the system does has no address', async () => {
  for (const verb of modules.flatMap((m) => m.verbs ?? []).filter((one) => one.may.every((who) => who.name === 'system'))) {
    expect(await office.post(verb.name, 'dispatcher', sampleOf(verb.input)), verb.name).toMatchObject({ status: 404, body: { code: 'not_found' } })
  }
})

test('each question of each view with each wrong value gets a sentence and never a defect', async () => {
  const values = [
    '', ' ', 'null', 'true', '-1', '0', '1e999', '1e308', '-1e308', '5e-324', 'NaN', 'Infinity', '%00', 'a%00b', '%ED%A0%80', '%FF', "'; drop table kernel.case; --", "' or '1'='1", '字'.repeat(2000), '[]', '{}', '%25', '\\', '*:*', "'路':*",
    '00000000-0000-0000-0000-00000000000g', '-'.repeat(36), '2026-13-45', '0000-01-01', '9999-12-31', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-06-30T23:59:60Z', '2026-03-04T10:00:00Z[Asia/Shanghai]', '2026-03-04T10:00:00+99:00',
    ...[[null, 'x', 'y'], [null, '2026-03-04', '-'.repeat(36)], ['+275760-01-01T00:00:00Z', '-270000-01-01T00:00:00Z', newCaseId()], [5, 5, newCaseId()], [null, '2026-03-04', [newCaseId()]], {}, 'x', null].map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')),
  ]
  for (const view of views) {
    const who = opener(view.may)!
    const fields = Object.keys((view.input as { properties?: object }).properties ?? {})
    const good = Object.fromEntries(Object.entries(sampleOf(view.input)).map(([name, value]) => [name, name === 'list' ? 'all' : name === 'from' || name === 'until' ? '2026-03-04' : name === 'after' ? '' : String(value)]))
    for (const field of [...fields, 'unknown']) {
      for (const value of values) {
        const query = `${new URLSearchParams({ ...good, [field]: '' })}`.replace(`${field}=`, () => `${field}=${value.includes('%') ? value : encodeURIComponent(value)}`)
        sound(await office.get(view.name, who, query), `${view.name}?${field}=${value.slice(0, 60)}`)
      }
      sound(await office.get(view.name, who, `${new URLSearchParams(good)}&${field}=1&${field}=2`), `${view.name}?${field} twice`)
    }
    if (!view.may.some((one) => one.name === 'anyone')) expect(await office.get(view.name, null, good), view.name).toMatchObject({ status: 401, body: { code: 'sign_in' } })
    expect((await office.get(view.name, who, { ...good, unknown: 'x' })).status, view.name).toBe(400)
  }
}, 120_000)

test('a field that is not in the head is refused: nobody assigns state, unit, applicant or roles', async () => {
  for (const head of heads) {
    for (const extra of [{ state: 'concluded' }, { unit_id: 'bureau-city' }, { applicant_id: people.neighbour.id }, { roles: ['admin'] }, { recused: [] }, { facts: { outcome: { solved: true } } }, { actor: 'system' }]) {
      const { who, input } = wellSent(head)
      const answer = await office.post(head.name, who, { ...input, ...extra })
      if (Object.keys(extra)[0]! in ((head.input as { properties?: object }).properties ?? {})) continue
      sound(answer, head.name)
      expect(answer, `${head.name} ${JSON.stringify(extra)}`).toMatchObject({ status: 400, body: { code: 'bad_input' } })
    }
  }
})

test('each field of each verb with each wrong value gets a sentence and never a defect', async () => {
  for (const head of heads) {
    for (const field of Object.keys(wellSent(head).input)) {
      const { who, input } = wellSent(head)
      for (const [name, value] of NASTY) {
        const body = JSON.stringify({ ...input, [field]: '@here' }).replace('"@here"', () => value)
        sound(await office.post(head.name, who, body), `${head.name} ${field}: ${name}`)
      }
    }
  }
}, 120_000)

test('every other address, with every wrong value, gets a sentence and never a defect', async () => {
  const paths = Object.entries(office.app.swagger().paths ?? {}) as [string, Record<string, unknown>][]
  const known = new Set([...heads, ...views].map(({ name }) => `/api/${name.replace('.', '/')}`))
  const others = paths.filter(([path]) => !known.has(path))
  expect(others.length).toBeGreaterThan(15)
  for (const [path, methods] of others) {
    if (path.startsWith('/api/live') || path.endsWith('/sign-out')) continue
    for (const id of ['x', '%00', '%E0%A4%A', "'%20or%201=1", newCaseId(), '0000-01-01', '9999-99-99', 'a'.repeat(300)]) {
      const url = path.replaceAll(/\{[^}]+\}/g, id)
      for (const method of Object.keys(methods)) {
        const bodies = method === 'get' ? [undefined] : ['', 'null', '{', '[]', '{}', '{"id":"\\u0000"}', `{"id":${deep(50_000)}}`, '{"phone":"13800000000","code":"\\ud800"}']
        for (const payload of bodies) {
          for (const who of ['resident', 'admin', null] as const) {
            const { statusCode: status, body: text } = await office.app.inject({ method: method.toUpperCase() as 'GET', url: `${url}?offset=${encodeURIComponent(id)}&state=x&code=x`, headers: { ...(who ? { authorization: `Bearer ${office.tokens[who]}` } : {}), ...(payload === undefined ? {} : { 'content-type': 'application/json' }) }, ...(payload === undefined ? {} : { payload }) })
            if (status < 400 || path === '/api/openapi.json') continue
            sound({ status, text, body: JSON.parse(text) }, `${method} ${url} ${payload ?? ''}`)
          }
        }
        if (url === path) break
      }
      if (url === path) break
    }
  }
}, 120_000)

test('after all this every case is still what its history says', async () => {
  expect((await verifyLedger(office.db, new Map())).faults).toEqual([])
})

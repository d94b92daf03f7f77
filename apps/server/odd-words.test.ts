import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { newCaseId } from '#kernel/testing/office.ts'
import { requestDefinitions } from '#modules/requests/server/testing/request-definitions.ts'
import { modules } from './compose.ts'
import { valuesOf } from './schema-values.fixtures.ts'
import { openWholeOffice, people, type Person, type WholeOffice } from './whole-office.fixtures.ts'

let office: WholeOffice
const asked = { id: 'note', label: '补充', en: 'Anything else', type: 'text' }
const sections = (requestDefinitions['sections'] as object[]).map((section) => ({ ...section, questions: [asked] }))
beforeAll(async () => void (office = await openWholeOffice({ definitions: { sections } })), 60_000)

const request = (more: object = {}) => ({ id: newCaseId(), section: 'livelihood', category: 'M0101', text: '路灯不亮', ...more })
const textAgain = async (id: string) => (await office.get('requests.my_case', 'resident', { id })).body.text as string

test('the same submission sent ten times at once opens one case, and everybody gets the same answer', async () => {
  const body = request({ place: { lng: 120.39, lat: 36.064, address: '香港中路 76 号' } })
  const answers = await Promise.all(Array.from({ length: 10 }, () => office.post('requests.submit', 'resident', body)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(await office.history(body.id)).toEqual(['requests.submit:  -> submitted'])
  expect((await office.db.selectFrom('kernel.outbox').select('id').where('case_id', '=', body.id).execute()).length).toBe(1)
})

test('a caller taken down twice at once is one person with one case', async () => {
  const body = { ...request(), callerPhone: '13800138000', callerName: '刘先生' }
  const answers = await Promise.all(Array.from({ length: 5 }, () => office.post('requests.submit_by_phone', 'agent', body)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 200))
  const two = await Promise.all([1, 2].map(() => office.post('requests.submit_by_phone', 'agent', { ...body, id: newCaseId(), callerPhone: '13800138001' })))
  expect(two.map(({ status }) => status)).toEqual([200, 200])
  const { rows } = await sql<{ phone: string; n: number }>`select phone, count(*)::int as n from kernel.resident where phone like '1380013800%' group by phone order by 1`.execute(office.db)
  expect(rows).toEqual([{ phone: '13800138000', n: 1 }, { phone: '13800138001', n: 1 }])
})

test('an act sent again with its key gets the same answer and is done once', async () => {
  const { id } = (await office.post('requests.submit', 'resident', request())).body
  const act = { caseId: id, text: '再补充一句', key: crypto.randomUUID() }
  const answers = await Promise.all([1, 2, 3, 4].map(() => office.post('requests.add_words', 'resident', act)))
  answers.push(await office.post('requests.add_words', 'resident', act))
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect((await office.history(id)).filter((step) => step.startsWith('requests.add_words'))).toHaveLength(1)
})

const WORDS: [string, string][] = [
  ['emoji, joined ones too', '灯坏了😡👨‍👩‍👧‍👦🇨🇳👍🏽'], ['rare characters', '𠮷野家㐀𪚥鿭旁的路灯'], ['right to left', 'مصباح الشارع معطل \u202Eabc\u202C'], ['zero width', '路\u200B灯\u200D\uFEFF不\u2060亮'],
  ['control characters', '路灯\u0001\u0007\u001B[31m不亮\u007F'], ['line ends', '一\r\n二\u2028三\u2029四\t五'], ['markup', '<img src=x onerror=alert(1)>${7*7}{{1}}'], ['SQL', "'; drop table kernel.case; -- \\"], ['patterns', '%_\\%__*?[a-z](.*)+$'],
  ['what is composed of parts', 'e\u0301\u1100\u1161'], ['noncharacters', '\uFFFE\uFFFF\u{10FFFF}'], ['a stack of accents', `z${'\u0301\u0323'.repeat(200)}`],
]

test.each(WORDS)('%s come back as they were sent, in the form that the standard composes', async (_name, text) => {
  const sent = await office.post('requests.submit', 'resident', request({ text, contact: text.slice(0, 10).toWellFormed(), answers: { note: text } }))
  expect(sent.status, sent.text).toBe(200)
  expect(await textAgain(sent.body.id)).toBe(text.normalize('NFC'))
  for (const search of [text.slice(0, 100), [...text][0]!]) expect((await office.get('requests.worklist', 'dispatcher', { text: search.toWellFormed() })).status).toBe(200)
  expect((await office.get('requests.similar', 'neighbour', { text, lng: '120.39', lat: '36.064' })).status).toBe(200)
})

test.each([['字'], ['𠮷'], ['😡'], ['x']])('ten thousand %s are taken and come back whole; one more is refused, and nothing is cut', async (character) => {
  const whole = character.repeat(10_000)
  const sent = await office.post('requests.submit', 'resident', request({ text: whole }))
  expect(sent.status, sent.text.slice(0, 200)).toBe(200)
  expect(await textAgain(sent.body.id)).toBe(whole)
  expect(await office.post('requests.submit', 'resident', request({ text: `${whole}${character}` }))).toMatchObject({ status: 400, body: { code: 'bad_input', message: expect.stringContaining('10000') } })
})

test.each([['blanks', ' \u3000\t\n'], ['nothing', ''], ['what nobody can see', '\u200B\u2060\uFEFF']])('a request of %s is no request', async (_name, text) => {
  expect(await office.post('requests.submit', 'resident', request({ text }))).toMatchObject({ status: 400, body: { code: 'bad_input' } })
})

test('a place in another city is refused, with where to turn to', async () => {
  for (const [lng, lat] of [[116.397, 39.909], [0, 0], [-122.4, 37.8], [180, 90], [1e308, -1e308]]) {
    const answer = await office.post('requests.submit', 'resident', request({ place: { lng, lat, address: '别处' } }))
    expect(answer, `${lng},${lat}`).toMatchObject({ status: 400, body: { code: 'bad_input', message: expect.stringMatching(/不在市南区.*12345|坐标有误/) } })
  }
})

test('past the last notice of holidays a due date is provisional, and whoever waits is told so', async () => {
  const later = await openWholeOffice({ at: '2027-03-03 10:00' })
  const id = newCaseId()
  const calendar = await later.post('requests.submit', 'resident', { ...request(), id, category: 'M0201', place: { lng: 120.39, lat: 36.064, address: '香港中路 76 号' } })
  expect(calendar.status, calendar.text).toBe(200)
  await later.post('requests.dispatch', 'dispatcher', { caseId: id })
  await later.post('requests.sign_for', 'env', { caseId: id })
  const conclude = (await later.get('requests.case', 'dispatcher', { id })).body.clocks.find((clock: { name: string }) => clock.name === 'conclude')
  expect(conclude).toMatchObject({ provisional: true, why: expect.stringMatching(/2027年.*(通知|放假|节假日)/) })
  await later.post('requests.record_contact', 'env', { caseId: id, how: 'phone', reached: true, note: '已联系' })
  expect((await later.get('requests.my_case', 'resident', { id })).body.whyDue).toMatch(/2027年.*(通知|放假|节假日)/)
  office = await openWholeOffice()
})

test('whatever of the right shape, and whatever of no shape, is sent to any verb in any state: it is done or refused, and the ledger stays whole', async () => {
  const stages = [...(await office.stages()).values()]
  const heads = modules.flatMap((m) => [...(m.opens ?? []), ...(m.verbs ?? [])]).filter((head) => !head.may.every((who) => who.name === 'system'))
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('路灯不亮', '\ud83d', 'a\u0000', '2026-03-05', 'unit:bureau-city', 'bureau-city', 'M0101', '370202001', "' or 1=1 --"))
  const sending = fc.constantFrom(...heads).chain((head) =>
    fc.record({
      head: fc.constant(head), who: fc.constantFrom(...(Object.keys(people) as Person[])), on: fc.constantFrom(...stages),
      input: fc.oneof({ arbitrary: valuesOf(head.input, { text, whole: false }), weight: 4 }, { arbitrary: fc.object({ maxDepth: 3 }), weight: 1 }, { arbitrary: fc.jsonValue(), weight: 1 }),
    }))
  await fc.assert(
    fc.asyncProperty(sending, async ({ head, who, on, input }) => {
      const named = input && typeof input === 'object' && !Array.isArray(input) ? { ...input, ...('opens' in head ? { id: newCaseId() } : { caseId: on.id, version: undefined }) } : input
      const fits = head.may.find((one) => Object.values(people).some((person) => one.of(person, on)))
      const able = (Object.keys(people) as Person[]).filter((name) => fits?.of(people[name], on))
      const answer = await office.post(head.name, able.length && who !== 'stranger' ? able[0]! : who, JSON.stringify(named) ?? '')
      expect(answer.status, `${head.name} ${JSON.stringify(named)} ${answer.text}`).toBeLessThan(500)
    }),
    { numRuns: 2000, interruptAfterTimeLimit: 8000, markInterruptAsFailure: false, endOnFailure: true },
  )
  await office.settle()
  expect((await verifyLedger(office.db, new Map())).faults).toEqual([])
}, 60_000)

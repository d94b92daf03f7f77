import { expect, test } from 'vitest'
import { caseIdAt } from '#kernel/case/case-id.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { residentNamed } from '#kernel/testing/office.ts'
import { submit } from '#modules/requests/server/submit.ts'
import { everywhere, madeUp } from '#modules/triage/similar/made-up.fixtures.ts'
import { raiseWarnings } from '#modules/triage/server/warnings/raise-warnings.ts'
import { triageNeeds } from './compose.ts'
import { openWholeOffice, people } from './whole-office.fixtures.ts'

const PLACE = { lng: 120.39, lat: 36.064, address: '海逸花园' }

/** What is usual elsewhere, and six residents who write of the same concrete plant. */
async function openConcretePlant() {
  const whole = await openWholeOffice({ definitions: { triage: { answerCheck: true, alike: true } } })
  const { as, db, office, now } = whole
  const residents = Array.from({ length: 12 }, (_, n) => residentNamed(`居民${n}`, 100 + n))
  for (const { id, name, phone } of residents) await db.insertInto('kernel.resident').values({ id, name, phone, wechat: null, made_at: now(), settings: '{}' }).execute()
  // Sent within one moment, and read in the order in which they were sent.
  let sent = 0
  const inTurn = () => caseIdAt(new Date(now().getTime() + sent++))
  const send = async (n: number, category: string, text: string, place: typeof PLACE | undefined) =>
    (await as(residents[n % residents.length]!).open(submit, { id: inTurn(), section: 'livelihood', category, text, ...(place ? { place } : {}) })).id
  for (const [n, { title, text }] of everywhere().slice(0, 60).entries()) await send(n, 'M0301', `${title}。${text}`, undefined)
  const ids: string[] = []
  for (let n = 0; n < 6; n++) {
    const { title, text } = madeUp('燕儿岛路', 'noise', n % 3)
    ids.push(await send(n, 'M0201', `${title!.replace('工地', '混凝土搅拌站')}。燕儿岛路混凝土搅拌站${text}`, { ...PLACE, address: '燕儿岛路 18 号' }))
  }
  await triageNeeds.reader.ready(office)
  return { ...whole, ids, round: () => raiseWarnings(office, triageNeeds) }
}

test('six residents write of one matter: its unit is warned, answers, and the six become one case with one answer to all', async () => {
  const { ids, round, settle, get, post, db, kase } = await openConcretePlant()
  await round()
  await settle()

  // 派单目录 says whose it is, though nobody has dispatched it yet.
  const { body: { warnings: [warned] } } = await get('triage.warnings', 'env')
  expect(warned).toMatchObject({ state: 'raised', unit: 'bureau-env', said: expect.stringContaining('近 7 天有 6 人反映'), can: ['triage.take_up', 'triage.set_aside'] })
  for (const who of ['env', 'envLead'] as const) expect((await get('kernel.notices', who)).body.notices).toMatchObject([{ template: 'triage.warned', caseId: warned.id }])
  expect((await get('kernel.notices', 'city')).body.notices).toEqual([])

  expect((await post('triage.take_up', 'env', { caseId: warned.id, plan: '今晚到场检测' })).body).toMatchObject({ state: 'taken_up' })

  const { body: { topics: [hottest] } } = await get('triage.topics', 'dispatcher')
  const { body: { topic, members, elsewhere } } = await get('triage.topic', 'dispatcher', { id: hottest.id })
  expect([topic.people, members.length, elsewhere]).toEqual([6, 6, 0])
  expect(members.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort())
  expect(members.every(({ mayJoin, mayLead }: { mayJoin: boolean; mayLead: boolean }) => mayJoin && mayLead)).toBe(true)

  const [lead, ...others] = ids as [string, ...string[]]
  await post('requests.dispatch', 'dispatcher', { caseId: lead })
  for (const caseId of others) expect((await post('requests.merge_into', 'dispatcher', { caseId, into: lead })).body).toMatchObject({ state: 'merged' })
  await settle()
  expect((await get('triage.topic', 'dispatcher', { id: lead })).body.topic).toMatchObject({ stages: { open: 1, joined: 5 }, units: [{ id: 'bureau-env', cases: 1 }] })
  // The unit sees the one it has; the five are answered with it.
  expect((await get('triage.topic', 'env', { id: lead })).body).toMatchObject({ topic: { shown: 1 }, elsewhere: 5 })

  await post('requests.sign_for', 'env', { caseId: lead })
  await post('requests.answer', 'env', { caseId: lead, handling: '停工整改', answer: '搅拌站夜间已停工，并加装隔声屏。', solved: true, withoutAssist: '不需要' })
  await post('requests.approve_answer', 'envLead', { caseId: lead })
  await settle()
  expect(await Promise.all(ids.map(async (id) => (await kase(id)).state))).toEqual(Array.from({ length: 6 }, () => 'answered'))

  await post('triage.close', 'env', { caseId: warned.id, done: '已停工整改' })
  expect((await get('triage.warnings', 'env')).body.warnings).toEqual([])
  expect((await verifyLedger(db, new Map())).faults).toEqual([])
})

test('a warning that its unit does not answer reaches its head and supervision', async () => {
  const { round, goTo, db } = await openConcretePlant()
  await round()
  await goTo('2026-03-05 18:00')
  const told = await db.selectFrom('kernel.notice').select(['person', 'title']).where('template', '=', 'triage.warning_late').orderBy('person').execute()
  expect(told).toEqual([people.envLead, people.supervisor].map(({ id }) => ({ person: `staff:${id}`, title: '预警未响应' })).sort((a, b) => (a.person < b.person ? -1 : 1)))
})

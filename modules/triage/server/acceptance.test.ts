import { expect, test } from 'vitest'
import { residentNamed, staffOf } from '#kernel/testing/office.ts'
import { openTriageOffice, requests } from './testing.fixtures.ts'

const supervisor = staffOf('supervision', 'supervisor')

async function openAcceptance() {
  const office = await openTriageOffice({ requests: requests(400) })
  await office.train()
  for (const [n, chosen] of ['环境保护', '环境保护', '交通运输'].entries()) office.decide(n + 1, { chosen })
  await office.goTo('2026-04-02 10:00')
  office.decide(4, { chosen: '交通运输' })
  office.decide(5, { chosen: '教育文体' })
  office.decide(6, { chosen: '教育文体', text: '您好，想问一件事。' })
  await office.follow()
  return office
}

test('acceptance is shown by month, by what was suggested and what it was made into, with the models that suggested it', async () => {
  const { askAs, train } = await openAcceptance()
  await train()
  const { body } = await askAs(supervisor, 'acceptance')
  const [category, unit] = body.targets
  expect(body).toMatchObject({ suggestFrom: 0.7, since: '2025-05' })
  expect(category).toMatchObject({
    target: 'category', accepted: 2, corrected: 3, silent: 1,
    months: [{ month: '2026-03', accepted: 2, corrected: 1, silent: 0 }, { month: '2026-04', accepted: 0, corrected: 2, silent: 1 }],
    labels: [{ label: '环境保护', accepted: 2, corrected: 3, into: [{ label: '交通运输', cases: 2 }, { label: '教育文体', cases: 1 }] }],
    models: [{ version: 2, state: 'not_better', learned: 340, held: 60 }, { version: 1, state: 'in_use', before: null }],
  })
  expect(unit).toMatchObject({ target: 'unit', accepted: 0, months: [], labels: [], models: [{ state: 'not_better' }, { state: 'not_better' }] })
})

test('each number opens into its requests', async () => {
  const { askAs } = await openAcceptance()
  const numbers = async (query: Record<string, string>) => (await askAs(supervisor, 'acceptance_cases', { target: 'category', ...query })).body.cases.map(({ number }: { number: string }) => number).sort()
  expect(await numbers({ outcome: 'corrected' })).toEqual(['0003', '0004', '0005'])
  expect(await numbers({ outcome: 'corrected', month: '2026-04' })).toEqual(['0004', '0005'])
  expect(await numbers({ label: '环境保护', chosen: '交通运输' })).toEqual(['0003', '0004'])
  expect(await numbers({ outcome: 'silent' })).toEqual(['0006'])
  const { body } = await askAs(supervisor, 'acceptance_cases', { target: 'category', outcome: 'silent' })
  expect(body.cases[0]).toMatchObject({ chosen: '教育文体', outcome: 'silent', decidedAt: '2026-04-02T02:00:00.000Z' })
})

test('a request that somebody must not see is counted and not listed', async () => {
  const { askAs } = await openAcceptance()
  expect((await askAs(staffOf('district-office', 'admin'), 'acceptance_cases', { target: 'category', outcome: 'corrected' })).body).toEqual({ total: 3, cases: [] })
})

test('figures of a year ago are not among those of now', async () => {
  const { askAs, goTo } = await openAcceptance()
  await goTo('2027-03-01 10:00')
  expect((await askAs(supervisor, 'acceptance')).body.targets[0]).toMatchObject({ accepted: 0, corrected: 2, silent: 1 })
  expect((await askAs(supervisor, 'acceptance_cases', { target: 'category', outcome: 'accepted' })).body).toEqual({ total: 0, cases: [] })
})

test('how people decide is read by those who direct the work, and by nobody else', async () => {
  const { askAs } = await openTriageOffice({ requests: [] })
  for (const actor of [supervisor, staffOf('hotline', 'dispatcher'), staffOf('district-office', 'admin')]) expect((await askAs(actor, 'acceptance')).status).toBe(200)
  for (const actor of [staffOf('bureau-city', 'handler'), staffOf('hotline', 'agent'), residentNamed('李海燕', 1)]) {
    expect((await askAs(actor, 'acceptance')).status).toBe(403)
    expect((await askAs(actor, 'acceptance_cases', { target: 'category' })).status).toBe(403)
  }
})

import { expect, test } from 'vitest'
import { openTriageOffice, requests } from './testing.fixtures.ts'

test('what people made of a request is held against what the model of that moment says of its text', async () => {
  const { train, goTo, decide, follow, suggestions } = await openTriageOffice({ requests: requests(400) })
  decide(1, { chosen: '环境保护' })
  await goTo('2026-03-04 11:00')
  await train()
  decide(2, { chosen: '环境保护' })
  decide(3, { chosen: '交通运输' })
  decide(4, { chosen: '教育文体', text: '您好，想问一件事。' })
  await follow()
  // Before the first training nothing was suggested, and of what nobody has reported yet nothing is said.
  expect(await suggestions()).toMatchObject([
    { case_id: expect.stringMatching(/2$/), target: 'category', model: 1, label: '环境保护', chosen: '环境保护', outcome: 'accepted' },
    { case_id: expect.stringMatching(/3$/), label: '环境保护', chosen: '交通运输', outcome: 'corrected' },
    { case_id: expect.stringMatching(/4$/), chosen: '教育文体', outcome: 'silent' },
  ])
})

test('what the model was not sure enough of to say was not accepted, even where it was right', async () => {
  const { train, decide, follow, suggestions } = await openTriageOffice({ requests: requests(400) }, { answerCheck: true, suggestFrom: 1 })
  await train()
  decide(1, { chosen: '环境保护' })
  await follow()
  expect(await suggestions()).toMatchObject([{ label: '环境保护', chosen: '环境保护', outcome: 'silent' }])
})

test('a later correction turns what was accepted into corrected, a way back makes it accepted again; followed twice it is the same', async () => {
  const { train, goTo, decide, follow, suggestions } = await openTriageOffice({ requests: requests(400) })
  await train()
  decide(1, { chosen: '环境保护' })
  decide(2, { chosen: '交通运输', text: '您好，想问一件事。' })
  await follow()
  await goTo('2026-03-06 10:00')
  decide(1, { chosen: '交通运输' })
  decide(2, { chosen: '环境保护' })
  await follow()
  const corrected = await suggestions()
  expect(corrected).toMatchObject([{ chosen: '交通运输', outcome: 'corrected' }, { chosen: '环境保护', outcome: 'silent' }])
  // It counts for the day on which it was first decided.
  expect(corrected[0]!['decided_at'].toISOString()).toBe('2026-03-04T02:00:00.000Z')
  await follow()
  expect(await suggestions()).toEqual(corrected)
  await goTo('2026-03-09 10:00')
  decide(1, { chosen: '环境保护' })
  await follow()
  expect(await suggestions()).toMatchObject([{ outcome: 'accepted' }, { outcome: 'silent' }])
})

test('the model that was in use then is asked, whatever was learned since', async () => {
  const all = requests(900)
  const past = { requests: all.slice(0, 300) }
  const { train, goTo, decide, follow, suggestions } = await openTriageOffice(past)
  await train()
  await goTo('2026-03-05 09:00')
  decide(1, { chosen: '环境保护' })
  const renamed: Record<string, string> = { 交通运输: '环境保护', 环境保护: '教育文体', 教育文体: '交通运输' }
  past.requests = all.slice(300).map((one) => ({ ...one, category: renamed[one.category!]! }))
  await goTo('2026-03-06 03:00')
  await train()
  await goTo('2026-03-06 09:00')
  decide(2, { chosen: '环境保护' })
  await follow()
  expect(await suggestions()).toMatchObject([{ model: 1, label: '环境保护', outcome: 'accepted' }, { model: 2, label: '教育文体', outcome: 'corrected' }])
})

test('more decisions than one batch, many at the same moment, are all followed; one written late is found as well', async () => {
  const { train, goTo, decide, follow, suggestions, now } = await openTriageOffice({ requests: requests(400) })
  await train()
  for (let n = 1; n <= 250; n++) decide(n, { chosen: '环境保护' })
  await follow()
  expect(await suggestions()).toHaveLength(250)
  const at = now()
  await goTo('2026-03-04 10:05')
  await follow()
  // It bears an earlier moment than what was followed already.
  expect(now() > at).toBe(true)
  decide(0, { chosen: '环境保护' })
  await follow()
  expect(await suggestions()).toHaveLength(251)
})

test('where a district has suggestions off, nobody accepts or corrects any', async () => {
  const { train, decide, follow, suggestions } = await openTriageOffice({ requests: requests(400) }, { answerCheck: true })
  await train()
  decide(1, { chosen: '环境保护' })
  await follow()
  expect(await suggestions()).toEqual([])
})

import { expect, test } from 'vitest'
import { answer } from '../answer.ts'
import { askResident } from '../ask-resident.ts'
import { requestExtension } from '../request-extension.ts'
import { returnDispatch } from '../return-dispatch.ts'
import { supervise } from '../supervise.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'
import { withdraw } from '../withdraw.ts'

test('what is due first stands first, what has no clock after it, newest first', async () => {
  const { ask, as, people, submitted, signed, goTo } = await openRequestsOffice()
  const old = await signed()
  const asked = await signed()
  await as(people.city).do(askResident, { caseId: asked.id, question: '哪一盏？' })
  const gone = await submitted()
  await as(people.resident).do(withdraw, { caseId: gone.id })
  await goTo('2026-03-04 11:00')
  const fresh = await submitted()
  const gone2 = await submitted()
  await as(people.resident).do(withdraw, { caseId: gone2.id })

  const { lines } = await ask(people.dispatcher, 'worklist', {})
  expect(lines.map((line) => line.id)).toEqual([fresh.id, old.id, asked.id, gone2.id, gone.id].toSorted((a, b) => lines.findIndex((l) => l.id === a) - lines.findIndex((l) => l.id === b)))
  const dues = lines.map((line) => line.dueAt ?? '9')
  expect(dues).toEqual(dues.toSorted())
  expect(lines.slice(-2).map((line) => line.id)).toEqual([gone2.id, gone.id])
  expect(lines.find((line) => line.id === asked.id)).toMatchObject({ stopped: true, late: false })
})

test('page by page, each case comes once, however small the pages', async () => {
  const { ask, as, people, submitted, goTo } = await openRequestsOffice()
  for (let n = 0; n < 12; n += 1) {
    if (n % 4 === 0) await goTo(`2026-03-04 10:0${n / 4}`)
    const { id } = await submitted()
    if (n % 3 === 0) await as(people.resident).do(withdraw, { caseId: id })
  }
  const whole = (await ask(people.dispatcher, 'worklist', { limit: 200 })).lines.map((line) => line.id)
  expect(whole).toHaveLength(12)
  for (const limit of [1, 5, 12]) {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { lines: { id: string }[]; next: string | null } = await ask(people.dispatcher, 'worklist', { limit, ...(after ? { after } : {}) })
      seen.push(...page.lines.map((line) => line.id))
      after = page.next
    } while (after)
    expect(seen).toEqual(whole)
  }
  await expect(ask(people.dispatcher, 'worklist', { after: 'nonsense' })).rejects.toMatchObject({ code: 'bad_input' })
})

test('each list holds what waits for that duty, and the counts agree', async () => {
  const { ask, as, people, submitted, dispatched, signed, answered, goTo } = await openRequestsOffice()
  const made = {
    intake: (await submitted()).id, returned: (await dispatched()).id, extension: (await signed()).id, approval: (await signed({ category: 'M0201' })).id, callback: (await answered()).id, supervised: (await signed()).id,
  }
  await as(people.city).do(returnDispatch, { caseId: made.returned, reason: '不属于本单位职责' })
  await as(people.city).do(requestExtension, { caseId: made.extension, days: 2, reason: '等配件', plan: '到货即换' })
  await as(people.env).do(answer, { caseId: made.approval, handling: '已检查', answer: '已停工。', solved: true, withoutAssist: '街道另报' })
  await as(people.supervisor).do(supervise, { caseId: made.supervised, demand: '今天说明', days: 1 })

  const inList = async (who: keyof typeof people, list: string) => (await ask(people[who], 'worklist', { list })).lines.map((line) => line.id)
  expect(await inList('dispatcher', 'intake')).toEqual([made.intake])
  expect(await inList('dispatcher', 'returns')).toEqual([made.returned])
  expect((await inList('dispatcher', 'mine')).toSorted()).toEqual([made.intake, made.returned].toSorted())
  expect(await inList('agent', 'mine')).toEqual([made.intake])
  expect(await inList('cityLead', 'extensions')).toEqual([made.extension])
  expect(await inList('envLead', 'extensions')).toEqual([])
  expect(await inList('envLead', 'approvals')).toEqual([made.approval])
  expect(await inList('callback', 'mine')).toEqual([made.callback])
  expect((await inList('supervisor', 'mine')).toSorted()).toEqual([made.extension, made.supervised].toSorted())
  expect((await inList('city', 'mine')).toSorted()).toEqual([made.extension, made.supervised].toSorted())
  // M0201 asks the street to assist: its part is the street's own work until it has reported.
  expect(await inList('street', 'mine')).toEqual([made.approval])
  expect(await inList('admin', 'all')).toEqual([])

  await goTo('2026-03-20 10:00')
  for (const who of ['dispatcher', 'agent', 'supervisor', 'callback', 'city', 'cityLead', 'street', 'env'] as const) {
    for (const [list, { open, late }] of Object.entries((await ask(people[who], 'counts', {})).lists)) {
      const { lines } = await ask(people[who], 'worklist', { list, limit: 200 })
      expect({ who, list, open: lines.filter((l) => !l.closedAt).length, late: lines.filter((l) => !l.closedAt && l.late).length }).toEqual({ who, list, open, late })
    }
  }
  expect((await inList('dispatcher', 'late')).length).toBeGreaterThan(2)
  await expect(ask(people.dispatcher, 'worklist', { list: 'everything' })).rejects.toMatchObject({ code: 'bad_input' })
})

test('the window for returning a dispatch is nobody’s lateness', async () => {
  const { signed, kase, as, people, goTo } = await openRequestsOffice('2026-03-04 10:00', {})
  const { id } = await signed({ category: 'F0101', section: 'development' }).catch(() => signed())
  await goTo('2026-03-04 10:30')
  await as(people.city).do(askResident, { caseId: id, question: '?' })
  expect((await kase(id)).due_at).toEqual(new Date('2026-03-11T18:00:00+08:00'))
})

test('filters narrow, and days count whole', async () => {
  const { ask, people, submitted, dispatched, goTo } = await openRequestsOffice()
  const lamp = await dispatched()
  await goTo('2026-03-05 23:30')
  const noise = await submitted({ category: 'M0201', place: { lng: 120.32, lat: 36.065, address: '中山路 1 号' } })
  const of = async (filters: object) => (await ask(people.dispatcher, 'worklist', filters)).lines.map((line) => line.id)
  expect(await of({ category: 'M0201' })).toEqual([noise.id])
  expect(await of({ category: 'M01' })).toEqual([lamp.id])
  expect(await of({ area: '370202005' })).toEqual([noise.id])
  expect(await of({ unit: 'bureau-city' })).toEqual([lamp.id])
  expect(await of({ state: 'submitted', section: 'livelihood' })).toEqual([noise.id])
  expect(await of({ from: '2026-03-05' })).toEqual([noise.id])
  expect(await of({ until: '2026-03-04' })).toEqual([lamp.id])
  expect(await of({ from: '2026-03-04', until: '2026-03-05' })).toHaveLength(2)
  expect(await of({ open: false })).toEqual([])
  await expect(of({ from: '昨天' })).rejects.toMatchObject({ code: 'bad_input' })
})

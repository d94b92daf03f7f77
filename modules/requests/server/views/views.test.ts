import { expect, test } from 'vitest'
import type { Actor } from '#kernel/identity/actor.ts'
import type { AnyView } from '#kernel/view.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'
test('scratch', async () => {
  const o = await openRequestsOffice()
  const ask = (a: Actor, v: string, input: object): any => (o.office.views.get('requests.' + v) as AnyView).run({ office: o.office, db: o.db, actor: a, input, now: o.now() } as never)
  const { id } = await o.dispatched()
  await o.submitted({ by: o.people.neighbour })
  console.log(JSON.stringify(await ask(o.people.resident, 'mine', {}), null, 1))
  console.log(JSON.stringify(await ask(o.people.resident, 'my_case', { id }), null, 1))
  console.log(JSON.stringify(await ask(o.people.dispatcher, 'case', { id }), null, 1))
  for (const list of ['mine', 'intake', 'returns', 'approvals', 'extensions', 'callback', 'disputes', 'late', 'supervised', 'all']) for (const p of ['dispatcher', 'city', 'supervisor', 'cityLead', 'callback', 'agent', 'env', 'admin'] as const) {
    const r = await ask(o.people[p], 'worklist', { list }); if (r.lines.length) console.log(list, p, r.lines.length, r.next)
  }
  console.log(await ask(o.people.dispatcher, 'worklist', { text: '路灯', limit: 1 }))
  const one = await ask(o.people.dispatcher, 'worklist', { limit: 1 })
  console.log(await ask(o.people.dispatcher, 'worklist', { limit: 1, after: one.next }))
  console.log(await ask(o.people.resident, 'similar', { text: '香港中路路灯坏了,天很黑', lng: 120.39, lat: 36.064 }))
  console.log(await ask(o.people.resident, 'suggest', { text: '香港中路路灯坏了,天很黑' }))
  console.log(await ask(o.people.agent, 'caller', { phone: '19900000001' }))
  expect(1).toBe(1)
})

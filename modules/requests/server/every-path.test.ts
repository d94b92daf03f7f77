import fc from 'fast-check'
import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { can } from '#kernel/case/can.ts'
import { clockOf } from '#kernel/clocks/clock-set.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { Refused } from '#kernel/refusal.ts'
import { factsOf } from './request.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

/** Inputs with which each verb of people can be tried; `other` is a second case. */
const INPUTS: Record<string, (other: string) => object[]> = {
  dispatch: () => [{}, { lead: 'bureau-housing', assist: ['street-xgzl'], why: '实际在此' }],
  answer_at_once: () => [{ answer: '请按合同办理。' }],
  decline: () => [{ branch: 'out_of_remit', reason: '属于市级' }],
  merge_into: (other) => [{ into: other }],
  unmerge: () => [{ why: '不是一处' }],
  adjudicate: () => [{ upheld: true, lead: 'bureau-env', reason: '属实' }, { upheld: false, reason: '不属实' }],
  reassign: () => [{ lead: 'bureau-env', why: '代管' }, { lead: 'bureau-city', why: '代管' }],
  recuse: () => [{ who: ['unit:bureau-city'], why: '利害' }, { who: ['unit:street-xgzl'], why: '利害' }],
  sign_for: () => [{}],
  record_contact: () => [{ how: 'phone', reached: true, note: '已通话' }],
  return_dispatch: () => [{ reason: '不归我们' }],
  ask_resident: () => [{ question: '哪一根？' }],
  add_assist: () => [{ unit: 'street-zsl', why: '需要' }],
  finish_assist: () => [{ result: '办了' }],
  refer_outside: () => [{ party: 'railway', how: 'phone', sent: '桥下积水' }],
  outside_answered: () => [{ reply: '已派人' }],
  request_extension: () => [{ days: 2, reason: '等料', plan: '到货即装' }],
  decide_extension: () => [{ granted: true, reason: '可以' }, { granted: false, reason: '不必' }],
  answer: () => [{ handling: '修了', answer: '修好了', solved: true, withoutAssist: '先答' }, { handling: '报了', answer: '要等', solved: false, promise: { by: '2026-04-30', what: '装好' }, withoutAssist: '先答' }],
  approve_answer: () => [{}],
  send_back_answer: () => [{ why: '改' }],
  record_call_back: () => [{ reached: false }, { reached: true, solved: true }, { reached: true, solved: false }],
  call_about_delay: () => [{ reached: true, words: '说明' }, { reached: false, words: '没接' }],
  settle_dispute: () => [{ upheld: true, reason: '属实' }, { upheld: false, reason: '不属实' }],
  supply_info: () => [{ text: '第三根' }],
  rate: () => [{ solved: true, satisfaction: 'fair' }, { solved: false, satisfaction: 'dissatisfied' }],
  reopen: () => [{ why: '又坏了' }],
  dispute_rating: () => [{ solved: false, satisfaction: 'dissatisfied', why: '没这么说' }],
  withdraw: () => [{}],
  supervise: () => [{ demand: '说明', days: 1 }],
  answer_supervision: () => [{ text: '明日' }],
  lift_supervision: () => [{ why: '已办' }],
}
/** What ends a life early is done now and then, so that lives become long. */
const RARE = ['decline', 'withdraw', 'recuse', 'answer_at_once', 'merge_into', 'reassign', 'supervise']
/** Clocks that run in these states and in no others. */
const ONLY_IN: Record<string, string[]> = {
  dispatch: ['submitted'], sign: ['dispatched'], adjudicate: ['objected'], supply: ['awaiting_resident'], approve: ['awaiting_approval'],
  extension: ['in_progress', 'awaiting_resident'], outside: ['submitted', 'dispatched', 'in_progress', 'awaiting_resident', 'objected', 'awaiting_approval'], callback: ['answered'], promise: ['answered'], dispute: ['concluded'], supervision: ['submitted', 'dispatched', 'in_progress', 'awaiting_resident', 'objected', 'awaiting_approval', 'answered'],
}

test('whatever people do in whatever order: every clock that runs is somebody’s, none is forgotten, and the ledger tells it all', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(3)), { minLength: 20, maxLength: 60 }), async (steps) => {
    const office = await openRequestsOffice()
    const housing = { ...office.people.city, id: '00000000-0000-7000-9000-0000000000aa', unit: 'bureau-housing', units: ['bureau-housing'], roles: ['handler', 'lead'] as const }
    const actors: Actor[] = [...Object.values(office.people), housing]
    const ids = [(await office.submitted()).id, (await office.submitted({ by: office.people.neighbour, category: 'M0201' })).id]
    let minutes = 0
    for (const [which, how, wait] of steps) {
      minutes += [1, 20, 200, 1500][wait]!
      await office.goTo(new Date(Date.parse('2026-03-04T10:00:00+08:00') + minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '))
      const id = ids[which % 2]!
      const before = await office.kase(id)
      const running = (await office.db.selectFrom('kernel.clock').selectAll().where('case_id', '=', id).execute()).map((row) => clockOf(row as never))
      const choices = actors.flatMap((actor) => can(office.office, actor, before as never, running).filter((name) => name.slice(9) in INPUTS).map((name) => office.office.verbs.get(name)!)
        .flatMap((v) => INPUTS[v.name.slice(9)]!(ids[(which + 1) % 2]!).map((input) => ({ actor, v, input }))))
      if (choices.length === 0) continue
      const common = choices.filter((choice) => !RARE.includes(choice.v.name.slice(9)))
      const among = how % 8 === 0 || common.length === 0 ? choices : common
      const { actor, v, input } = among[Math.floor(how / 8) % among.length]!
      await act(office.office, actor, v, { caseId: id, ...input }).catch((error: unknown) => { if (!(error instanceof Refused)) throw error })
      await office.settle()

      for (const each of ids) {
        const kase = await office.kase(each)
        const clocks = await office.db.selectFrom('kernel.clock').selectAll().where('case_id', '=', each).where('done_at', 'is', null).execute()
        const at = `${kase.state} after ${v.name}`
        const names = clocks.map((clock) => clock.name)
        for (const [name, states] of Object.entries(ONLY_IN)) if (names.includes(name)) expect(states, `${name} runs in ${at}`).toContain(kase.state)
        for (const name of ['dispatch', 'adjudicate', 'supply', 'approve', 'callback']) if (ONLY_IN[name]!.includes(kase.state)) expect(names, `${name} in ${at}`).toContain(name)
        if (['dispatched', 'in_progress', 'objected', 'awaiting_approval', 'awaiting_resident'].includes(kase.state)) expect(names, at).toContain('conclude')
        if (kase.state !== 'awaiting_resident') expect(clocks.filter((clock) => clock.due_at === null).map((clock) => clock.name), `stands still in ${at}`).toEqual([])
        if (kase.closed_at && kase.state !== 'concluded' || kase.state === 'merged') expect(names, at).toEqual([])
        expect(names.includes('extension'), `extension in ${at}`).toBe(factsOf(kase as never).extension !== undefined)
        const assisting = (factsOf(kase as never).assist ?? []).filter((a) => !a.done).map((a) => `assist:${a.unit}`)
        expect(names.filter((name) => name.startsWith('assist:') && !assisting.includes(name)), `assist in ${at}`).toEqual([])
        for (const clock of clocks) if (clock.unit_id) expect(kase.recused, `${clock.name} in ${at}`).not.toContain(kase.state === 'answered' ? '' : `unit:${clock.unit_id}`)
        expect(factsOf(kase as never).joined ?? 0).toBeGreaterThanOrEqual(0)
      }
    }
    expect((await office.db.selectFrom('kernel.outbox').select(['topic', 'error']).where('error', 'is not', null).execute())).toEqual([])
    expect((await verifyLedger(office.db, new Map())).faults).toEqual([])
  }), { numRuns: Number(process.env['WALKS'] ?? 3) })
}, 240_000)

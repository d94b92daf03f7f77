import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import type { Duty } from '#kernel/module.ts'
import { request } from './request.ts'

/** 重算时限: a deadline beyond the last notice on holidays was provisional; the next year's notice settles it. */
export const reckonAgain = verb({
  name: 'requests.reckon_again',
  title: { zh: '重算时限', en: 'Reckon limits again' },
  on: request,
  from: request.states,
  input: Type.Object({ caseId: CaseId }, strict),
  may: [theSystem],
  run({ clocks, calendar }) {
    clocks.reckonAgain()
    return { says: { calendar: calendar.version } }
  },
})

export const reckoning: Duty = {
  name: 'requests.reckon_again',
  everySeconds: 300,
  async run(office) {
    const waiting = await office.db.selectFrom('kernel.clock as k').innerJoin('kernel.case as c', 'c.id', 'k.case_id').select('k.case_id').distinct()
      .where('c.kind', '=', request.name).where('k.done_at', 'is', null).where('k.provisional', '=', true).where('k.calendar_version', '<>', office.calendar().version).execute()
    for (const { case_id } of waiting) await act(office, system, reckonAgain, { caseId: case_id })
  },
}

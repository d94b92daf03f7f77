import type { CaseRow, Tx } from '#kernel/db/tables.ts'
import { masked, maskedOf } from '#kernel/identity/personal-data.ts'
import { refuse } from '#kernel/refusal.ts'
import { factsOf, type RequestTables } from './request.ts'

/**
 * 一案多人: the answer goes to everybody who joined. What names the reporter, or looks like a number that is somebody's, is said
 * to the clerk first, who may send it all the same: a unit's own telephone number looks no different.
 */
export async function checkShared(tx: Tx<RequestTables>, kase: CaseRow, { answer, confirmed }: { answer: string; confirmed?: boolean }) {
  const { joined } = factsOf(kase)
  if (!joined || confirmed || (await withoutPeople(tx, kase, answer)) === answer) return
  refuse('names_somebody', {
    zh: `这份答复还会发给另外 ${joined} 位一起反映的人，其中好像有姓名、电话或证件号码；请改写，确认可以公开的，请勾选后再提交（证件号码、车牌号仍会隐去）`,
    en: `This answer also goes to ${joined} who joined, and seems to hold a name or a number. Rewrite it, or tick that it may be told to all (identity numbers and plates are masked all the same)`,
  })
}

/** What those who joined read of it. Somebody may have joined after it was written, when the clerk was asked nothing. */
export async function toThoseWhoJoined(tx: Tx<RequestTables>, kase: Pick<CaseRow, 'id' | 'applicant_id'>, { answer, confirmed }: { answer: string; confirmed: boolean }): Promise<string> {
  return confirmed ? maskedOf(['identity', 'plate'], answer) : withoutPeople(tx, kase, answer)
}

async function withoutPeople(tx: Tx<RequestTables>, kase: Pick<CaseRow, 'id' | 'applicant_id'>, answer: string): Promise<string> {
  const report = await tx.selectFrom('requests.report').select('contact').where('case_id', '=', kase.id).executeTakeFirst()
  const resident = await tx.selectFrom('kernel.resident').select('name').where('id', '=', kase.applicant_id).executeTakeFirst()
  return [report?.contact, resident?.name].reduce<string>((text, name) => (name && [...name].length > 1 ? text.replaceAll(name, '某某') : text), masked(answer))
}

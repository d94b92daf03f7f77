import { openingVerb } from '#kernel/case/verb.ts'
import { residentByPhone } from '#kernel/identity/resident.ts'
import { admin, theSystem } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { openRequest } from './open-request.ts'
import { request } from './request.ts'

/**
 * 导入: a message from another system, with its answer where it has one. What was answered there is history: one event
 * with the original times, no clock, no notice, and no part in the rates. What nobody answered is kept as history too, or
 * taken up as a request of today, as the import says.
 */
export const recordImport = openingVerb({
  name: 'requests.record_import',
  title: { zh: '导入', en: 'Import' },
  opens: request,
  input: requests.record_import,
  may: [theSystem, admin],

  async run(the) {
    const { input, now, tx } = the
    const openedAt = new Date(input.openedAt)
    const answeredAt = input.answeredAt ? new Date(input.answeredAt) : undefined
    const fault = faultInTimes({ openedAt, answeredAt, now })
    if (fault) refuseInput(fault.reason)
    const history = input.answer !== undefined || input.unanswered === 'archive'
    const resident = input.phone ? await residentByPhone(tx, { phone: input.phone, name: undefined, by: 'others', now }) : undefined
    if (!history && !resident) refuseInput({ zh: '没有联系电话，无法作为新诉求受理：没有人可以答复', en: 'Without a telephone number it cannot be taken up as new: there is nobody to answer' })

    const opened = await openRequest(the, {
      section: input.section, text: input.text, extras: input.extras ?? {}, channel: 'import', history,
      applicant: resident?.id ?? null, phone: resident?.phone ?? '', contact: input.contact ?? '',
      ...(input.category ? { category: input.category } : {}), ...(input.place ? { place: input.place } : {}),
    })
    const { import: of, row, source, externalId, answeredBy } = input
    const says = { ...opened.says, import: of, row, source, openedAt: input.openedAt, answeredAt: input.answeredAt ?? null, kept: history ? 'history' : 'intake' }
    const seals = { ...opened.seals, ...(externalId ? { externalId } : {}), ...(answeredBy ? { answeredBy } : {}), ...(input.title ? { title: input.title } : {}), ...(input.answer ? { answer: input.answer, handling: '' } : {}) }
    const summary = input.title ? { summary: [...input.title].length > 60 ? `${[...input.title].slice(0, 59).join('')}…` : input.title } : {}
    const set = { ...opened.set, ...summary }
    if (!history) return { ...opened, set, openedAt, says, seals }

    const facts = { ...opened.set.facts, outcome: { excluded: 'imported' }, ...(input.answer ? { answer: { seq: 1, solved: null, by: 'system', approvedBy: null } } : {}) }
    return { becomes: 'concluded' as const, set: { ...set, facts }, openedAt, closedAt: answeredAt ?? openedAt, says, seals }
  },
})

/** Which of the times cannot be, and why. */
export function faultInTimes({ openedAt, answeredAt, now }: { openedAt: Date; answeredAt: Date | undefined; now: Date }): { field: 'openedAt' | 'answeredAt'; reason: string } | undefined {
  if (openedAt > now) return { field: 'openedAt', reason: '时间在今天以后' }
  if (answeredAt && answeredAt > now) return { field: 'answeredAt', reason: '答复时间在今天以后' }
  if (answeredAt && answeredAt < openedAt) return { field: 'answeredAt', reason: '答复时间早于提出时间' }
  return undefined
}

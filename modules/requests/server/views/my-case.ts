import { readFiles } from '#kernel/case/files-of.ts'
import { readNames } from '#kernel/identity/staff-names.ts'
import { eventAt, type HistoryEvent, readEvents, wordsOf } from '#kernel/case/events-of.ts'
import { can } from '#kernel/case/can.ts'
import type { Lang } from '#kernel/contract.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { categoryName, unitName } from '../catalogue.ts'
import { factsOf } from '../request.ts'
import { stateName } from '../titles.ts'
import { explained, readCase, type Report } from './case-parts.ts'
import { answersInWords } from './case-people.ts'
import { staffNamedIn, stepsOf, workPhotos } from './history.ts'
import { awaited, isLate, promised, statusOf, whyLate } from './status.ts'
import { titlesOf } from './verb-titles.ts'

/** One request as the person sees it who made it: what was said, who has it, until when and why then, and each step. */
export const myCase = view({
  name: 'requests.my_case',
  title: '我的一件诉求',
  ...views.my_case,
  may: [signedInResident],

  async run({ office, db, actor, input, now, lang }) {
    const { kase, report, clocks } = await readCase(office, db, actor, input.id)
    const facts = factsOf(kase)
    const [events, files, mergedInto] = await Promise.all([readEvents(db, kase.id), readFiles(db, kase.id, 'resident'), readNumber(db, facts.into)])
    const names = await readNames(db, staffNamedIn(events))
    const given = { office, kase, clocks, now, lang }
    const clock = awaited(given)
    const isAnswered = kase.state === 'answered' || kase.state === 'concluded'
    const answered = isAnswered ? wordsOf(eventAt(events, facts.answer?.seq)) : {}
    const withUnit = !['submitted', 'declined', 'withdrawn', 'objected', 'merged'].includes(kase.state)
    const verbs = can(office, actor, kase, clocks)
    return {
      id: kase.id, number: kase.number, state: kase.state, stateName: stateName(kase.state, lang), version: kase.version, section: facts.section,
      category: kase.category, categoryName: kase.category && categoryName(office, kase.category, lang),
      text: wordsOf(events[0])['text'] ?? report.text, ...asSent(office, kase, report, events[0], lang), place: kase.place, openedAt: kase.opened_at.toISOString(),
      status: statusOf(given), whyDue: clock ? explained(office, clock, lang, promised(clock)[lang]) : null, late: whyLate(given), overdue: isLate(given),
      holder: withUnit ? unitName(office, kase.unit_id, lang) : null, responder: withUnit ? (names.get(facts.responder?.id ?? '')?.name ?? null) : null,
      question: kase.state === 'awaiting_resident' ? (wordsOf(eventAt(events, facts.question?.seq))['question'] ?? null) : null,
      answer: answered['answer'] ?? null,
      promise: isAnswered && facts.promise ? { by: facts.promise.by, what: answered['promise'] ?? '' } : null,
      rating: facts.rating ? { solved: facts.rating.solved, satisfaction: facts.rating.satisfaction, by: facts.rating.by, disputed: facts.dispute !== undefined } : null,
      timeline: stepsOf(office, events, { audience: 'resident', files, names, applicant: kase.applicant_id, lang }),
      files: files.map(({ seq: _seq, ...file }) => file), workPhotos: workPhotos(events, files),
      can: verbs, titles: titlesOf(office, verbs), head: kase.head, joined: facts.joined ?? 0, mergedInto,
    }
  },
})

/** What they filled in, by the form as it was then: a category given to it since asks other questions. */
function asSent(office: Office, kase: CaseRow, report: Report, first: HistoryEvent | undefined, lang: Lang) {
  const sent = { ...kase, ...(first?.body.set as Partial<CaseRow> | undefined) }
  const { anonymous, confidential, channel, splitFrom } = factsOf(sent)
  // The accused unit comes before those below it. Staff made a part that was split off, and an import brings columns of an office.
  const accused = splitFrom ? undefined : sent.recused.find((who) => who.startsWith('unit:'))?.slice('unit:'.length)
  return {
    answers: channel === 'import' ? [] : answersInWords(office, sent, wordsOf(first)['answers'] ?? report.answers, lang),
    anonymous: anonymous ?? false, confidential: (confidential || factsOf(kase).confidential) ?? false, accused: accused ? unitName(office, accused, lang) : null,
  }
}

/** The number is all that a resident learns of the case that theirs was joined to: it may be somebody else's. */
async function readNumber(db: Db<any>, id: string | undefined): Promise<string | null> {
  if (!id) return null
  return (await db.selectFrom('kernel.case').select('number').where('id', '=', id).executeTakeFirst())?.number ?? null
}

import { can } from '#kernel/case/can.ts'
import type { Db } from '#kernel/db/tables.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { categoryName, unitName } from '../catalogue.ts'
import { factsOf } from '../request.ts'
import { stateName } from '../titles.ts'
import { explained, readCase, readFiles } from './case-parts.ts'
import { eventAt, readEvents, staffNamedIn, stepsOf, wordsOf } from './history.ts'
import { readNames } from './names.ts'
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
      text: wordsOf(events[0])['text'] ?? report.text, place: kase.place, openedAt: kase.opened_at.toISOString(),
      status: statusOf(given), whyDue: clock ? explained(office, clock, lang, promised(clock)[lang]) : null, late: whyLate(given), overdue: isLate(given),
      holder: withUnit ? unitName(office, kase.unit_id, lang) : null, responder: withUnit ? (names.get(facts.responder?.id ?? '')?.name ?? null) : null,
      question: kase.state === 'awaiting_resident' ? (wordsOf(eventAt(events, facts.question?.seq))['question'] ?? null) : null,
      answer: answered['answer'] ?? null,
      promise: isAnswered && facts.promise ? { by: facts.promise.by, what: answered['promise'] ?? '' } : null,
      rating: facts.rating ? { solved: facts.rating.solved, satisfaction: facts.rating.satisfaction, by: facts.rating.by, disputed: facts.dispute !== undefined } : null,
      timeline: stepsOf(office, events, { audience: 'resident', files, names, applicant: kase.applicant_id, lang }),
      files: files.map(({ seq: _seq, ...file }) => file),
      can: verbs, titles: titlesOf(office, verbs), head: kase.head, joined: facts.joined ?? 0, mergedInto,
    }
  },
})

/** The number is all that a resident learns of the case that theirs was joined to: it may be somebody else's. */
async function readNumber(db: Db<any>, id: string | undefined): Promise<string | null> {
  if (!id) return null
  return (await db.selectFrom('kernel.case').select('number').where('id', '=', id).executeTakeFirst())?.number ?? null
}

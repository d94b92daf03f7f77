import { can } from '#kernel/case/can.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { categoryName, unitName } from '../catalogue.ts'
import { factsOf } from '../request.ts'
import { stateName } from '../titles.ts'
import { explained, readCase, readFiles } from './case-parts.ts'
import { eventAt, readEvents, stepsOf, wordsOf } from './history.ts'
import { readNames, staffIn } from './names.ts'
import { awaited, statusOf, whyLate } from './status.ts'
import { titlesOf } from './verb-titles.ts'

/** One request as the person sees it who made it: what was said, who has it, until when and why then, and each step. */
export const myCase = view({
  name: 'requests.my_case',
  title: '我的一件诉求',
  ...views.my_case,
  may: [signedInResident],

  async run({ office, db, actor, input, now }) {
    const { kase, report, clocks } = await readCase(office, db, actor, input.id)
    const [events, files] = await Promise.all([readEvents(db, kase.id), readFiles(db, kase.id, 'resident')])
    const names = await readNames(db, staffIn(events.map((event) => event.actor)))
    const facts = factsOf(kase)
    const given = { office, kase, clocks, now }
    const clock = awaited(given)
    const isAnswered = kase.state === 'answered' || kase.state === 'concluded'
    const answered = isAnswered ? wordsOf(eventAt(events, facts.answer?.seq)) : {}
    const withUnit = !['submitted', 'declined', 'withdrawn', 'objected', 'merged'].includes(kase.state)
    const verbs = can(office, actor, kase)
    return {
      id: kase.id, number: kase.number, state: kase.state, stateName: stateName(kase.state), version: kase.version, section: facts.section,
      category: kase.category, categoryName: kase.category && categoryName(office, kase.category),
      text: wordsOf(events[0])['text'] ?? report.text, place: kase.place, openedAt: kase.opened_at.toISOString(),
      status: statusOf(given), whyDue: clock ? explained(office, clock, clock.kind === 'respond' ? '联系您' : '答复您') : null, late: whyLate(given),
      holder: withUnit ? unitName(office, kase.unit_id) : null, responder: withUnit ? (facts.responder?.name ?? null) : null,
      question: kase.state === 'awaiting_resident' ? (wordsOf(eventAt(events, facts.question?.seq))['question'] ?? null) : null,
      answer: answered['answer'] ?? null,
      promise: isAnswered && facts.promise ? { by: facts.promise.by, what: answered['promise'] ?? '' } : null,
      rating: facts.rating ? { solved: facts.rating.solved, satisfaction: facts.rating.satisfaction, by: facts.rating.by, disputed: facts.dispute !== undefined } : null,
      timeline: stepsOf(office, events, { audience: 'resident', files, names, applicant: kase.applicant_id }),
      files: files.map(({ seq: _seq, ...file }) => file),
      can: verbs, titles: titlesOf(office, verbs), head: kase.head, joined: facts.joined ?? 0,
    }
  },
})

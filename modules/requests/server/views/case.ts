import { can } from '#kernel/case/can.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { unitName } from '../catalogue.ts'
import { factsOf } from '../request.ts'
import { answerOf, callBacksOf, dispatchOf, extensionOf, ratingOf, returnOf, supervisionOf } from './case-facts.ts'
import { answersInWords, readApplicant, readLink, readReporters, suggestionFor } from './case-people.ts'
import { clockView, readCase, readFiles, stopOf } from './case-parts.ts'
import { eventAt, readEvents, stepsOf, wordsOf } from './history.ts'
import { lineOf } from './line.ts'
import { readNames, staffIn } from './names.ts'
import { titlesOf } from './verb-titles.ts'

/** Everything about a request on one screen, for whoever of the staff may see it. */
export const oneCase = view({
  name: 'requests.case',
  title: '一件诉求',
  ...views.case,
  may: [anyStaff],

  async run({ office, db, actor, input, now }) {
    const { kase, report, clocks } = await readCase(office, db, actor, input.id)
    const facts = factsOf(kase)
    const [events, files, applicant, reporters, mergedInto, splitFrom] = await Promise.all([
      readEvents(db, kase.id), readFiles(db, kase.id, 'staff'), readApplicant(db, kase, report, actor), readReporters(db, kase, actor),
      readLink(office, db, actor, facts.into), readLink(office, db, actor, facts.splitFrom),
    ])
    const names = await readNames(db, [
      ...staffIn(events.map((event) => event.actor)), facts.responder?.id, facts.answer?.by, facts.answer?.approvedBy, facts.extension?.by, facts.supervision?.by,
    ])
    const verbs = can(office, actor, kase)
    const running = clocks.filter((clock) => !clock.doneAt)
    const line = lineOf(office, {
      ...kase,
      stopped: running.some((clock) => stopOf(clock) !== null),
      warned: running.some((clock) => clock.level > 0 && ['respond', 'conclude', 'assist'].includes(clock.kind) && !!clock.dueAt && clock.dueAt >= now),
    }, now)
    const given = { office, kase, events, names }
    return {
      line, text: wordsOf(events[0])['text'] ?? report.text, place: kase.place, answers: answersInWords(office, kase, report.answers), channel: facts.channel,
      anonymous: facts.anonymous ?? false, confidential: facts.confidential ?? false,
      applicant, reporters, mergedInto, splitFrom,
      lead: ['submitted', 'declined', 'withdrawn', 'merged'].includes(kase.state) ? null : { unit: kase.unit_id, name: unitName(office, kase.unit_id), responder: facts.responder ? { ...facts.responder, unit: kase.unit_id } : null },
      assist: (facts.assist ?? []).map(({ unit, done, seq }) => ({ unit, name: unitName(office, unit), done, result: wordsOf(eventAt(events, seq))['result'] ?? null })),
      dispatch: dispatchOf(given), answer: answerOf(given), extension: extensionOf(given), returned: returnOf(given),
      supervision: supervisionOf(given), callBacks: callBacksOf(given), rating: ratingOf(given),
      clocks: clocks.toSorted((a, b) => Number(!!a.doneAt) - Number(!!b.doneAt) || Number(a.dueAt ?? Infinity) - Number(b.dueAt ?? Infinity)).map((clock) => clockView(office, clock, now)),
      history: stepsOf(office, events, { audience: 'staff', files, names, applicant: kase.applicant_id }),
      files: files.map(({ seq: _seq, ...file }) => file),
      can: verbs, titles: titlesOf(office, verbs), head: kase.head,
      suggestion: verbs.includes('requests.dispatch') ? suggestionFor(office, kase, now) : null,
    }
  },
})

import { readFiles } from '#kernel/case/files-of.ts'
import { readNames, staffIn } from '#kernel/identity/staff-names.ts'
import { eventAt, readEvents, wordsOf } from '#kernel/case/events-of.ts'
import { can } from '#kernel/case/can.ts'
import { readingsOf, recordReading } from '#kernel/case/reading.ts'
import { anyStaff, dispatcher, supervisor } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { unitName } from '../catalogue.ts'
import { colleaguesFor, staffInvolved } from '../colleagues.ts'
import { factsOf } from '../request.ts'
import { answerOf, callBacksOf, dispatchOf, extensionOf, ratingOf, returnOf, supervisionOf } from './case-facts.ts'
import { answersInWords, peopleFor, readApplicant, readLink, readReporters, suggestionFor } from './case-people.ts'
import { clockView, readCase, stopOf } from './case-parts.ts'
import { staffNamedIn, stepsOf, workPhotos } from './history.ts'
import { lineOf } from './line.ts'
import { actorName, COLLEAGUE } from './names.ts'
import { titlesOf } from './verb-titles.ts'

/** Everything about a request on one screen, for whoever of the staff may see it. */
export const oneCase = view({
  name: 'requests.case',
  title: '一件诉求',
  ...views.case,
  may: [anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const { kase, report, clocks } = await readCase(office, db, actor, input.id)
    const facts = factsOf(kase)
    const { reporters, confidential } = await readReporters(db, kase, actor, lang)
    await recordReading(db, actor, { caseIds: [...(facts.confidential ? [kase.id] : []), ...confidential], what: 'requests.case', now })
    const [events, files, applicant, mergedInto, splitFrom, readings] = await Promise.all([
      readEvents(db, kase.id), readFiles(db, kase.id, 'staff'), readApplicant(db, kase, report, actor, lang),
      readLink(office, db, actor, facts.into), readLink(office, db, actor, facts.splitFrom),
      facts.confidential && supervisor.of(actor, kase) ? readingsOf(db, kase.id) : [],
    ])
    const names = await readNames(db, [
      ...staffNamedIn(events), ...staffIn(readings.map(({ who }) => who)), facts.answer?.by, facts.answer?.approvedBy, facts.extension?.by, facts.supervision?.by,
    ])
    const verbs = can(office, actor, kase, clocks)
    const running = clocks.filter((clock) => !clock.doneAt)
    const line = lineOf(office, {
      ...kase,
      stopped: running.some((clock) => stopOf(clock, lang) !== null),
      warned: running.some((clock) => clock.level > 0 && ['respond', 'conclude', 'assist'].includes(clock.kind) && !!clock.dueAt && clock.dueAt >= now),
    }, now, lang)
    const given = { office, kase, events, names, lang }
    return {
      line, text: wordsOf(events[0])['text'] ?? report.text, place: kase.place, answers: answersInWords(office, kase, report.answers, lang), channel: facts.channel,
      anonymous: facts.anonymous ?? false, confidential: facts.confidential ?? false,
      ...peopleFor(actor, kase, events[0]?.actor, { applicant, reporters }), mergedInto, splitFrom,
      readings: readings.map(({ who, at }) => ({ who: actorName(office, who, { audience: 'staff', names, applicant: kase.applicant_id, lang }) ?? '', at: at.toISOString() })),
      lead: ['submitted', 'declined', 'withdrawn', 'merged'].includes(kase.state) ? null : { unit: kase.unit_id, name: unitName(office, kase.unit_id, lang), responder: facts.responder ? { id: facts.responder.id, name: names.get(facts.responder.id)?.name ?? COLLEAGUE[lang], unit: kase.unit_id } : null },
      assist: (facts.assist ?? []).map(({ unit, done, seq }) => ({ unit, name: unitName(office, unit, lang), done, result: wordsOf(eventAt(events, seq))['result'] ?? null })),
      // Whom it is about is for those who must give it to somebody else, and for nobody whose colleague it may be.
      recused: dispatcher.of(actor, kase) || supervisor.of(actor, kase) ? kase.recused.filter((who) => who.startsWith('unit:')).map((who) => who.slice(5)).map((unit) => ({ unit, name: unitName(office, unit, lang) })) : [],
      dispatch: dispatchOf(given), answer: answerOf(given), extension: extensionOf(given), returned: returnOf(given),
      supervision: supervisionOf(given), callBacks: callBacksOf(given), rating: ratingOf(given),
      clocks: clocks.toSorted((a, b) => Number(!!a.doneAt) - Number(!!b.doneAt) || Number(a.dueAt ?? Infinity) - Number(b.dueAt ?? Infinity)).map((clock) => clockView(office, clock, now, lang)),
      history: stepsOf(office, events, { audience: 'staff', files, names, applicant: kase.applicant_id, lang }),
      files: files.map(({ seq: _seq, ...file }) => file), workPhotos: workPhotos(events, files),
      can: verbs, titles: titlesOf(office, verbs), head: kase.head,
      colleagues: verbs.includes('requests.sign_for') || verbs.includes('requests.assign') ? await colleaguesFor(db, kase) : [],
      involved: verbs.includes('requests.recuse') ? await staffInvolved(db, kase) : [],
      suggestion: verbs.includes('requests.dispatch') ? suggestionFor(office, kase, kase.category, now, lang) : null,
    }
  },
})

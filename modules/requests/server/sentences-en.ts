import { waitedFor } from './clocks.ts'
import type { zh } from './sentences-zh.ts'
import { GROUNDS, SATISFACTION } from './titles.ts'
import { all, type Sentences, type Told } from './told.ts'

const by = (t: Told, clock: string, what: string) => (t.due(clock) ? `; ${what} by ${t.due(clock)}` : '')
const answered = (t: Told) => by(t, 'conclude', 'you will have an answer')
const contacted = (t: Told) => by(t, 'respond', 'somebody will contact you')
const assisted = (t: Told) => (t.says['assist']?.length ? `, assisted by ${t.says['assist'].map(t.unit).join(', ')}` : '')
const because = (why: unknown, lead = ': ') => (why ? `${lead}${String(why)}` : '')
/** The catalogue's own reason is kept in Chinese; the rule that it comes from says the same to everybody. */
const chosen = (t: Told) => because(t.words['why'], ' ') || (t.says['rule'] ? ` By rule ${t.says['rule']} of dispatch catalogue ${t.says['catalogue']}.` : '')
const yes = (value: unknown, is: string, not: string) => (value === undefined || value === null ? null : value ? is : not)
const rated = (w: Record<string, any>) =>
  [yes(w['contacted'], 'contacted', 'not contacted'), yes(w['solved'], 'solved', 'not solved'), SATISFACTION[w['satisfaction']]?.en].filter(Boolean).join(', ')
const youSaid = (words: unknown) => (words ? `; you said: “${String(words).replace(/[.。]$/, '')}”` : '')
/** Unsolved goes back to work; who does it and until when is said with it. */
const again = (t: Told) =>
  t.became === 'in_progress' ? ` ${t.unit(t.holder)} has to work on it again${answered(t)}.` : t.became === 'submitted' ? ' It is being decided who will handle it.' : ''
const BY: Record<string, string> = { phone: 'telephone', email: 'email', web: 'its own site', letter: 'letter' }
const HOW: Record<string, string> = { phone: 'by telephone', visit: 'in person', message: 'by message' }
const RUNGS: Record<string, string> = { unit_lead: 'the head of the unit', supervisor: 'the supervisor', district_office: 'the district office' }

/** The same sentences in English: a verb that lacks one does not compile. */
export const en: Record<keyof typeof zh, Sentences> = {
  submit: { resident: (t) => `We have your request${contacted(t)}.`, staff: () => 'Submitted by the resident.' },
  submit_by_phone: { resident: (t) => `Our staff wrote down your request on the telephone${contacted(t)}.`, staff: () => 'Taken down from a call.' },
  split: { resident: () => 'You reported more than one thing: this one is handled by itself.', staff: (t) => `Split off another request${because(all(t)['why'])}` },
  note_split: { resident: () => 'One of the things you reported is now a request of its own, with an answer of its own.', staff: (t) => `A part of it was split off${because(all(t)['why'])}` },
  submit_from_open311: { resident: (t) => `We have the request that you sent through “${t.says['app']}”${contacted(t)}.`, staff: (t) => `Submitted through Open311 (${t.says['app']}).` },
  record_import: { resident: (t) => `This request came from ${t.says['source']}${because(t.words['answer'], '; the answer there: ')}`, staff: (t) => `Imported from ${t.says['source']}${because(all(t)['externalId'], ', number ')}${t.words['answer'] ? `; the answer there: ${t.words['answer']}` : t.says['kept'] === 'intake' ? ', taken up as a new request.' : '; it had no answer and is kept for the record.'}` },

  dispatch: { resident: (t) => `Handed to ${t.unit(t.says['lead'])}${assisted(t)}${answered(t)}.`, staff: (t) => `Dispatched to ${t.unit(t.says['lead'])}${assisted(t)}.${chosen(t)}` },
  decline: { resident: (t) => `This request was not accepted (${t.door(t.says['branch'])}): ${t.words['reason']}`, staff: (t) => `Not accepted (${t.door(t.says['branch'])}): ${t.words['reason']}${because(t.says['priorCase'], '; earlier request ')}` },
  answer_at_once: { resident: (t) => `Our staff answered at once: ${t.words['answer']}`, staff: (t) => `Answered at once: ${t.words['answer']}` },
  reassign: { resident: (t) => `Now with ${t.unit(t.says['lead'])}${answered(t)}.`, staff: (t) => `Reassigned from ${t.unit(t.says['from'])} to ${t.unit(t.says['lead'])}${because(all(t)['why'])}` },
  return_dispatch: { resident: () => 'The unit says that this is not its task, and it is being decided whose it is. Your answer will not come later for that.', staff: (t) => `Asks to return it: ${all(t)['reason'] ?? ''}${because(all(t)['clause'], '; ground: ')}${t.says['suggests'] ? `; suggests ${t.unit(t.says['suggests'])}` : ''}` },
  adjudicate: {
    resident: (t) => (t.says['upheld'] ? `It was decided: now with ${t.unit(t.says['lead'])}${answered(t)}.` : `It was decided: it stays with ${t.unit(t.says['lead'])} and cannot be returned again.`),
    staff: (t) => `${t.says['upheld'] ? `Return upheld: now with ${t.unit(t.says['lead'])}` : `Return not upheld: it stays with ${t.unit(t.says['lead'])} and cannot be returned again`}${because(all(t)['reason'])}${t.says['amends'] ? ' (a change of the catalogue is proposed)' : ''}`,
  },
  recategorise: { resident: null, staff: (t) => `Category changed from “${t.says['from'] ? t.category(t.says['from']) : 'none'}” to “${t.category(t.says['to'])}”${because(all(t)['why'])}` },
  merge_into: { resident: () => 'Others reported the same. It is handled together with theirs, and you still get an answer of your own.', staff: (t) => `Joined to request ${t.says['number'] ?? ''}` },
  unmerge: { resident: () => 'This request is handled by itself again.', staff: (t) => `Joining undone${because(all(t)['why'])}` },
  note_joined: { resident: (t) => (t.says['count'] > 0 ? 'Another resident reported the same.' : null), staff: (t) => (t.says['count'] > 0 ? 'Another request was joined to this one.' : 'A request was parted from this one.') },
  answer_with: { resident: (t) => `${t.unit(t.holder)} answered: ${t.words['answer']}`, staff: () => 'Answered together with the request that it was joined to.' },
  recuse: { resident: (t) => (t.says['from'] ? 'The unit must stand aside, and it is being decided who will handle it.' : null), staff: (t) => `Recused: ${(t.says['who'] ?? []).map((who: string) => (who.startsWith('unit:') ? t.unit(who.slice(5)) : 'a colleague')).join(', ')}${because(all(t)['why'], '; ')}` },

  sign_for: { resident: (t) => `${t.unit(t.holder)} has signed for it${t.responder ? `; ${t.responder} is in charge` : ''}${contacted(t)}.`, staff: (t) => `Signed for${t.responder ? `; first responder: ${t.responder}` : ''}.` },
  assign: { resident: (t) => (t.responder ? `${t.responder} is in charge of your request now.` : null), staff: (t) => `Handed to ${t.responder ?? 'a colleague'}.` },
  record_contact: { resident: (t) => (t.says['reached'] ? `${t.unit(t.holder)} reached you ${HOW[t.says['how']] ?? ''}.` : `${t.unit(t.holder)} tried to reach you ${HOW[t.says['how']] ?? ''} without success, and will try again.`), staff: (t) => `Contact ${HOW[t.says['how']] ?? ''}, ${t.says['reached'] ? 'reached' : 'not reached'}${because(all(t)['note'])}` },
  ask_resident: { resident: (t) => `A question for you: ${t.words['question']}`, staff: (t) => `Asked the resident: ${t.words['question']} (the clock stands still)` },
  add_note: { resident: null, staff: (t) => all(t)['text'] ?? '' },
  add_assist: { resident: (t) => `${t.unit(t.says['unit'])} was asked to assist.`, staff: (t) => `${t.unit(t.says['unit'])} was asked to assist${because(all(t)['why'])}` },
  finish_assist: { resident: (t) => (t.says['unit'] ? `${t.unit(t.says['unit'])} has done its part.` : null), staff: (t) => `${t.says['unit'] ? t.unit(t.says['unit']) : 'The assisting unit'} has done its part${because(all(t)['result'])}` },
  give_opinion: { resident: (t) => `The opinion of ${t.unit(t.holder)}: ${t.words['opinion'] ?? ''}`, staff: (t) => `Opinion given${because(t.words['opinion'])}` },
  refer_outside: {
    resident: (t) => `This needs ${t.party(t.says['party'])}, which was asked${t.due('outside') ? ` to reply by ${t.due('outside')}` : ''}; ${t.unit(t.holder)} still owes you the answer.`,
    staff: (t) => `Sent to ${t.party(t.says['party'])} by ${BY[t.says['how']] ?? 'letter'}${because(t.words['sent'])}`,
  },
  outside_answered: {
    resident: (t) => `${t.party(t.says['party'])} has replied, and ${t.unit(t.holder)} goes on.`,
    staff: (t) => `Reply of ${t.party(t.says['party'])}${because(t.words['reply'])}`,
  },
  request_extension: { resident: null, staff: (t) => `Asks for ${workingDays(t.says['days'], 'more ')}: ${all(t)['reason'] ?? ''}${because(all(t)['plan'], '; plan: ')}` },
  decide_extension: {
    resident: (t) => (t.says['granted'] ? `${workingDays(t.says['days'] ?? t.earlier('request_extension')['days'], 'more ')} were approved${because(t.earlier('request_extension')['reason'], ', because: ')}${answered(t)}.` : null),
    staff: (t) => `${t.says['granted'] ? 'Extension granted' : 'Extension not granted'}${because(all(t)['reason'])}`,
  },
  answer: {
    resident: (t) => (t.became === 'answered' ? `${t.unit(t.holder)} answered: ${t.words['answer']}` : 'The unit has drafted its answer, which is being checked.'),
    staff: (t) => `${t.became === 'answered' ? 'Answered' : 'Answer to be approved'}: ${t.words['answer']}${because(t.words['handling'], ' What was done: ')}${because(t.words['withoutAssist'], ' Answered before the assisting units, because: ')}${t.says['solved'] === false ? ' (not solved yet)' : ''}`,
  },
  approve_answer: { resident: (t) => `${t.unit(t.holder)} answered: ${t.earlier('answer')['answer'] ?? ''}`, staff: () => 'Approved: the answer has gone to the resident.' },
  send_back_answer: { resident: null, staff: (t) => `Answer sent back${because(all(t)['why'])}` },

  supervise: { resident: (t) => `This request is now supervised: ${t.unit(t.holder)} has to explain itself soon.`, staff: (t) => `Supervision order, to be answered within ${workingDays(t.says['days'])}${because(t.words['demand'])}` },
  answer_supervision: { resident: null, staff: (t) => `Order answered${because(t.words['text'])}` },
  lift_supervision: { resident: null, staff: (t) => `Supervision lifted${because(all(t)['why'])}` },
  exclude: { resident: null, staff: (t) => `Left out of the rates (${GROUNDS[t.says['ground']]?.en ?? t.says['ground']})${because(all(t)['why'])}` },

  record_call_back: {
    resident: (t) => (t.says['reached'] ? `We rang you, and put down: ${rated(all(t)) || 'spoken to'}.${t.became === 'concluded' ? ' If that is not what you said, you can dispute it.' : again(t)}` : t.says['closes'] ? 'We rang several times without reaching you, and conclude this for now. If it is not done, tell us and it is opened again.' : 'We rang without reaching you, and will ring again.'),
    staff: (t) => (t.says['reached'] ? `Call-back: ${rated(all(t))}${because(all(t)['ownWords'], '; in their words: ')}${because(all(t)['words'], '; ')}` : t.says['closes'] ? 'Call-back: not reached several times, concluded.' : 'Call-back: not reached.'),
  },
  call_about_delay: {
    resident: (t) => (t.says['reached'] ? 'The time for your answer has passed, and reception rang you to say how it stands.' : 'The time for your answer has passed. Reception rang to say how it stands, without reaching you.'),
    staff: (t) => `Rung about the delay${t.says['reached'] ? '' : ', not reached'}${because(t.words['words'])}`,
  },
  supply_info: { resident: (t) => `You answered: ${t.words['text'] ?? ''}`, staff: (t) => `The resident answered: ${t.words['text'] ?? ''}` },
  add_words: { resident: (t) => `You added: ${t.words['text'] ?? ''}`, staff: (t) => `The resident added: ${t.words['text'] ?? ''}` },
  withdraw: { resident: () => 'You withdrew this request.', staff: (t) => `Withdrawn by the resident${because(all(t)['why'])}` },
  rate: { resident: (t) => `Your rating: ${rated(all(t))}${youSaid(t.words['words'])}.${again(t)}`, staff: (t) => `Rated by the resident: ${rated(all(t))}${because(t.words['words'], '; ')}` },
  reopen: { resident: (t) => `You said that it was not done${youSaid(t.words['why'])}.${again(t)}`, staff: (t) => `The resident asks for it to be done again${because(all(t)['why'])}` },
  dispute_rating: { resident: () => 'You disputed the rating on record; we will check the call.', staff: (t) => `The resident disputes the rating: ${all(t)['why'] ?? ''} (as they rate it: ${rated(all(t))})` },
  settle_dispute: { resident: (t) => (t.says['upheld'] ? `You were right: the rating is now as you meant it.${again(t)}` : `It was checked, and the rating stands${because(all(t)['reason'])}`), staff: (t) => `${t.says['upheld'] ? 'Dispute upheld, rating corrected' : 'Dispute not upheld'}${because(all(t)['reason'])}` },

  reckon_again: { resident: (t) => (t.due('conclude') && !['answered', 'concluded'].includes(t.became) ? `The public holidays were announced: you will have an answer by ${t.due('conclude')}.` : null), staff: () => 'The public holidays were announced: time limits reckoned anew.' },
  ring: {
    resident: (t) => {
      if (t.says['kind'] === 'supply') return `Your answer did not come: ${t.unit(t.holder)} goes on with what is known. You can still add to it at any time.`
      return t.says['card'] === 'red' && t.says['level'] === 1 && !['assist', 'outside'].includes(t.says['kind']) ? `${sentence(clock(t))} is overdue; the head of ${t.unit(t.says['unit'] ?? t.holder)} and those above were told.` : null
    },
    staff: (t) => {
      if (t.says['kind'] === 'supply') return 'The resident did not answer in time: back to the unit.'
      if (t.says['card'] === 'yellow') return `Yellow card: ${clock(t)} is due soon; ${t.unit(t.says['unit'] ?? t.holder)} was told.`
      const told = RUNGS[String(t.says['rung'])]
      return t.says['card'] === 'red' ? `Red card: ${clock(t)} is overdue${told ? `; ${told} was told` : ''}.` : `${sentence(clock(t))} is overdue; whoever is responsible was told.`
    },
  },
}

const workingDays = (days: number, more = '') => `${days} ${more}working day${days === 1 ? '' : 's'}`
const clock = (t: Told): string => waitedFor(String(t.says['kind']), 'en')
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

import type { Ground, StopKind } from '../../contract.ts'
import { STOP_WORDS } from '../branch-clocks.ts'
import { lifeInWords } from '../certificates/certificate-row.ts'
import { clocks } from '../clocks.ts'
import { GROUND } from '../grounds.ts'
import type { StaffTold, Verb } from './staff-told.ts'

const after = (lead: string, words: unknown) => (words ? `${lead}${String(words)}` : '')
const matters = (t: StaffTold, keys: unknown) => (Array.isArray(keys) ? keys.map((key) => t.matter(String(key))).join(', ') : '')
const matter = (t: StaffTold) => t.matter(String(t.says['matter']))
const due = (t: StaffTold, clock: string, what: string) => (t.due(clock) ? `; ${what} by ${t.due(clock)}` : '')
const missing = (t: StaffTold) => ((t.words['missing'] ?? []) as { what: string; why: string }[]).map(({ what, why }, n) => `${n + 1}. ${t.paper(what)}: ${why}`).join('; ')
const MOVED: Record<string, string> = { moves: 'follows the new plan; what was sent still holds', asks: 'follows the new plan; the applicant was asked once for what it wants', stays: 'accepted before, and stays under the earlier plan' }
const OUTCOME: Record<string, string> = { pass: 'as required', fail: 'not as required', put_right: 'to be put right' }
const clock = (t: StaffTold) => clocks.find(({ name }) => name === t.says['kind'])?.purpose.en ?? ''

/** The same sentences in English; what people wrote stays as they wrote it. */
export const en: Record<Verb, (t: StaffTold) => string> = {
  submit: (t) => `Applied for: ${matters(t, t.says['matters'])}.`,
  supplement: (t) => `The applicant sent what was missing.${after(' They say: ', t.words['words'])}`,
  supply_later: (t) => `What was to follow has come: ${t.paper(t.says['material'])}.`,
  withdraw: (t) => `The applicant withdrew${after(': ', t.words['why']) || '.'}`,
  give_pre_review: (t) => `${matter(t)}, pre-review: ${t.says['complete'] ? 'complete' : 'something is missing'}${after('. ', missing(t))}${after('. Opinion: ', t.words['opinion'])}`,
  request_supplement: (t) => `Asked once for all that is missing (${t.says['missing']?.length ?? 0}): ${missing(t)}`,
  accept: (t) => `Accepted; all matters begin at once${due(t, 'whole', 'concluded')}${t.says['green'] ? ' (green channel)' : ''}.${after(' ', t.words['why'])}`,
  decline: (t) => `Not accepted: ${t.words['reason'] ?? ''}${after('; instead: ', t.words['instead'])}`,
  conclude_step: (t) => `${matter(t)}, ${t.step(t.says['step'])}: ${OUTCOME[t.says['outcome']] ?? ''}${after('. Opinion: ', t.words['opinion'])}${(t.says['units']?.length ?? 0) > 0 ? ` (${t.says['units'].map(t.unit).join(', ')})` : ''}`,
  decide: (t) => `${matter(t)}: ${t.says['granted'] ? 'granted' : 'refused'}${t.says['on'] === 'promise' ? ' (on a promise)' : ''}${after('. Reason: ', t.words['reason'])}${after('. Conditions: ', t.words['conditions'])}${t.says['voided']?.length ? `. With it ended: ${matters(t, t.says['voided'])}` : ''}`,
  decide_on_the_spot: (t) => `Decided on the spot by the chief representative.${after(' ', t.words['why'])}`,
  stop_branch: (t) => `${matter(t)} stands still for ${STOP_WORDS[t.says['kind'] as StopKind]?.en ?? t.says['kind']}, about ${t.says['days'] ?? ''} working days${after('. ', t.words['why'])}`,
  resume_branch: (t) => `${matter(t)} goes on${after('. Result: ', t.words['result'])}`,
  extend_branch: (t) => `${matter(t)} extended by ${t.says['days'] ?? ''} working days: ${t.words['reason'] ?? ''}`,
  consult: (t) => `${matter(t)}: ${t.unit(t.says['unit'] ?? '')} is asked: ${t.words['question'] ?? ''}`,
  answer_consult: (t) => `${matter(t)}, answer to the consultation: ${t.words['opinion'] ?? ''}`,
  issue: () => 'Issued together: certificates and approvals.',
  record_check: (t) => `${matter(t)}, promise checked: ${t.says['kept'] ? 'kept' : 'not kept, to be put right'}. ${t.words['findings'] ?? ''}`,
  record_correction: (t) => `${matter(t)}, putting right: ${t.says['corrected'] ? 'done' : t.says['revoked'] ? 'not done; the decision is revoked, and the record stays' : 'not done; the record stays'}. ${t.words['findings'] ?? ''}`,
  repair_credit: (t) => `${matter(t)}: the credit record was repaired: ${t.words['why'] ?? ''}`,
  revoke_certificate: (t) => `${matter(t)}: the certificate is ${lifeInWords(t.says['does']).en}, since ${GROUND[t.says['ground'] as Ground]?.en ?? ''}. ${t.words['reason'] ?? ''}${after(' Heard: ', t.words['heard'])}`,
  amend: (t) => (t.says['left'] ? `Application ${t.says['by']} was granted, but the certificate is ${t.says['left']} and was not ${lifeInWords(t.says['does']).en}; that application says so.` : `${matter(t)}: the certificate is ${lifeInWords(t.says['does']).en} by application ${t.says['by']}, version ${t.says['version']}.`),
  not_amended: (t) => `${matter(t)}: certificate ${t.says['certificate']} is ${t.says['left']} and could not be ${lifeInWords(t.says['does']).en}${t.says['does'] === 'revoke' ? '' : '; applicant and department were told'}.`,
  reckon_again: () => 'The public holidays were announced: time limits reckoned anew.',
  migrate_plan: (t) => `Change of rules: ${MOVED[t.says['moves']] ?? ''}${after('. What changed: ', (t.says['changes']?.en ?? []).join('; '))}${after('. Why: ', t.words['why'])}${after('. Why it takes longer: ', t.words['reason'])}`,
  ring: (t) => (t.says['deemed'] ? 'Nobody told in time: accepted by law as of receipt (art. 32 of the Licensing Law).' : t.says['kind'] === 'later' ? (t.says['card'] === 'yellow' ? 'Papers that follow are nearly due: the applicant was told.' : 'Papers that follow have not come in time: applicant and department were told.') : t.says['kind'] === 'correct' ? 'The time to put it right is over: please look again and record what you find.' : t.says['card'] === 'yellow' ? `${clock(t)} is nearly due; ${t.unit(t.says['unit'] ?? '')} was told.` : `${clock(t)} is late: a red card.`),
}

import { expect, test } from 'vitest'
import { addAssist } from './add-assist.ts'
import { adjudicate } from './adjudicate.ts'
import { answer } from './answer.ts'
import { approveAnswer } from './approve-answer.ts'
import { askResident } from './ask-resident.ts'
import { decideExtension } from './decide-extension.ts'
import { decline } from './decline.ts'
import { dispatch } from './dispatch.ts'
import { finishAssist } from './finish-assist.ts'
import { mergeInto } from './merge-into.ts'
import { rate } from './rate.ts'
import { recordCallBack } from './record-call-back.ts'
import { recordContact } from './record-contact.ts'
import { requestExtension } from './request-extension.ts'
import { returnDispatch } from './return-dispatch.ts'
import { signFor } from './sign-for.ts'
import { supplyInfo } from './supply-info.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/
const text = 'The street lamp before 76 Hong Kong Middle Road has been out for three days'
const place = { lng: 120.39, lat: 36.064, address: '76 Hong Kong Middle Road' }

/** An office in which everybody writes English, and what may be read of a case there. */
async function openInEnglish() {
  const office = await openRequestsOffice()
  const { ask, people } = office
  const read = async (id: string) => {
    const [mine, list, kase] = await Promise.all([ask(people.resident, 'my_case', { id }, 'en'), ask(people.resident, 'mine', {}, 'en'), ask(people.supervisor, 'case', { id }, 'en')])
    // Names of people have no English; titles of the buttons come in both languages.
    const { titles: _mine, responder: _responder, ...told } = mine
    const { titles: _case, applicant: _applicant, reporters: _reporters, ...shown } = kase
    expect(JSON.stringify([told, list, shown])).not.toMatch(CHINESE)
    return mine
  }
  return { ...office, read }
}

test('whatever is read of a request in English is English, at each step of a long life', async () => {
  const { as, people, submitted, goTo, read } = await openInEnglish()
  const { id } = await submitted({ text, place, category: 'M0201' })
  const on = { caseId: id }
  expect((await read(id)).status).toBe('Received, and being looked at; our first call is due by 14:00 on 4 Mar.')
  await as(people.dispatcher).do(dispatch, on)
  const dispatched = await read(id)
  expect(dispatched).toMatchObject({
    stateName: 'Handed over', holder: 'Environment', overdue: false, mergedInto: null, status: 'Handed to Environment; your answer is due by 18:00 on 11 Mar.',
    whyDue: expect.stringMatching(/^Dispatched at 10:00 on Wed 4 Mar 2026; 5 working days, counted from the next day: .*So it is to be answered by 18:00 on 11 Mar\.$/),
    timeline: [{ text: 'We have your request; somebody will contact you by 14:00 on 4 Mar.', who: 'You' }, { text: 'Handed to Environment, assisted by Xianggang Zhonglu Subdistrict; you will have an answer by 18:00 on 11 Mar.' }],
  })
  await as(people.env).do(returnDispatch, { ...on, reason: 'not ours', suggests: 'bureau-city' })
  await read(id)
  await as(people.dispatcher).do(adjudicate, { ...on, upheld: true, lead: 'bureau-city', reason: 'right' })
  await read(id)
  await as(people.city).do(signFor, on)
  await as(people.city).do(recordContact, { ...on, how: 'phone', reached: true, note: 'spoken to' })
  await as(people.city).do(askResident, { ...on, question: 'Which lamp?' })
  expect(await read(id)).toMatchObject({ late: 'The clock stands still: waiting for the resident’s answer.', status: expect.stringMatching(/^Waiting for your answer: please give it by \d\d:00 on \d+ Mar; then it goes on\.$/) })
  await goTo('2026-03-05 10:00')
  await as(people.resident).do(supplyInfo, { ...on, text: 'The second' })
  expect((await read(id)).whyDue).toMatch(/on hold .* \(waiting for the resident’s answer\), which adds 1 working day/)
  await as(people.city).do(requestExtension, { ...on, days: 2, reason: 'parts', plan: 'fit them' })
  await as(people.cityLead).do(decideExtension, { ...on, granted: true, reason: 'fine' })
  expect((await read(id)).late).toBe('Extended by 2 working days, as approved.')
  await as(people.city).do(addAssist, { ...on, unit: 'street-zsl', why: 'needed' })
  await goTo('2026-03-24 10:00')
  const late = await read(id)
  expect(late).toMatchObject({ overdue: true, late: expect.stringMatching(/^City Management is overdue by 6 working days; those above it were told\. Extended by 2 working days, as approved\.$/) })
  expect(late.timeline.map((step) => step.text)).toContain('The conclusion is overdue; the head of City Management and those above were told.')
  await as(people.street).do(finishAssist, { ...on, result: 'looked' })
  await as(people.city).do(answer, { ...on, handling: 'reported', answer: 'It must wait.', solved: false, promise: { by: '2026-04-10', what: 'fitted' }, withoutAssist: 'time' })
  await read(id)
  await as(people.cityLead).do(approveAnswer, on)
  expect((await read(id)).status).toBe('City Management has answered: please rate it.')
  await as(people.callback).do(recordCallBack, { ...on, reached: true, solved: true, contacted: true, satisfaction: 'fair' })
  expect((await read(id)).status).toBe('Closed: solved, fairly satisfied.')
})

test('declined, joined and unsolved are told in English too', async () => {
  const { as, ask, people, submitted, answered, kase, read } = await openInEnglish()
  const declined = await submitted({ text, place })
  await as(people.dispatcher).do(decline, { caseId: declined.id, branch: 'out_of_remit', reason: 'Please turn to the city' })
  expect((await read(declined.id)).timeline.at(-1)!.text).toBe('This request was not accepted (Out of remit): Please turn to the city')

  const other = await submitted({ text, place, by: people.neighbour })
  const joined = await submitted({ text, place })
  await as(people.dispatcher).do(mergeInto, { caseId: joined.id, into: other.id })
  expect(await read(joined.id)).toMatchObject({ stateName: 'Joined with others', mergedInto: (await kase(other.id)).number })

  const { id } = await answered({ text, place })
  await as(people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'dissatisfied' })
  // The answer that everybody gets in this office is written in Chinese.
  const { timeline } = await ask(people.resident, 'my_case', { id }, 'en')
  expect(timeline.at(-1)!.text).toMatch(/^Your rating: not solved, dissatisfied\. City Management has to work on it again; you will have an answer by .+\.$/)
})

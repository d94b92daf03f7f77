import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { addWords } from './add-words.ts'
import { askResident } from './ask-resident.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('words and photos are added as long as the case is open, and whoever has it is told', async () => {
  const { as, people, submitted, signed, answered, db, notices } = await openRequestsOffice()
  for (const { id } of [await submitted(), await signed(), await answered()]) {
    const files = [await readyFile(db, people.resident)]
    const { state } = await as(people.resident).do(addWords, { caseId: id, text: '旁边一盏也灭了', files })
    expect(['submitted', 'in_progress', 'answered']).toContain(state)
    expect(await db.selectFrom('kernel.case_file').selectAll().where('case_id', '=', id).execute()).toMatchObject([{ audience: 'applicant' }])
  }
  expect(await notices('unit:hotline:dispatcher')).toMatchObject([{ template: 'requests.words_added' }])
})

test('while a question is open, what the resident says is its answer', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(askResident, { caseId: id, question: '哪一根？' })
  await expect(as(people.resident).do(addWords, { caseId: id, text: '第三根' })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('nobody adds to the request of another, nor with files of another', async () => {
  const { as, people, submitted, db } = await openRequestsOffice()
  const { id } = await submitted()
  await expect(as(people.neighbour).do(addWords, { caseId: id, text: '我补一句' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.resident).do(addWords, { caseId: id, text: '看', files: [await readyFile(db, people.neighbour)] })).rejects.toMatchObject({ code: 'bad_input' })
})

test('so many words an hour, and no more: each rings at somebody’s desk', async () => {
  const { as, people, submitted } = await openRequestsOffice()
  const { id } = await submitted()
  for (let n = 0; n < 20; n += 1) await as(people.resident).do(addWords, { caseId: id, text: `第${n}次` })
  await expect(as(people.resident).do(addWords, { caseId: id, text: '再说一句' })).rejects.toMatchObject({ code: 'too_often', status: 429 })
})

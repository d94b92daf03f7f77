import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { addNote } from './add-note.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('a note and its files stay with staff; photos of before and after are for the resident too', async () => {
  const { as, people, signed, db } = await openRequestsOffice()
  const { id } = await signed()
  for (const label of ['note', 'before', 'after'] as const) {
    await as(people.city).do(addNote, { caseId: id, text: '现场记录', files: [await readyFile(db, people.city)], label })
  }
  const files = await db.selectFrom('kernel.case_file').select(['label', 'audience']).where('case_id', '=', id).orderBy('seq').execute()
  expect(files).toEqual([{ label: 'note', audience: 'handler' }, { label: 'before', audience: 'applicant' }, { label: 'after', audience: 'applicant' }])
})

test('assisting units write too; residents and strangers do not', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.street).do(addNote, { caseId: id, text: '网格员已到现场' })
  await expect(as(people.resident).do(addNote, { caseId: id, text: '我看看' })).rejects.toMatchObject({ code: 'not_yours' })
  await expect(as(people.city).do(addNote, { caseId: id, text: '路过' })).rejects.toMatchObject({ code: 'not_found' })
})

import { verb } from '#kernel/case/verb.ts'
import { participant } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { request, WITH_UNIT } from './request.ts'

/**
 * 办理记录: the units' own notes, never shown outside. Photos of the place before and after the work are for the resident
 * too; other files stay with staff.
 */
export const addNote = verb({
  name: 'requests.add_note',
  title: { zh: '记一笔', en: 'Add a note' },
  on: request,
  from: [...WITH_UNIT, 'answered'],
  input: requests.add_note,
  may: [participant],

  async run({ input, attach }) {
    const label = input.label ?? 'note'
    await attach(input.files ?? [], label === 'note' ? 'handler' : 'applicant', label)
    return { says: { label, files: input.files?.length ?? 0 }, seals: { text: input.text } }
  },
})

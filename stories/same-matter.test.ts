import { expect, test } from 'vitest'
import { openWholeOffice } from '#apps/server/whole-office.fixtures.ts'
import { newCaseId } from '#kernel/testing/office.ts'
import { reader } from '#apps/server/compose.ts'
import { PLACES, madeUp } from '#modules/triage/similar/made-up.fixtures.ts'

/** 相似诉求 over the whole program: what one resident sent a moment ago is found while the next one writes the same in other words. */

const open = async (triage: object) => {
  const office = await openWholeOffice({ definitions: { triage } })
  const send = (who: 'resident' | 'neighbour', { title, text }: { title?: string; text: string }, place = title) =>
    office.post('requests.submit', who, { id: newCaseId(), section: 'livelihood', text: `${title}。${text}`, address: place })
  return { ...office, send }
}
const background = PLACES.slice(0, 12).flatMap((place) => (['water', 'lamps', 'noise'] as const).map((trouble) => madeUp(place, trouble)))

test('a neighbour who writes the same matter in other words is shown it, with the reason; who it is from is not said', async () => {
  const { send, get, office } = await open({ answerCheck: true, alike: true })
  for (const message of background.slice(0, 20)) expect((await send('resident', message)).status).toBe(200)
  await reader.ready(office)
  await send('resident', madeUp('海逸花园', 'fumes', 0))

  const second = madeUp('海逸花园', 'fumes', 2)
  const { body } = await get('requests.similar', 'neighbour', { text: `${second.title}。${second.text}`, address: '海逸花园' })
  expect(body.similar[0].summary).toContain('海逸花园')
  expect(body.similar[0].summary).toContain('油烟')
  expect(body.similar[0].why.join()).toMatch(/都提到.*油烟/)
  expect(JSON.stringify(body)).not.toContain('李海燕')
})

test('where a district has it off, everything is as before', async () => {
  const { send, get, office } = await open({ answerCheck: true })
  await send('resident', madeUp('海逸花园', 'fumes', 0))
  const second = madeUp('海逸花园', 'fumes', 2)
  const { body } = await get('requests.similar', 'neighbour', { text: `${second.title}。${second.text}`, address: '海逸花园' })
  expect(reader.progress(office)).toEqual({ read: 0, ready: false })
  expect(body.similar.every(({ why }: { why: string[] }) => why.length === 0)).toBe(true)
})

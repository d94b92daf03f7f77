import { expect, test } from 'vitest'
import type { OpeningVerb } from '#kernel/case/verb.ts'
import { submitByPhone } from './submit-by-phone.ts'
import { submitFromOpen311, throughOpen311 } from './submit-from-open311.ts'
import { submit } from './submit.ts'
import { requestDefinitions } from './testing/request-definitions.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const [livelihood, ...sections] = requestDefinitions['sections'] as object[]
const [lamp, ...categories] = requestDefinitions['categories'] as object[]
const definitions = {
  sections: [{ ...livelihood, questions: [{ id: 'since', label: '从什么时候开始', en: 'Since when', type: 'date' }, { id: 'witnessed', label: '亲眼看到的吗', en: 'Seen yourself', type: 'yes_no' }, { id: 'floors', label: '几层', en: 'Floors', type: 'number' }] }, ...sections],
  categories: [{ ...lamp, questions: [{ id: 'kind', label: '哪种灯', en: 'Which lamp', type: 'choice', required: true, options: [{ id: 'street', label: '路灯', en: 'Street lamp' }] }] }, ...categories],
}
const lampOut = { section: 'livelihood' as const, category: 'M0101', text: '灯坏了' }

test.each([
  ['a required question without an answer', {}, '请回答“哪种灯”'],
  ['an empty answer to it', { kind: '' }, '请回答“哪种灯”'],
  ['what is not among the options', { kind: 'neon' }, '“哪种灯”的回答不对，请从选项中选择'],
  ['a number for a choice', { kind: 3 }, '“哪种灯”的回答不对，请从选项中选择'],
  ['words for yes or no', { kind: 'street', witnessed: '是' }, '“亲眼看到的吗”的回答不对，请选“是”或“否”'],
  ['a day that there is not', { kind: 'street', since: '2026-02-30' }, '“从什么时候开始”的回答不对，请填写日期，如 2026-03-04'],
  ['words for a number', { kind: 'street', floors: '三' }, '“几层”的回答不对，请填写数字'],
  ['what no form asks', { kind: 'street', nonsense: 'x' }, '表单里没有“nonsense”这一项，请刷新后重新填写'],
])('at every door, %s is refused with a sentence that names the question', async (_what, answers, message) => {
  const { as, people } = await openRequestsOffice(undefined, definitions)
  const refused = { code: 'bad_input', message }
  const given = { ...lampOut, answers: answers as Record<string, string> }
  await expect(as(people.resident).open(submit, given)).rejects.toMatchObject(refused)
  await expect(as(people.agent).open(submitByPhone, { ...given, callerPhone: '19900000001' })).rejects.toMatchObject(refused)
  await expect(as(throughOpen311(people.resident)).open(submitFromOpen311 as OpeningVerb<typeof submitFromOpen311.input, any, any>, { ...given, contact: '', app: 'x' })).rejects.toMatchObject(refused)
})

test('answers that fit are kept', async () => {
  const { as, db, people } = await openRequestsOffice(undefined, definitions)
  const answers = { kind: 'street', witnessed: true, floors: 3, since: '2026-02-28' }
  const { id } = await as(people.resident).open(submit, { ...lampOut, answers })
  expect((await db.selectFrom('requests.report' as never).select('answers' as never).where('case_id' as never, '=', id as never).executeTakeFirstOrThrow())).toEqual({ answers })
})

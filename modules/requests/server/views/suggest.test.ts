import { expect, test } from 'vitest'
import { openRequestsOffice } from '../testing/requests-office.ts'

const nobody = { is: 'nobody' } as const

test('the words of residents lead to a category, and are shown', async () => {
  const { ask } = await openRequestsOffice()
  const { categories } = await ask(nobody, 'suggest', { text: '楼下路灯坏了，晚上没有灯' })
  expect(categories[0]).toMatchObject({ code: 'M0101', name: '路灯不亮', section: 'livelihood', words: ['没有灯', '路灯'], emergency: null })
})

test('what cannot wait is told at once', async () => {
  const { ask } = await openRequestsOffice()
  expect((await ask(nobody, 'suggest', { text: '马路上井盖没了' })).categories[0]).toMatchObject({ code: 'M0102', emergency: '请先绕行，情况危急请拨打 110' })
})

test('a section keeps to its own, and nothing is made up', async () => {
  const { ask } = await openRequestsOffice()
  expect((await ask(nobody, 'suggest', { text: '路灯不亮', section: 'development' })).categories).toEqual([])
  expect((await ask(nobody, 'suggest', { text: '今天天气很好' })).categories).toEqual([])
  expect((await ask(nobody, 'suggest', { text: '' })).categories).toEqual([])
})

test('the category that such words turned out to be comes first, with how sure that is; the words of the district come after', async () => {
  const { ask } = await openRequestsOffice(undefined, {}, { learned: async (_office, _db, text) => (text.includes('漆黑') ? { category: 'M0101', confidence: 0.86, words: ['一片漆黑'] } : undefined) })
  const { categories } = await ask(nobody, 'suggest', { text: '井盖没了，一片漆黑' })
  expect(categories.map(({ code, words, confidence }) => [code, words, confidence])).toEqual([['M0101', ['一片漆黑'], 0.86], ['M0102', ['井盖'], null]])
  expect(categories[1]!.emergency).toBe('请先绕行，情况危急请拨打 110')
  expect((await ask(nobody, 'suggest', { text: '一片漆黑', section: 'development' })).categories).toEqual([])
  expect((await ask(nobody, 'suggest', { text: '路灯不亮' })).categories[0]).toMatchObject({ code: 'M0101', words: ['路灯不亮'], confidence: null })
})

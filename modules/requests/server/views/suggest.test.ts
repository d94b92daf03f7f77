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

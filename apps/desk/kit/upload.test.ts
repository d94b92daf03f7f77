import { afterEach, expect, test, vi } from 'vitest'
import { upload } from './upload.ts'

afterEach(() => vi.unstubAllGlobals())

/** An office that answers each piece as told, and notes from where each began. */
function officeAnswering(...answers: (Response | 'no answer')[]) {
  const offsets: (string | null)[] = []
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    if (method === 'POST') return Response.json({ id: 'f1', offset: 0 })
    offsets.push(new URL(path, 'http://desk').searchParams.get('offset'))
    const answer = answers.shift()
    if (!answer || answer === 'no answer') throw new TypeError('gone')
    return answer
  })
  return offsets
}
const film = new File([new Uint8Array(9 * 1024 * 1024)], 'film.mp4')
const MIB = 1024 * 1024

test('where an answer was lost, the office says where to go on, and the upload goes on there', async () => {
  const offsets = officeAnswering('no answer', Response.json({ code: 'offset', message: 'x', details: { offset: 8 * MIB } }, { status: 409 }), Response.json({ offset: 9 * MIB, ready: true }))
  expect(await upload(film, () => {})).toBe('f1')
  expect(offsets).toEqual(['0', '0', String(8 * MIB)])
})

test('the last byte is not the end: the office must say that the file is sound', async () => {
  const offsets = officeAnswering(Response.json({ offset: 9 * MIB, ready: false }), Response.json({ offset: 9 * MIB, ready: true }))
  expect(await upload(film, () => {})).toBe('f1')
  expect(offsets).toEqual(['0', String(9 * MIB)])
})

test('a refusal is passed on as it was said', async () => {
  officeAnswering(Response.json({ code: 'no_space', message: '存储空间不足，请稍后再传' }, { status: 507 }))
  await expect(upload(film, () => {})).rejects.toMatchObject({ status: 507, message: '存储空间不足，请稍后再传' })
})

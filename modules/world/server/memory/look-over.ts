import type { FastifyInstance } from 'fastify'
import { check } from '#kernel/check.ts'
import type { Lang, Words } from '#kernel/contract.ts'
import { langOf, signedIn } from '#kernel/http.ts'
import { type PersonalDatum, personalDataIn } from '#kernel/identity/personal-data.ts'
import type { Office } from '#kernel/office.ts'
import { LookOver, type Mark, Marks } from '../../contract.ts'

const KINDS: Record<PersonalDatum['kind'], Words> = {
  name: { zh: '姓名', en: 'a name' }, phone: { zh: '电话号码', en: 'a telephone number' }, identity: { zh: '证件号码', en: 'an identity number' },
  plate: { zh: '车牌号', en: 'a number plate' }, mail: { zh: '邮箱', en: 'an address of mail' }, account: { zh: '社交账号', en: 'an account' },
}

export const marksIn = (text: string, lang: Lang): Mark[] =>
  personalDataIn(text).map(({ kind, start, end }) => ({ kind, kindName: KINDS[kind][lang], start, end, words: text.slice(start, end) }))

/** What in one's words may tell who somebody is: asked before they are sent. They are neither kept nor logged. */
export function lookOverRoute(app: FastifyInstance, office: Office) {
  app.post('/api/world/look_over_memory', { schema: { summary: '检查文字中的个人信息', tags: ['world'], body: LookOver, response: { 200: Marks } } }, async (request) => {
    await signedIn(office, request)
    return { marks: marksIn(check(LookOver, request.body).text, langOf(request)) }
  })
}

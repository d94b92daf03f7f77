import { modules } from '#apps/server/compose.ts'
import { readConfig } from '#kernel/config.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { openOffice } from '#kernel/testing/office.ts'
import { readXml } from '#modules/open311/server/testing/read-xml.ts'
import { issueKey } from '#modules/open311/server/keys.ts'
import { requestDefinitions } from '#modules/requests/server/testing/request-definitions.ts'
import { people } from '#modules/requests/server/testing/requests-office.ts'

const settings = { jurisdiction_id: 'shinan.qingdao.gov.cn', contact: '市南区 12345', key_service: '向受理中心申请' }

const lamp = [
  { id: 'lamps', label: '坏了几盏', en: 'How many', type: 'number' },
  { id: 'kind', label: '哪种灯', en: 'Which', type: 'choice', options: [{ id: 'street', label: '路灯', en: 'Street' }, { id: 'yard', label: '楼院灯', en: 'Yard' }] },
]
const cover = [
  { id: 'danger', label: '有没有人受伤', en: 'Anyone hurt', type: 'yes_no', required: true },
  { id: 'since', label: '哪天开始的', en: 'Since', type: 'date', hint: '大概就行' },
  { id: 'note', label: '井盖上的字', en: 'Words on it', type: 'text' },
]
const questions: Record<string, object[]> = { M0101: lamp, M0102: cover }
const definitions: Record<string, unknown> = {
  ...requestDefinitions,
  categories: (requestDefinitions['categories'] as { code: string }[]).map((category) => ({ ...category, ...(questions[category.code] ? { questions: questions[category.code] } : {}) })),
  open311: settings,
}

export const LAMP = { service_code: 'M0101', lat: '36.064', long: '120.39', address_string: '香港中路 76 号', description: '路灯坏了三天' }

/** The whole program as it is composed, over HTTP, with a key to it. */
export async function openGeoReport(given: { demo?: boolean; at?: string; definitions?: Record<string, unknown> } = {}) {
  const config = readConfig({ NUANBAN_DEMO: given.demo ? '1' : '0' })
  const t = await openOffice({ modules, at: given.at ?? '2026-03-04 10:00', definitions: { ...definitions, ...given.definitions }, config })
  const { app } = await t.http({ is: 'nobody' })
  const { key } = await issueKey(t.office, { name: '蓝海生活', contact: 'a@b.cn', by: 'system' })

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ url: `/open311/v2/${path}`, headers })
    const isXml = answer.headers['content-type']?.toString().startsWith('text/xml')
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: isXml ? undefined : answer.json<any>(), xml: isXml ? readXml(answer.body.trimEnd()) : undefined }
  }
  const post = async (fields: Record<string, string> | [string, string][] | string, { path = 'requests.json', headers = {}, json }: { path?: string; headers?: Record<string, string>; json?: unknown } = {}) => {
    const payload = json === undefined ? (typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()) : JSON.stringify(json)
    const type = json === undefined ? 'application/x-www-form-urlencoded; charset=utf-8' : 'application/json'
    const answer = await app.inject({ method: 'POST', url: `/open311/v2/${path}`, payload, headers: { 'content-type': type, ...headers } })
    const isXml = answer.headers['content-type']?.toString().startsWith('text/xml')
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: isXml ? undefined : answer.json<any>(), xml: isXml ? readXml(answer.body.trimEnd()) : undefined }
  }
  /** A request by the interface, and its case. */
  const posted = async (fields: Record<string, string> = {}, how: Parameters<typeof post>[1] = {}) => {
    const answer = await post({ api_key: key, ...LAMP, ...fields }, how)
    if (answer.status !== 200) throw new Error(answer.text)
    const number = answer.json[0].service_request_id as string
    const kase = await t.db.selectFrom('kernel.case').selectAll().where('number', '=', number).executeTakeFirstOrThrow()
    const report = await (t.db as any).selectFrom('requests.report').selectAll().where('case_id', '=', kase.id).executeTakeFirstOrThrow()
    return { answer, number, id: kase.id, kase, report: report as { text: string; answers: Record<string, unknown>; phone: string; contact: string } }
  }
  const as = (who: Actor) => t.as(who)
  return { ...t, as, app, key, get, post, posted, people }
}

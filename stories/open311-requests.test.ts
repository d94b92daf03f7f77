import { expect, test } from 'vitest'
import { answer } from '#modules/requests/server/answer.ts'
import { issueKey } from '#modules/open311/server/keys.ts'
import { breaches, errorsRule, requestsRule } from '#modules/open311/server/testing/georeport-rules.ts'
import { caseIdAt } from '#kernel/case/case-id.ts'
import { decline } from '#modules/requests/server/decline.ts'
import { dispatch } from '#modules/requests/server/dispatch.ts'
import { exclude } from '#modules/requests/server/exclude.ts'
import { mergeInto } from '#modules/requests/server/merge-into.ts'
import { recordContact } from '#modules/requests/server/record-contact.ts'
import { signFor } from '#modules/requests/server/sign-for.ts'
import { submit } from '#modules/requests/server/submit.ts'
import { withdraw } from '#modules/requests/server/withdraw.ts'
import { LAMP, openGeoReport } from './open311.fixtures.ts'

/** Requests by way of Open311: who may post what, whose they become, and what everybody may read of them. */

test('the rules of the standard find what leaves them', () => {
  const sound = { service_request_id: '1', status: 'open', service_code: '1', requested_datetime: '2026-03-04T10:00:00+08:00' }
  expect(breaches(requestsRule, [sound])).toEqual([])
  for (const change of [{ status: 'new' }, { service_request_id: 1 }, { requested_datetime: '2026-03-04 10:00' }, { lat: '36' }, { description: 'x'.repeat(4001) }, { media_url: 'no address' }, { service_code: undefined }]) {
    expect(breaches(requestsRule, [{ ...sound, ...change }])).not.toEqual([])
  }
})

test('without a key, or with a wrong one, nothing is posted: 403', async () => {
  const { post, db } = await openGeoReport()
  for (const key of [{}, { api_key: '' }, { api_key: 'wrong' }, { api_key: 'nuanban-demo' }] as Record<string, string>[]) {
    const { status, json } = await post({ ...LAMP, ...key })
    expect(status).toBe(403)
    expect(breaches(errorsRule, json)).toEqual([])
    expect(json[0].code).toBe(403)
  }
  expect(await db.selectFrom('kernel.case').select('id').execute()).toEqual([])
})

test('the demo has a key that everybody knows, and says so in its discovery', async () => {
  const { post, get } = await openGeoReport({ demo: true })
  expect((await post({ api_key: 'nuanban-demo', ...LAMP })).status).toBe(200)
  const { json } = await get('discovery.json')
  expect(json.key_service).toContain('nuanban-demo')
  expect(json.endpoints[0].type).toBe('test')
})

test('keys are issued and ended by administrators, shown once and kept as digests', async () => {
  const t = await openGeoReport()
  const admin = await t.http(t.people.admin)
  const made = (await t.app.inject({ method: 'POST', url: '/api/open311/keys', headers: admin.headers, payload: { name: '城市拍', contact: '王工' } })).json<{ id: string; key: string }>()
  expect((await t.post({ api_key: made.key, ...LAMP })).status).toBe(200)
  expect((await t.app.inject({ url: '/api/open311/keys', headers: admin.headers })).body).not.toContain(made.key)
  await t.app.inject({ method: 'POST', url: '/api/open311/keys/end', headers: admin.headers, payload: { id: made.id } })
  expect((await t.post({ api_key: made.key, ...LAMP })).status).toBe(403)

  const other = await t.http(t.people.dispatcher)
  for (const [method, url] of [['GET', '/api/open311/keys'], ['POST', '/api/open311/keys'], ['POST', '/api/open311/keys/end']] as const) {
    expect((await t.app.inject({ method, url, headers: other.headers })).statusCode).toBe(403)
    expect((await t.app.inject({ method, url })).statusCode).toBe(401)
  }
})

test('a key has its ration; the answer says when to come back', async () => {
  const { post, key } = await openGeoReport()
  for (let n = 0; n < 30; n += 1) await post({ api_key: key })
  const { status, json, headers } = await post({ api_key: key, ...LAMP })
  expect([status, json[0].code]).toEqual([429, 429])
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
})

test('a request comes in with its text whole, its place, its answers and its channel', async () => {
  const { posted } = await openGeoReport()
  const { kase, report } = await posted({ description: '  第一行\r\n第二行 𠮷🚧 ', 'attribute[lamps]': '3', 'attribute[kind]': 'yard', phone: '139 6688 0001', first_name: '海燕', last_name: '李' })
  expect(report).toMatchObject({ text: '  第一行\r\n第二行 𠮷🚧 ', answers: { lamps: 3, kind: 'yard' }, phone: '13966880001', contact: '李海燕' })
  expect(kase).toMatchObject({ state: 'submitted', category: 'M0101', area: '370202001', lng: 120.39, lat: 36.064, facts: { channel: 'open311', section: 'livelihood' } })
})

test('who gives a number is that resident; who gives a mailbox is one of their own; all others are nobody', async () => {
  const { posted, db } = await openGeoReport()
  const [first, again, mail, mailAgain, nobody, nobodyElse] = [
    await posted({ phone: '13966880001' }), await posted({ phone: '139-6688-0001' }), await posted({ email: 'Li@Example.cn' }), await posted({ email: 'li@example.cn' }), await posted(), await posted(),
  ]
  expect(again.kase.applicant_id).toBe(first.kase.applicant_id)
  expect(mailAgain.kase.applicant_id).toBe(mail.kase.applicant_id)
  expect(nobodyElse.kase.applicant_id).toBe(nobody.kase.applicant_id)
  expect(new Set([first, mail, nobody].map((one) => one.kase.applicant_id)).size).toBe(3)
  expect(mail.report).toMatchObject({ phone: '', contact: 'li@example.cn'.replace('l', 'L').replace('e', 'E') })
  const first1 = await db.selectFrom('kernel.event').select(['actor', 'verb']).where('case_id', '=', first.id).executeTakeFirstOrThrow()
  expect(first1).toEqual({ actor: `resident:${first.kase.applicant_id}`, verb: 'requests.submit_from_open311' })
})

test('nobody but the interface may open a request in its name', async () => {
  const { http, app, people } = await openGeoReport()
  const { headers } = await http(people.resident)
  const answer = await app.inject({ method: 'POST', url: '/api/requests/submit_from_open311', headers, payload: { id: caseIdAt(new Date()), section: 'livelihood', text: '灯', contact: '', app: 'x' } })
  expect(answer.statusCode).toBe(409)
  expect(answer.json().code).toBe('not_yours')
})

test('an address without coordinates that names no place is kept for staff and shown as the address', async () => {
  const { post, key, get, db } = await openGeoReport()
  const { status } = await post({ api_key: key, service_code: 'M0301', address_string: '老市场 3 号楼 2 单元 501', description: '电梯坏了' })
  expect(status).toBe(200)
  expect((await (db as any).selectFrom('requests.report').select('answers').executeTakeFirstOrThrow()).answers).toEqual({ 地点: '老市场 3 号楼 2 单元 501' })
  expect((await get('requests.json')).json[0]).toMatchObject({ address: '老市场 3 号楼', lat: null, long: null })
})

test('an address that names a street is a place in it', async () => {
  const { post, key, get } = await openGeoReport()
  await post({ api_key: key, service_code: 'M0301', address_string: '香港中路 76 号 3 号楼 2 单元 501', description: '电梯坏了' })
  expect((await get('requests.json')).json[0]).toMatchObject({ address: '香港中路 76 号 3 号楼', lat: 36.065, long: 120.4 })
})

test('a link to a picture is kept for staff and shown to nobody else', async () => {
  const { posted, get } = await openGeoReport()
  const { report } = await posted({ media_url: 'https://example.org/a.jpg', description: '见 https://example.org/b.jpg,谢谢' })
  expect(report.answers).toEqual({ 附图链接: 'https://example.org/a.jpg' })
  expect((await get('requests.json')).json[0]).toMatchObject({ media_url: null, description: '见 [链接],谢谢' })
})

test('a request without a description is one all the same', async () => {
  const { posted } = await openGeoReport()
  expect((await posted({ description: '' })).report.text).toBe('路灯不亮（未填写说明）')
})

test('JSON is taken like the form', async () => {
  const { post, key, db } = await openGeoReport()
  const { status } = await post('', { json: { api_key: key, service_code: 'M0102', lat: 36.064, long: 120.39, description: '井盖没了', attribute: { danger: true, since: '2026-03-01' } } })
  expect(status).toBe(200)
  expect((await (db as any).selectFrom('requests.report').select(['answers', 'text']).executeTakeFirstOrThrow())).toEqual({ answers: { danger: true, since: '2026-03-01' }, text: '井盖没了' })
})

test('the key may stand in the address, as some clients send it', async () => {
  const { post, key } = await openGeoReport()
  expect((await post(LAMP, { path: `requests.json?api_key=${key}` })).status).toBe(200)
})

const wrong: [string, Record<string, string>, number, RegExp][] = [
  ['no service_code', { service_code: '' }, 400, /service_code was not provided/],
  ['an unknown service_code', { service_code: 'X9' }, 404, /service_code was not found/],
  ['another jurisdiction', { jurisdiction_id: 'sfgov.org' }, 404, /jurisdiction_id was not found/],
  ['no place at all', { lat: '', long: '', address_string: '' }, 400, /location is required/],
  ['only an address_id', { lat: '', long: '', address_string: '', address_id: '12' }, 400, /address_id is not supported/],
  ['half a coordinate', { long: '' }, 400, /both needed/],
  ['a coordinate that is none', { lat: 'north' }, 400, /WGS-84/],
  ['a coordinate off the globe', { lat: '91' }, 400, /WGS-84/],
  ['a place in another city', { lat: '39.9', long: '116.4' }, 400, /不在市南区/],
  ['a list value that is not on the list', { 'attribute[kind]': 'moon' }, 400, /attribute\[kind\]/],
  ['a number that is none', { 'attribute[lamps]': 'three' }, 400, /attribute\[lamps\]/],
  ['an attribute that nobody asked for', { 'attribute[colour]': 'red' }, 400, /attribute\[colour\]/],
  ['a required attribute that is missing', { service_code: 'M0102' }, 400, /attribute\[danger\]/],
  ['a required attribute that is empty', { service_code: 'M0102', 'attribute[danger]': '' }, 400, /attribute\[danger\]/],
  ['a date that does not exist', { service_code: 'M0102', 'attribute[danger]': 'true', 'attribute[since]': '2026-02-30' }, 400, /attribute\[since\]/],
  ['a telephone number that is none', { phone: 'call me' }, 400, /phone/],
  ['a mailbox that is none', { email: 'li at home' }, 400, /email/],
  ['a link that is none', { media_url: 'javascript:alert(1)' }, 400, /media_url/],
  ['a text longer than we keep', { description: '路'.repeat(10_001) }, 400, /description/],
]
test.each(wrong)('refused in the form of the standard: %s', async (_what, fields, status, says) => {
  const { post, key, db } = await openGeoReport()
  const answer = await post({ api_key: key, ...LAMP, ...fields })
  expect(answer.status).toBe(status)
  expect(breaches(errorsRule, answer.json)).toEqual([])
  expect(answer.json[0]).toMatchObject({ code: status, description: expect.stringMatching(says) })
  expect(await db.selectFrom('kernel.case').select('id').execute()).toEqual([])
})

test('everything that is wrong is said at once', async () => {
  const { post, key } = await openGeoReport()
  const { json } = await post({ api_key: key, service_code: 'M0102', lat: '36', phone: 'x', 'attribute[colour]': 'red' })
  expect(json).toHaveLength(4)
})

test('two values for what takes one are refused, in both ways of writing them', async () => {
  const { post, key } = await openGeoReport()
  for (const name of ['attribute[kind]', 'attribute[kind][]']) {
    const { status, json } = await post([['api_key', key], ...Object.entries(LAMP), [name, 'street'], [name, 'yard']])
    expect([status, json[0].description]).toEqual([400, expect.stringContaining('one value')])
  }
})

test('what is not UTF-8, not a form, or not JSON is refused with 400', async () => {
  const { app } = await openGeoReport()
  const gbk = Buffer.concat([Buffer.from('description='), Buffer.from([0xc2, 0xb7, 0xb5, 0xc6])])
  for (const [type, payload] of [
    ['application/x-www-form-urlencoded', gbk], ['application/x-www-form-urlencoded', 'description=%C2%B7%B5%C6'], ['application/json', '{"a":'], ['application/json', '[1]'], ['application/json', '{"description":{"a":1}}'],
    ['multipart/form-data; boundary=x', '--x--'], ['text/plain', 'x'], ['application/x-www-form-urlencoded', 'description=a%00b'],
  ] as const) {
    const answer = await app.inject({ method: 'POST', url: '/open311/v2/requests.json', headers: { 'content-type': type }, payload })
    expect([type, answer.statusCode]).toEqual([type, 400])
    expect(breaches(errorsRule, answer.json())).toEqual([])
  }
})

test('a page of another site cannot post', async () => {
  const { post, key } = await openGeoReport()
  const { status, json } = await post({ api_key: key, ...LAMP }, { headers: { origin: 'https://evil.example' } })
  expect([status, json[0].code]).toEqual([403, 403])
})

test('a client that lost the answer sends again under its token, and may ask by the token', async () => {
  const { posted, get, db, key } = await openGeoReport()
  const how = { headers: { 'idempotency-key': '0123456789-abcdef' } }
  const [first, second] = [await posted({}, how), await posted({}, how)]
  expect(second.number).toBe(first.number)
  expect(await db.selectFrom('kernel.case').select('id').execute()).toHaveLength(1)
  expect((await get(`tokens/0123456789-abcdef.json?api_key=${key}`)).json).toEqual([{ service_request_id: first.number, token: '0123456789-abcdef' }])
  expect((await get(`tokens/0123456789-abcdee.json?api_key=${key}`)).status).toBe(404)
  expect((await get('tokens/0123456789-abcdef.json')).status).toBe(403)
})

test('a token is the application’s own: another that chose the same one sends a request of its own', async () => {
  const { office, posted, get, key, db } = await openGeoReport()
  const other = await issueKey(office, { name: '城市拍', contact: 'c@d.cn', by: 'system' })
  const how = { headers: { 'idempotency-key': '0000000000000001' } }
  const [ours, theirs] = [await posted({}, how), await posted({ api_key: other.key, description: '另一盏灯' }, how)]
  expect(theirs.number).not.toBe(ours.number)
  expect(await db.selectFrom('kernel.case').select('id').execute()).toHaveLength(2)
  for (const [api_key, { number }] of [[key, ours], [other.key, theirs]] as const) {
    expect((await get(`tokens/0000000000000001.json?api_key=${api_key}`)).json).toMatchObject([{ service_request_id: number }])
  }
})

test('telephone and identity numbers, plates, mailboxes, doors and names are not shown', async () => {
  const { posted, get } = await openGeoReport()
  await posted({
    description: '我叫张伟，电话13966880001或０５３２-８２８８０００１,身份证370202199001011234，车牌鲁B12345和鲁BD12345，邮箱a@b.cn,家住3号楼2单元501室。物业王经理态度差，已找过李主任',
    first_name: '伟', last_name: '张', phone: '13966880001', address_string: '香港中路 76 号 3 号楼 2 单元 501',
  })
  const { text, json } = await get('requests.json')
  for (const hidden of ['张伟', '13966880001', '82880001', '８２８８', '370202199001011234', '12345', 'D12345', 'a@b.cn', '501', '王经理', '李主任']) expect(text).not.toContain(hidden)
  expect(json[0].description).toContain('态度差')
  expect(json[0].address).toBe('香港中路 76 号 3 号楼')
})

test('who wished not to be named in public is not found by their door', async () => {
  const { as, people, get } = await openGeoReport()
  await as(people.resident).open(submit, { section: 'livelihood', category: 'M0101', text: '灯坏了', anonymous: true, place: { lng: 120.391234, lat: 36.064567, address: '香港中路' } })
  expect((await get('requests.json')).json[0]).toMatchObject({ lat: 36.065, long: 120.391 })
})

test('a long text is shown as far as the standard allows, and kept whole', async () => {
  const { posted, get } = await openGeoReport()
  const { report } = await posted({ description: '路'.repeat(6999) })
  expect(report.text).toHaveLength(6999)
  expect((await get('requests.json')).json[0].description).toBe(`${'路'.repeat(3999)}…`)
})

test('requests by every channel are shown; who said it is not', async () => {
  const { as, people, get } = await openGeoReport()
  const { number } = await as(people.resident).open(submit, { section: 'livelihood', category: 'M0201', text: '夜里施工', place: { lng: 120.39, lat: 36.064, address: '香港中路' } })
  const { json, text } = await get('requests.json')
  expect(json[0]).toMatchObject({ service_request_id: number, service_code: 'M0201' })
  expect(text).not.toContain('李海燕')
})

test('not public: confidential, about somebody, not yet sorted, declined, withdrawn, joined to another, a test', async () => {
  const { as, people, get, posted } = await openGeoReport()
  const base = { section: 'livelihood' as const, category: 'M0101', text: '灯坏了', place: { lng: 120.39, lat: 36.064, address: '香港中路' } }
  const open = (given: object) => as(people.resident).open(submit, { ...base, ...given })
  const shown = await open({})
  const confidential = await posted({ service_code: 'Z0101' })
  const hidden = [
    await open({ section: 'enforcement', category: 'Z0101' }), await open({ accused: 'bureau-city' }), await open({ category: undefined }),
    await as(people.dispatcher).do(decline, { caseId: (await open({})).id, branch: 'out_of_remit', reason: '不归本区' }),
    await as(people.resident).do(withdraw, { caseId: (await open({})).id }),
    await as(people.dispatcher).do(mergeInto, { caseId: (await open({})).id, into: shown.id }),
    await as(people.supervisor).do(exclude, { caseId: (await open({})).id, ground: 'test', why: '测试' }),
  ]
  expect((await get('requests.json')).json.map((one: { service_request_id: string }) => one.service_request_id)).toEqual([shown.number])
  for (const number of [...hidden.map((one) => one.number), confidential.number]) {
    expect((await get(`requests/${number}.json`)).status).toBe(404)
    expect((await get(`requests.json?service_request_id=${number}`)).json).toEqual([])
  }
})

test('an answered request stays open until it is concluded; a note says where it stands', async () => {
  const { as, people, posted, get } = await openGeoReport()
  const { id, number } = await posted({ phone: '13966880001' })
  await as(people.dispatcher).do(dispatch, { caseId: id })
  await as(people.city).do(signFor, { caseId: id })
  await as(people.city).do(recordContact, { caseId: id, how: 'phone', reached: true, note: '已约定' })
  await as(people.city).do(answer, { caseId: id, handling: '已更换灯泡', answer: '路灯已修好', solved: true })
  expect((await get(`requests/${number}.json`)).json[0]).toMatchObject({ status: 'open', status_notes: '城市管理局已答复，等待回访。' })
})

test('filters: codes, status and numbers, comma delimited or declared several times', async () => {
  const { posted, get, goTo } = await openGeoReport()
  const lamp = await posted()
  await goTo('2026-03-04 10:05')
  const noise = await posted({ service_code: 'M0201' })
  await goTo('2026-03-04 10:10')
  const property = await posted({ service_code: 'M0301' })
  const ids = async (query: string) => (await get(`requests.json?${query}`)).json.map((one: { service_request_id: string }) => one.service_request_id)

  expect(await ids('')).toEqual([property.number, noise.number, lamp.number])
  expect(await ids('service_code=M0101,M0301')).toEqual([property.number, lamp.number])
  expect(await ids('service_code=M0101&service_code=M0201')).toEqual([noise.number, lamp.number])
  expect(await ids('service_code=none')).toEqual([])
  expect(await ids('status=open,closed&service_code=')).toHaveLength(3)
  expect(await ids('status=closed')).toEqual([])
  expect(await ids(`service_request_id=${lamp.number},${property.number}`)).toEqual([property.number, lamp.number])
  expect(await ids(`service_request_id=${lamp.number.replaceAll('-', '')}`)).toEqual([lamp.number])
  // It overrides all other arguments, even wrong ones.
  expect(await ids(`service_request_id=${lamp.number}&status=closed&service_code=M0201&start_date=never`)).toEqual([lamp.number])
  expect(await ids('page_size=1')).toEqual([property.number])
  expect(await ids('page_size=1&page=3')).toEqual([lamp.number])
  expect(await ids('page_size=2&page=9')).toEqual([])
})

test('without dates the last ninety days are meant; with one, ninety days from it', async () => {
  const { posted, get, goTo } = await openGeoReport()
  const old = await posted()
  await goTo('2026-06-10 10:00')
  const young = await posted()
  const ids = async (query: string) => (await get(`requests.json?${query}`)).json.map((one: { service_request_id: string }) => one.service_request_id)
  expect(await ids('')).toEqual([young.number])
  expect(await ids('start_date=2026-03-01T00:00:00Z')).toEqual([old.number])
  expect(await ids('start_date=2026-03-04T10:00:00%2B08:00')).toEqual([old.number])
  expect(await ids('start_date=2026-03-04T10:00:00+08:00')).toEqual([old.number])
  expect(await ids('start_date=2026-03-04T02:00:01Z')).toEqual([])
  expect(await ids('end_date=2026-03-05T00:00:00Z')).toEqual([old.number])
  expect(await ids('start_date=2026-06-01T00:00:00Z&end_date=2026-06-30T00:00:00Z')).toEqual([young.number])
})

test.each([
  'start_date=yesterday', 'start_date=2026-03-04', 'start_date=2026-03-04T10:00:00', 'end_date=2026-02-30T00:00:00Z', 'start_date=2026-03-05T00:00:00Z&end_date=2026-03-04T00:00:00Z',
  'start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z', 'status=new', 'status=open,done', 'page=0', 'page_size=-1', 'page_size=many',
])('400 for a filter that means nothing: %s', async (query) => {
  const { get } = await openGeoReport()
  const { status, json } = await get(`requests.json?${query}`)
  expect(status).toBe(400)
  expect(breaches(errorsRule, json)).toEqual([])
})

test('a fault of ours tells nothing of the inside', async () => {
  const t = await openGeoReport()
  const logged: string[] = []
  t.office.log = { ...t.office.log, error: (facts) => void logged.push(JSON.stringify(facts)) }
  const kept = t.office.definitions.newest.bind(t.office.definitions)
  t.office.definitions.newest = () => { throw new Error('secret of the database') }
  const { status, text } = await t.get('services.json')
  t.office.definitions.newest = kept
  expect(status).toBe(500)
  expect(text).not.toContain('secret')
  expect(logged.join()).toContain('secret')
})

import { expect, test } from 'vitest'
import { Discovery, Fault, Posted, Service, ServiceDefinition, ServiceRequest } from '#modules/open311/contract.ts'
import { breaches, definitionRule, discoveryRule, errorsRule, postedRule, requestsRule, servicesRule } from '#modules/open311/server/testing/georeport-rules.ts'
import { member, type Node } from '#modules/open311/server/testing/read-xml.ts'
import { dispatch } from '#modules/requests/server/dispatch.ts'
import { Type } from 'typebox'
import { LAMP, openGeoReport } from './open311.fixtures.ts'

/** Open311 GeoReport v2: every call, in both formats, against the standard's rules and against our own contract. */

const keeps = (body: unknown, rule: Parameters<typeof breaches>[0], own: Parameters<typeof breaches>[0]) => {
  expect(breaches(rule, body)).toEqual([])
  expect(breaches(own, body)).toEqual([])
}

/** The Spark convention read backwards: what the XML says, in the shape of the JSON, all of it text. */
const LISTS = new Set(['services', 'attributes', 'values', 'service_requests', 'errors', 'endpoints', 'formats'])
const spark = (node: Node): unknown => {
  if (LISTS.has(node.name)) return node.children.map(spark)
  return node.children.length ? Object.fromEntries(node.children.map((child) => [child.name, spark(child)])) : node.text
}
const asText = (body: unknown): unknown => {
  if (Array.isArray(body)) return body.map(asText)
  if (body && typeof body === 'object') return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, asText(value)]))
  return body === null ? '' : String(body)
}

test('the discovery names the endpoint, both formats and how to get a key', async () => {
  const { get } = await openGeoReport()
  const { json, status, headers } = await get('discovery.json')
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('application/json; charset=utf-8')
  keeps(json, discoveryRule, Discovery)
  expect(json.endpoints).toEqual([{ specification: 'http://wiki.open311.org/GeoReport_v2', url: 'http://localhost:80/open311/v2', changeset: json.changeset, type: 'production', formats: ['text/xml', 'application/json'] }])
})

test('a new version of the categories is seen in the changeset', async () => {
  const { get, office } = await openGeoReport()
  const before = (await get('discovery.json')).json.changeset
  const later = new Date(office.now().getTime() + 60_000)
  await office.definitions.publish(office.db, { kind: 'categories', body: [...office.definitions.newest<unknown[]>('categories')!.body].slice(1), effectiveFrom: '2026-03-05', why: '增减', by: 'system', now: later })
  expect((await get('discovery.json')).json.changeset > before).toBe(true)
})

test('every category is a service with its group, its keywords and a word on what to expect', async () => {
  const { get } = await openGeoReport()
  const { json } = await get('services.json')
  keeps(json, servicesRule, Type.Array(Service))
  expect(json).toHaveLength(6)
  expect(json[0]).toEqual({ service_code: 'M0101', service_name: '路灯不亮', description: '比如：路灯、灯不亮、没有灯。一般 2 个工作日内答复。', metadata: true, type: 'realtime', keywords: '路灯,灯不亮,没有灯', group: '民生诉求·市政设施' })
  expect(json.find((one: { service_code: string }) => one.service_code === 'M0301').metadata).toBe(false)
})

test('a service definition has the questions of its category, with lists for what is chosen', async () => {
  const { get } = await openGeoReport()
  const { json } = await get('services/M0101.json')
  keeps(json, definitionRule, ServiceDefinition)
  expect(json.attributes).toEqual([
    { variable: true, code: 'lamps', datatype: 'number', required: false, datatype_description: null, order: 1, description: '坏了几盏' },
    { variable: true, code: 'kind', datatype: 'singlevaluelist', required: false, datatype_description: null, order: 2, description: '哪种灯', values: [{ key: 'street', name: '路灯' }, { key: 'yard', name: '楼院灯' }] },
  ])
  const cover = (await get('services/M0102.json')).json
  keeps(cover, definitionRule, ServiceDefinition)
  expect(cover.attributes.map((a: { datatype: string; required: boolean }) => [a.datatype, a.required])).toEqual([['singlevaluelist', true], ['datetime', false], ['text', false]])
})

test('a service without questions has an empty definition', async () => {
  const { get } = await openGeoReport()
  expect((await get('services/M0301.json')).json).toEqual({ service_code: 'M0301', attributes: [] })
})

test('a request is posted and answered with its number, and no token beside it', async () => {
  const { post, key } = await openGeoReport()
  const { json, status } = await post({ api_key: key, ...LAMP })
  expect(status).toBe(200)
  keeps(json, postedRule, Type.Array(Posted))
  expect(json[0].service_request_id).toMatch(/^\d{6}-\d{6}-\d$/)
  expect(json[0].service_notice).toContain('2 个工作日')
})

test('requests and one request have every field of the standard, times in the offset of Shanghai', async () => {
  const { get, posted, as, people, goTo } = await openGeoReport()
  const { number, id } = await posted()
  await goTo('2026-03-04 11:30')
  await as(people.dispatcher).do(dispatch, { caseId: id })
  const { json } = await get('requests.json')
  keeps(json, requestsRule, Type.Array(ServiceRequest))
  expect(json).toEqual([{
    service_request_id: number, status: 'open', status_notes: '已派给城市管理局。', service_name: '路灯不亮', service_code: 'M0101', description: '路灯坏了三天', agency_responsible: '城市管理局', service_notice: null,
    requested_datetime: '2026-03-04T10:00:00+08:00', updated_datetime: '2026-03-04T11:30:00+08:00', expected_datetime: '2026-03-06T18:00:00+08:00',
    address: '香港中路 76 号', address_id: null, zipcode: null, lat: 36.064, long: 120.39, media_url: null,
  }])
  expect((await get(`requests/${number}.json`)).json).toEqual(json)
})

test('nothing posted is an empty list, not an error', async () => {
  const { get } = await openGeoReport()
  expect((await get('requests.json')).json).toEqual([])
  expect((await get('requests.xml')).text).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<service_requests></service_requests>\n')
})

test('every answer in XML says what the JSON says, in elements of the standard', async () => {
  const { get, post, posted, key } = await openGeoReport()
  const { number } = await posted({ description: '灯坏了 <b>&"\'\n第二行 𠮷🚧' }, { headers: { 'idempotency-key': 'a-token-of-the-client' } })
  const roots: Record<string, string> = {
    discovery: 'discovery', services: 'services', 'services/M0101': 'service_definition', 'services/M0102': 'service_definition', 'services/M0301': 'service_definition', requests: 'service_requests', [`requests/${number}`]: 'service_requests',
    [`tokens/a-token-of-the-client?api_key=${key}`]: 'service_requests', 'services/none': 'errors',
  }
  for (const [path, root] of Object.entries(roots)) {
    const as = (format: string) => get(path.replace(/(\?.*)?$/, (query) => `.${format}${query}`))
    const [xml, json] = [await as('xml'), await as('json')]
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(xml.xml!.name).toBe(root)
    expect(xml.status).toBe(json.status)
    expect(spark(xml.xml!)).toEqual(asText(json.json))
  }
  const answer = await post({ api_key: key, ...LAMP }, { path: 'requests.xml' })
  expect(answer.xml!.name).toBe('service_requests')
  expect(answer.xml!.children[0]!.children.map((child) => child.name)).toEqual(['service_request_id', 'service_notice', 'account_id'])
})

test('lists in XML use the singular of the standard: service, attribute, value, request, error', async () => {
  const { get, posted } = await openGeoReport()
  await posted()
  const names = async (path: string) => (await get(path)).xml!.children.map((child) => child.name)
  expect(await names('services.xml')).toEqual(Array.from({ length: 6 }, () => 'service'))
  expect(await names('requests.xml')).toEqual(['request'])
  expect(await names('requests/9.xml')).toEqual(['error'])
  const attributes = (await get('services/M0101.xml')).xml!.children[1]!
  expect(attributes.name).toBe('attributes')
  expect(attributes.children.map((child) => child.name)).toEqual(['attribute', 'attribute'])
  expect(attributes.children[1]!.children.at(-1)!.children.map((value) => [value.name, member(value, 'key')])).toEqual([['value', 'street'], ['value', 'yard']])
})

test('booleans are booleans in JSON and the words true and false in XML', async () => {
  const { get } = await openGeoReport()
  expect((await get('services.json')).json[0].metadata).toBe(true)
  expect(member((await get('services.xml')).xml!.children[0]!, 'metadata')).toBe('true')
  expect(member((await get('services/M0102.xml')).xml!.children[1]!.children[0]!, 'required')).toBe('true')
})

test('a character that XML cannot hold is replaced, and the document stays readable', async () => {
  const { get, posted } = await openGeoReport()
  await posted({ description: '声音\u0007很大\u001b' })
  expect(member((await get('requests.xml')).xml!.children[0]!, 'description')).toBe('声音\ufffd很大\ufffd')
  expect((await get('requests.json')).json[0].description).toBe('声音\u0007很大\u001b')
})

test('without a suffix the client\'s Accept decides, and XML is what is always there', async () => {
  const { get } = await openGeoReport()
  expect((await get('services')).xml!.name).toBe('services')
  expect((await get('services', { accept: 'application/json' })).json).toHaveLength(6)
  expect((await get('services', { accept: 'text/html' })).xml!.name).toBe('services')
})

const notThere = ['services/none', 'requests/260304-000000-9', 'nothing', '', 'services/M0101/more', 'requests/', 'requests.yaml', 'services?jurisdiction_id=sfgov.org', 'requests?jurisdiction_id=sfgov.org', 'discovery?jurisdiction_id=sfgov.org']
test.each(notThere)('404 in the form of the standard, in both formats: %s', async (path) => {
  const { get } = await openGeoReport()
  const [bare, query] = path.split('?')
  for (const format of ['json', 'xml'] as const) {
    const answer = await get(path.endsWith('.yaml') ? path : `${bare}.${format}${query ? `?${query}` : ''}`)
    expect(answer.status).toBe(404)
    if (answer.json) keeps(answer.json, errorsRule, Type.Array(Fault))
    else expect(member(answer.xml!.children[0]!, 'code')).toBe('404')
  }
})

test('our jurisdiction may be named or left out', async () => {
  const { get } = await openGeoReport()
  const named = await get('services.json?jurisdiction_id=shinan.qingdao.gov.cn')
  expect(named.json).toEqual((await get('services.json')).json)
  expect(named.json).toEqual((await get('services.json?jurisdiction_id=')).json)
})

test('what everybody may read, pages of other sites may read', async () => {
  const { get } = await openGeoReport()
  expect((await get('requests.json')).headers['access-control-allow-origin']).toBe('*')
})

test.each(['PUT', 'PATCH', 'DELETE'] as const)('%s is refused in the form of the standard', async (method) => {
  const { app } = await openGeoReport()
  const answer = await app.inject({ method, url: '/open311/v2/requests.json' })
  expect(answer.statusCode).toBe(400)
  expect(breaches(errorsRule, answer.json())).toEqual([])
})

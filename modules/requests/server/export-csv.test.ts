import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('a cell that a spreadsheet would compute is made text', () => {
  expect(csvLine(['=1+1', '+86', '-2', '@x', '\t=1', ' =HYPERLINK("x")', '=', '路灯"不亮"', 3])).toBe(`"'=1+1","'+86","'-2","'@x","'\t=1","' =HYPERLINK(""x"")","'=","路灯""不亮""",3\r\n`)
})

test('the list as a table, for supervisors, by the same filters', async () => {
  const { http, people, submitted } = await openRequestsOffice()
  const { number } = await submitted({ text: '=cmd|calc' })
  await submitted({ category: 'M0201' })
  const { app, headers } = await http(people.supervisor)
  const answer = await app.inject({ url: '/api/requests/export.csv?category=M0101', headers })
  expect(answer.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="requests-2026-03-04.csv"' })
  expect(answer.body.split('\r\n')).toEqual([
    expect.stringMatching(/^\uFEFF"编号","版块"/), `"${number}","民生诉求","路灯不亮","待受理","'=cmd|calc","香港中路街道","香港中路 76 号","诉求受理中心","2026-03-04 10:00","2026-03-04 12:00","","","",0`, '',
  ])
  expect((await app.inject({ url: '/api/requests/export.csv?from=x', headers })).statusCode).toBe(400)
  const other = await http(people.dispatcher)
  expect((await other.app.inject({ url: '/api/requests/export.csv', headers: other.headers })).statusCode).toBe(403)
})

test('some lines of a list, named one by one; never more than the list would show', async () => {
  const { http, people, submitted } = await openRequestsOffice()
  const [first, second] = [await submitted(), await submitted({ category: 'M0201' })]
  const hidden = await submitted({ accused: 'supervision' })
  const { app, headers } = await http(people.supervisor)
  const numbers = async (query: string) => [...(await app.inject({ url: `/api/requests/export.csv?${query}`, headers })).body.matchAll(/\n"([^"]+)"/g)].map(([, number]) => number)
  expect(await numbers(`ids=${second.id},${hidden.id}`)).toEqual([second.number])
  expect(await numbers(`ids=${first.id},${second.id}&category=M0101`)).toEqual([first.number])
  expect((await app.inject({ url: '/api/requests/export.csv?ids=x', headers })).statusCode).toBe(400)
})

test('a table that leaves the office holds nobody’s number, plate or name', async () => {
  const { http, people, submitted } = await openRequestsOffice()
  await submitted({ text: '找王经理，电话 13912345678，车鲁B12345，证件 37020219900101123X', place: { lng: 120.39, lat: 36.064, address: '香港中路 76 号，找王经理 13912345678' } })
  const { app, headers } = await http(people.supervisor)
  const { body } = await app.inject({ url: '/api/requests/export.csv', headers })
  expect(body).toContain('"找某经理，电话 ***，车***，证件 ***"')
  expect(body).toContain('"香港中路 76 号，找某经理 ***"')
})

import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { dayOf, timeOf } from '#kernel/calendar/day.ts'
import { checkQuery } from '#kernel/check.ts'
import { strict } from '#kernel/contract.ts'
import { refusalFor, signedIn } from '#kernel/http.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { masked } from '#kernel/identity/personal-data.ts'
import { supervisor } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { Filters } from '../contract.ts'
import { sectionOf } from './catalogue.ts'
import { csvLine } from './csv.ts'
import { stateName } from './titles.ts'
import { type Filtered, matching } from './views/filters.ts'
import { lineOf, type LineRow } from './views/line.ts'
import { cursorOf, readCursor, readLines } from './views/worklist.ts'

const PAGE = 500
const HEAD = ['编号', '版块', '类别', '状态', '摘要', '街道', '地址', '承办单位', '提交时间', '最晚时间', '办结时间', '是否超时', '是否督办', '并入件数']

const ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const Query = Type.Object({ ...Filters, ids: Type.Optional(Type.String({ maxLength: 8000, pattern: `^${ID}(,${ID})*$`, description: 'only these of the list, with commas between' })) }, strict)
const moment = (at: string | null) => (at ? `${dayOf(new Date(at))} ${timeOf(new Date(at))}` : '')

/** The list as a table for a spreadsheet, page by page, so that a long one neither fills the memory nor is cut off. A table travels: it holds nothing that tells who somebody is. */
async function* exportLines(office: Office, actor: Actor, filters: Filtered): AsyncGenerator<string> {
  const now = office.now()
  // The mark tells spreadsheets that this is UTF-8.
  yield `\uFEFF${csvLine(HEAD)}`
  let last: LineRow | undefined
  do {
    const rows: LineRow[] = await readLines(office.db, actor, filters, { after: last ? readCursor(cursorOf(last)) : undefined, limit: PAGE, now })
    for (const row of rows) {
      const line = lineOf(office, row, now, 'zh')
      yield csvLine([
        line.number, sectionOf(office, line.section).name, line.categoryName ?? '', stateName(line.state, 'zh'), masked(line.summary), line.areaName ?? '', masked(line.address ?? ''), line.unitName,
        moment(line.openedAt), moment(line.dueAt), moment(line.closedAt), line.late ? '是' : '', line.supervised ? '是' : '', line.joined,
      ])
    }
    last = rows.length === PAGE ? rows.at(-1) : undefined
  } while (last)
}

export function exportRoute(app: FastifyInstance, office: Office) {
  app.get('/api/requests/export.csv', { schema: { summary: '导出诉求列表', tags: ['requests'], querystring: Query } }, async (request, reply) => {
    const actor = await signedIn(office, request)
    if (!supervisor.of(actor, null)) throw refusalFor(actor)
    const { ids, ...asked } = checkQuery(Query, request.query)
    const filters: Filtered = { ...asked, ...(ids ? { ids: ids.split(',') } : {}) }
    // Asked once before the answer begins, so that a wrong filter is refused and not cut off.
    matching(actor, filters, office.now())
    // What was searched for may be somebody's name or number.
    office.log.info({ actor: 'id' in actor ? actor.id : actor.is, filters: { ...filters, ...(filters.text ? { text: '***' } : {}) } }, 'a list of requests is exported')
    return reply.header('content-type', 'text/csv; charset=utf-8').header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="requests-${dayOf(office.now())}.csv"`)
      .send(Readable.from(exportLines(office, actor, filters)))
  })
}

import type { Office } from '#kernel/office.ts'
import type { Attribute, Discovery, Open311Settings, Service, ServiceDefinition, ServiceRequest } from '../contract.ts'
import { DEMO_KEY } from '../contract.ts'
import { fault } from './faults.ts'
import type { Fields } from './fields.ts'
import { momentIn, w3c } from './moment.ts'
import type { Needs, OfferedService, PublicRequest, Question } from './needs.ts'

export type Here = { office: Office; needs: Needs }

export function settingsOf(office: Office): Open311Settings {
  const settings = office.definitions.newest<Open311Settings>('open311')?.body
  if (!settings) throw new Error('the district has no open311 settings')
  return settings
}

export async function discovery({ office }: Here, base: string): Promise<Discovery> {
  const settings = settingsOf(office)
  const last = await office.db.selectFrom('kernel.definition').select((q) => q.fn.max('published_at').as('at')).where('kind', 'in', ['categories', 'sections', 'open311']).executeTakeFirst()
  const changeset = w3c(last?.at ?? office.now())
  return {
    changeset,
    contact: settings.contact,
    key_service: office.config.demo ? `${settings.key_service} 演示密钥 demo api_key: ${DEMO_KEY}` : settings.key_service,
    endpoints: [{
      specification: 'http://wiki.open311.org/GeoReport_v2', url: `${base}/open311/v2`, changeset,
      type: office.config.demo ? 'test' : 'production', formats: ['text/xml', 'application/json'],
    }],
  }
}

export const services = ({ office, needs }: Here): Service[] => needs.services(office).map((one) => ({
  service_code: one.code, service_name: one.name, description: one.description, metadata: one.questions.length > 0,
  // Every request gets its number at once, so none is `batch` or `blackbox`.
  type: 'realtime', keywords: one.keywords.join(','), group: one.group,
}))

export function serviceOf({ office, needs }: Here, code: string): OfferedService {
  return needs.services(office).find((one) => one.code === code) ?? fault(404, `没有 service_code ${code} (service_code was not found)`)
}

const YES_NO = [{ id: 'true', label: '是' }, { id: 'false', label: '否' }] as const
const DATATYPES: Record<Question['type'], Attribute['datatype']> = { text: 'text', choice: 'singlevaluelist', number: 'number', date: 'datetime', yes_no: 'singlevaluelist' }

export function definition(here: Here, code: string): ServiceDefinition {
  const service = serviceOf(here, code)
  return {
    service_code: service.code,
    attributes: service.questions.map((question, n) => {
      const options = question.type === 'yes_no' ? YES_NO : question.options
      return {
        variable: true, code: question.id, datatype: DATATYPES[question.type], required: question.required, datatype_description: question.hint, order: n + 1, description: question.label,
        ...(DATATYPES[question.type] === 'singlevaluelist' ? { values: options.map(({ id, label }) => ({ key: id, name: label })) } : {}),
      }
    }),
  }
}

const DAY_MS = 86_400_000
const MOST_DAYS = 90
const MOST_ROWS = 1000

export async function requests(here: Here, fields: Fields): Promise<ServiceRequest[]> {
  const { office, needs } = here
  const limit = countIn(fields, 'page_size', MOST_ROWS) ?? MOST_ROWS
  const offset = ((countIn(fields, 'page', 1_000_000) ?? 1) - 1) * limit
  const numbers = fields.list('service_request_id')
  // What is named by its number overrides all other arguments.
  if (numbers) return shown(await needs.findRequests(office, office.db, { numbers: numbers.slice(0, MOST_ROWS).map(numberIn), limit, offset }))

  const codes = fields.list('service_code')
  const status = statusIn(fields)
  return shown(await needs.findRequests(office, office.db, { ...rangeIn(fields, office.now()), ...(codes ? { codes } : {}), ...(status ? { status } : {}), limit, offset }))
}

export async function oneRequest({ office, needs }: Here, id: string): Promise<ServiceRequest[]> {
  const found = await needs.findRequests(office, office.db, { numbers: [numberIn(id)], limit: 1, offset: 0 })
  return found.length ? shown(found) : fault(404, `没有 service_request_id ${id} (service_request_id was not found)`)
}

/** Numbers are read over the telephone and typed: spaces and dashes are forgiven. */
function numberIn(text: string): string {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{13}$/.test(digits) ? `${digits.slice(0, 6)}-${digits.slice(6, 12)}-${digits.slice(12)}` : text
}

function statusIn(fields: Fields): 'open' | 'closed' | undefined {
  const status = fields.list('status') ?? []
  const other = status.find((one) => one !== 'open' && one !== 'closed')
  if (other) fault(400, `status 只能是 open 或 closed (status must be open or closed): ${other}`)
  return status.length === 1 ? (status[0] as 'open' | 'closed') : undefined
}

/** The last ninety days, or as many from the day that is named. */
function rangeIn(fields: Fields, now: Date): { from: Date; until: Date } {
  const [start, end] = [fields.one('start_date'), fields.one('end_date')]
  const span = MOST_DAYS * DAY_MS
  const from = start ? momentIn('start_date', start) : undefined
  const until = end ? momentIn('end_date', end) : undefined
  if (from && until && from > until) fault(400, 'start_date 晚于 end_date (start_date is after end_date)')
  if (from && until && until.getTime() - from.getTime() > span) fault(400, `时间跨度最多 ${MOST_DAYS} 天 (the range may not span more than ${MOST_DAYS} days)`)
  const last = until ?? (from ? new Date(from.getTime() + span) : now)
  return { from: from ?? new Date(last.getTime() - span), until: last }
}

function countIn(fields: Fields, name: string, most: number): number | undefined {
  const text = fields.one(name)
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) fault(400, `${name} 应为正整数 (must be a positive integer)`)
  return Math.min(Number(text), most)
}

const LONGEST_DESCRIPTION = 4000

const shown = (rows: readonly PublicRequest[]): ServiceRequest[] => rows.map((row) => ({
  service_request_id: row.number, status: row.status, status_notes: row.notes, service_name: row.name, service_code: row.code,
  description: shortened(row.text), agency_responsible: row.agency, service_notice: null,
  requested_datetime: w3c(row.openedAt), updated_datetime: w3c(row.updatedAt), expected_datetime: row.expectedAt && w3c(row.expectedAt),
  address: row.address, address_id: null, zipcode: null, lat: row.lat, long: row.lng, media_url: null,
}))

/** The standard's limit; our own is higher, and the whole text stays with us. */
function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= LONGEST_DESCRIPTION ? text : `${characters.slice(0, LONGEST_DESCRIPTION - 1).join('')}…`
}

import { caseIdAt, caseIdNamed } from '#kernel/case/case-id.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import { spend } from '#kernel/identity/allowance.ts'
import { residentByPhone, residentWithoutPhone } from '#kernel/identity/resident.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import type { Posted } from '../contract.ts'
import { answersIn } from './attributes.ts'
import { Faulty, fault } from './faults.ts'
import type { Fields } from './fields.ts'
import { type Caller, callerOf } from './keys.ts'
import type { NewRequest, OfferedService } from './needs.ts'
import { type Here, serviceOf } from './read.ts'

/** What one application may send: bursts, and a day's work of a busy one. */
const RATION = [{ seconds: 60, most: 30 }, { seconds: 3600, most: 300 }]
const LONGEST_TEXT = 10_000
const LONGEST_ADDRESS = 200
const TOKEN = /^[\w-]{16,64}$/

/** An answer that no form asked for; staff read it under this name. */
const MEDIA = '附图链接'

/** POST requests: everything that is wrong is said at once, and nothing is kept before all of it is right. */
export async function postRequest(here: Here, fields: Fields, token: string | undefined): Promise<Posted[]> {
  const { office, needs } = here
  const caller = await callerOf(office, fields.one('api_key'))
  await inTransaction(office.db, (tx) => spend(tx, `open311:${caller.id}`, RATION, office.now()))

  const code = fields.one('service_code') ?? fault(400, '缺少 service_code (service_code was not provided)')
  const service = serviceOf(here, code)
  const faults: string[] = []
  const wrong = (text: string) => void faults.push(text)
  const where = placeIn(fields, wrong)
  const answers = answersIn(service, fields, wrong)
  const extras = mediaIn(fields, wrong)
  const text = textIn(fields, service, wrong)
  const contact = contactIn(fields, wrong)
  if (token !== undefined && !TOKEN.test(token)) wrong('Idempotency-Key 应为 16 到 64 个字母、数字、- 或 _ (16 to 64 letters, digits, - or _)')
  if (faults.length) throw new Faulty(400, faults)

  const given: NewRequest = {
    id: token ? idOfToken(caller, token) : caseIdAt(office.now()), code, text, answers, extras, contact: contact.words, app: caller.name, ...where,
  }
  const { number, notice } = await needs.openRequest(office, await senderOf(here, contact), given)
  return [{ service_request_id: number, service_notice: notice, account_id: null }]
}

/** The id that an application's own token stands for, so that one that lost the answer can ask for it by the token. */
export const idOfToken = ({ id }: Caller, token: string): string => caseIdNamed('open311', id, token)

type Contact = { phone: string | undefined; email: string | undefined; name: string; words: string }

/** Whoever gives a number or an address is the resident under it; all others share one who stands for nobody. */
function senderOf({ office }: Here, { phone, email, name }: Contact): Promise<Resident> {
  const now = office.now()
  if (phone) return residentByPhone(office.db, { phone, name: name || undefined, by: 'others', now })
  if (email) return residentWithoutPhone(office.db, { key: `mail:${email.toLowerCase()}`, name: name || '开放接口用户', now })
  return residentWithoutPhone(office.db, { key: 'open311:anonymous', name: '匿名（开放接口）', now })
}

function contactIn(fields: Fields, wrong: (text: string) => void): Contact {
  const phone = fields.one('phone')
  const email = fields.one('email')
  if (phone && !/^(?=(?:\D*\d){5})[0-9+() -]{5,20}$/.test(phone)) wrong('phone 应为电话号码 (phone must be a telephone number)')
  if (email && !/^[^\s@]{1,64}@[^\s@]{1,60}\.[^\s@]{2,20}$/.test(email)) wrong('email 应为电子邮箱 (email must be an e-mail address)')
  const [first = '', last = ''] = [fields.one('first_name'), fields.one('last_name')]
  const name = /[\u3400-\u9fff]/.test(first + last) ? `${last}${first}` : `${first} ${last}`.trim()
  if ([...name].length > 40) wrong('姓名最多 40 字 (name is too long)')
  return { phone, email, name, words: [name, email].filter(Boolean).join(' ') || (phone ? '' : '未留联系方式') }
}

function placeIn(fields: Fields, wrong: (text: string) => void): Pick<NewRequest, 'place' | 'address'> {
  const [lat, long, address] = [fields.one('lat'), fields.one('long'), fields.one('address_string')]
  if (address && [...address].length > LONGEST_ADDRESS) wrong(`address_string 最多 ${LONGEST_ADDRESS} 字 (is too long)`)
  if ((lat === undefined) !== (long === undefined)) wrong('lat 和 long 须同时提供 (lat and long are both needed)')
  if (lat !== undefined && long !== undefined) {
    const numeric = /^[+-]?\d{1,3}(\.\d+)?$/
    if (!numeric.test(lat) || !numeric.test(long) || Math.abs(Number(lat)) > 90 || Math.abs(Number(long)) > 180) wrong('lat、long 应为 WGS-84 的度数 (must be WGS-84 degrees)')
    return { place: { lat: Number(lat), lng: Number(long), address: address ?? '地图上标注的位置' } }
  }
  if (address) return { address }
  if (lat !== undefined || long !== undefined) return {}
  wrong(fields.one('address_id')
    ? '本区不用 address_id，请提供 lat 和 long，或 address_string (address_id is not supported here)'
    : '请提供地点：lat 和 long，或 address_string (a location is required: lat and long, or address_string)')
  return {}
}

function mediaIn(fields: Fields, wrong: (text: string) => void): Record<string, string> {
  const url = fields.one('media_url')
  if (!url) return {}
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol) || url.length > 2000) wrong('media_url 应为 http(s) 地址 (must be an http(s) URL)')
  return { [MEDIA]: url }
}

function textIn(fields: Fields, service: OfferedService, wrong: (text: string) => void): string {
  const text = fields.whole('description')
  if (text === undefined) return `${service.name}（未填写说明）`
  if ([...text].length > LONGEST_TEXT) wrong(`description 最多 ${LONGEST_TEXT} 字 (is too long)`)
  return text
}

import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { SmsSettings } from '../config.ts'
import { exchange, type Outcome } from './carrier.ts'

/**
 * Alibaba Cloud SMS (阿里云短信服务), API version 2017-05-25, with the V3 signature ACS3-HMAC-SHA256:
 * https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature and
 * https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms
 */
export type Sms = {
  /** `id` travels as OutId; the carrier only keeps it beside the message, so it prevents nothing by itself. */
  send: (message: { phone: string; template: string; params: Record<string, string>; id: string }) => Promise<Outcome>
  /** Whether a message with this id was taken on that day; undefined when the carrier does not answer. */
  wasTaken: (phone: string, id: string, on: Date) => Promise<boolean | undefined>
}

const API_VERSION = '2017-05-25'
const LONGEST_VALUE = 35

type Reply = { Code?: string; Message?: string; BizId?: string }
type Details = Reply & { TotalCount?: number | string; SmsSendDetailDTOs?: { SmsSendDetailDTO?: { OutId?: string }[] } }

export function aliyunSms(settings: SmsSettings, now: () => Date, timeoutMs?: number): Sms {
  const call = <T>(action: string, query: Record<string, string>) => {
    const host = new URL(settings.base).host
    // fetch writes the host itself, and the same one.
    const { host: _, ...headers } = signed({ action, query, host, date: now(), nonce: randomUUID(), keyId: settings.keyId, keySecret: settings.keySecret })
    return exchange<T>(`${settings.base}/?${canonicalQuery(query)}`, { method: 'POST', headers, timeoutMs })
  }
  return {
    async send({ phone, template, params, id }) {
      const answer = await call<Reply>('SendSms', {
        PhoneNumbers: phone, SignName: settings.sign, TemplateCode: settings.templates[template] ?? template,
        TemplateParam: JSON.stringify(shortened(params)), OutId: id,
      })
      return answer.ok ? judged(answer.body) : answer.outcome
    },
    async wasTaken(phone, id, on) {
      for (let page = 1; ; page += 1) {
        const answer = await call<Details>('QuerySendDetails', { PhoneNumber: phone, SendDate: shanghaiDay(on), PageSize: '50', CurrentPage: String(page) })
        if (!answer.ok || answer.body.Code !== 'OK') return undefined
        if (answer.body.SmsSendDetailDTOs?.SmsSendDetailDTO?.some((one) => one.OutId === id)) return true
        if (page * 50 >= Number(answer.body.TotalCount ?? 0)) return false
      }
    },
  }
}

function judged({ Code = '没有代码', Message = '', BizId = '' }: Reply): Outcome {
  if (Code === 'OK') return { state: 'sent', detail: BizId }
  // 流控 and faults on the carrier's own side pass; anything else will be refused again.
  const passes = Code === 'isv.BUSINESS_LIMIT_CONTROL' || Code.startsWith('isp.') || Code.startsWith('Throttling')
  return { state: passes ? 'later' : 'refused', detail: `${Code} ${Message}`.trim() }
}

/** The carrier refuses values of more than 35 characters, as it does line breaks. */
const shortened = (params: Record<string, string>) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => {
    const letters = [...value.replace(/\s+/g, ' ')]
    return [name, letters.length > LONGEST_VALUE ? `${letters.slice(0, LONGEST_VALUE - 1).join('')}…` : letters.join('')]
  }))

const shanghaiDay = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')

type ToSign = { action: string; version?: string; query: Record<string, string>; host: string; date: Date; nonce: string; keyId: string; keySecret: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The headers of a request whose parameters are all in its address, and whose body is empty. */
export function signed({ action, version = API_VERSION, query, host, date, nonce, keyId, keySecret }: ToSign): Record<string, string> {
  const bodyHash = sha256('')
  const headers: Record<string, string> = {
    host, 'x-acs-action': action, 'x-acs-content-sha256': bodyHash, 'x-acs-date': `${date.toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce, 'x-acs-version': version,
  }
  const names = Object.keys(headers).toSorted()
  const canonical = ['POST', '/', canonicalQuery(query), ...names.map((name) => `${name}:${headers[name]}`), '', names.join(';'), bodyHash].join('\n')
  const signature = createHmac('sha256', keySecret).update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`).digest('hex')
  return { ...headers, authorization: `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}` }
}

export function canonicalQuery(query: Record<string, string>): string {
  return Object.keys(query).toSorted().map((name) => `${encode(name)}=${encode(query[name]!)}`).join('&')
}

// RFC 3986 leaves only letters, digits and -_.~ as they are.
const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { signed } from './send-sms.ts'
import type { StandInGiven, StoredMessage } from './stand-in.ts'

type Here = StandInGiven & { now: () => Date; keep: (message: Omit<StoredMessage, 'at'>) => void; sent: readonly StoredMessage[] }
type Query = Record<string, string>

const MINUTES_OF_CLOCK_DIFFERENCE = 15

/** 短信服务: SendSms and QuerySendDetails, with the refusals that a sender has to live with. */
export function standInSms(app: FastifyInstance, here: Here) {
  const nonces = new Set<string>()

  app.post('/', async (request, reply) => {
    const query = request.query as Query
    const fault = signatureFault(request, query, here, nonces)
    if (fault) return reply.code(400).send({ Code: fault, Message: fault, RequestId: request.id })
    const action = request.headers['x-acs-action']
    if (action === 'SendSms') return sendSms(query, here, request.id)
    if (action === 'QuerySendDetails') return sendDetails(query, here, request.id)
    return reply.code(404).send({ Code: 'InvalidAction.NotFound', Message: 'no such action', RequestId: request.id })
  })
}

function signatureFault(request: FastifyRequest, query: Query, { keys, now }: Here, nonces: Set<string>): string | undefined {
  const header = (name: string) => String(request.headers[name] ?? '')
  const date = new Date(header('x-acs-date'))
  if (!(Math.abs(date.getTime() - now().getTime()) < MINUTES_OF_CLOCK_DIFFERENCE * 60_000)) return 'InvalidTimeStamp.Expired'
  const nonce = header('x-acs-signature-nonce')
  if (!nonce || nonces.has(nonce)) return 'SignatureNonceUsed'
  nonces.add(nonce)
  if (!header('authorization').includes(`Credential=${keys.keyId},`)) return 'InvalidAccessKeyId.NotFound'
  const expected = signed({ action: header('x-acs-action'), version: header('x-acs-version'), query, host: header('host'), date, nonce, keyId: keys.keyId, keySecret: keys.keySecret })
  return expected['authorization'] === header('authorization') ? undefined : 'SignatureDoesNotMatch'
}

async function sendSms(query: Query, { keys, knows, keep, sent, now, slowMs = 8000, smsLimits = true }: Here, id: string) {
  const { PhoneNumbers: phone = '', SignName, TemplateCode: template = '', TemplateParam = '{}', OutId } = query
  const answer = (Code: string, Message = Code) => ({ Code, Message, RequestId: id })
  if (!/^1[3-9]\d{9}$/.test(phone)) return answer('isv.MOBILE_NUMBER_ILLEGAL')
  if (SignName !== keys.sign) return answer('isv.SMS_SIGNATURE_ILLEGAL', '签名不合法')
  if (!knows(template)) return answer('isv.SMS_TEMPLATE_ILLEGAL', '模板不合法(不存在或被拉黑)')
  let params: Record<string, unknown>
  try {
    params = JSON.parse(TemplateParam) as Record<string, unknown>
  } catch {
    return answer('isv.INVALID_JSON_PARAM')
  }
  if (Object.values(params).some((value) => typeof value !== 'string' || [...value].length > 35)) return answer('isv.PARAM_LENGTH_LIMIT')
  if (phone.endsWith('0009')) return answer('isv.OUT_OF_SERVICE', '停机')
  // Codes: one a minute. Notices: fifty a day of one template.
  const [seconds, most] = 'code' in params ? [60, 1] : [86_400, 50]
  const since = new Date(now().getTime() - seconds * 1000).toISOString()
  if (smsLimits && sent.filter((one) => one.to === phone && one.template === template && one.at > since).length >= most) return answer('isv.BUSINESS_LIMIT_CONTROL', `触发流控Permits:${most}`)

  keep({ channel: 'sms', to: phone, template, params, id: OutId ?? null })
  if (phone.endsWith('0008')) await new Promise((resolve) => setTimeout(resolve, slowMs).unref())
  return { ...answer('OK'), BizId: `${sent.length}^0` }
}

function sendDetails({ PhoneNumber, SendDate }: Query, { sent }: Here, id: string) {
  const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
  const found = sent.filter((one) => one.channel === 'sms' && one.to === PhoneNumber && dayOf(one.at) === SendDate)
  return { Code: 'OK', Message: 'OK', RequestId: id, TotalCount: found.length, SmsSendDetailDTOs: { SmsSendDetailDTO: found.map((one) => ({ OutId: one.id, SendStatus: 3, TemplateCode: one.template })) } }
}

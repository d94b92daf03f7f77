import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { StandInGiven, StoredMessage } from './stand-in.ts'

type Here = StandInGiven & { now: () => Date; keep: (message: Omit<StoredMessage, 'at'>) => void; generation: () => number; issued: () => void }

const SECONDS = 7200

/**
 * WeChat: signing in, telephone numbers and subscription messages. Codes of a sign-in that begin alike (`ann-1`, `ann-2`)
 * are one person, and `bad…` is refused; a phone code is the number itself. People whose code holds `refused` take no
 * messages.
 */
export function standInWechat(app: FastifyInstance, { keys, knows, keep, now, generation, issued }: Here) {
  let token: { value: string; until: number; generation: number } | undefined
  const isCurrent = () => !!token && token.until > now().getTime() && token.generation === generation()
  const tokenFault = (given: string | undefined) =>
    isCurrent() && given === token?.value ? undefined : { errcode: given === token?.value ? 42001 : 40001, errmsg: 'invalid credential, access_token is invalid or not latest' }

  app.get('/sns/jscode2session', async (request) => {
    const { appid, secret, js_code = '', grant_type } = request.query as Record<string, string>
    if (appid !== keys.appId || secret !== keys.appSecret) return { errcode: 40125, errmsg: 'invalid appsecret' }
    if (grant_type !== 'authorization_code' || js_code.startsWith('bad')) return { errcode: 40029, errmsg: 'invalid code' }
    return { openid: openidOfCode(js_code), session_key: randomBytes(16).toString('base64') }
  })

  app.post('/cgi-bin/stable_token', async (request) => {
    const { appid, secret, force_refresh } = request.body as { appid?: string; secret?: string; force_refresh?: boolean }
    if (appid !== keys.appId || secret !== keys.appSecret) return { errcode: 40125, errmsg: 'invalid appsecret' }
    if (!isCurrent() || force_refresh) {
      token = { value: randomBytes(24).toString('base64url'), until: now().getTime() + SECONDS * 1000, generation: generation() }
      issued()
    }
    return { access_token: token!.value, expires_in: SECONDS }
  })

  app.post('/wxa/business/getuserphonenumber', async (request) => {
    const fault = tokenFault((request.query as { access_token?: string }).access_token)
    if (fault) return fault
    const { code = '' } = request.body as { code?: string }
    if (!/^1[3-9]\d{9}$/.test(code)) return { errcode: 40029, errmsg: 'invalid code' }
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: code, purePhoneNumber: code, countryCode: '86' } }
  })

  app.post('/cgi-bin/message/subscribe/send', async (request) => {
    const fault = tokenFault((request.query as { access_token?: string }).access_token)
    if (fault) return fault
    const { touser = '', template_id = '', data = {} } = request.body as { touser?: string; template_id?: string; data?: Record<string, { value: string }> }
    if (!knows(template_id)) return { errcode: 40037, errmsg: 'invalid template_id' }
    if (touser.endsWith('refused')) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
    if (Object.entries(data).some(([key, { value }]) => key.startsWith('thing') && [...value].length > 20)) return { errcode: 47003, errmsg: 'argument invalid! data.thing.value invalid' }
    keep({ channel: 'wechat', to: touser, template: template_id, params: Object.fromEntries(Object.entries(data).map(([key, { value }]) => [key, value])), id: null })
    return { errcode: 0, errmsg: 'ok', msgid: Date.now() }
  })
}

const openidOfCode = (code: string) => `o${createHash('sha256').update(code.split('-')[0]!).digest('hex').slice(0, 20)}${code.includes('refused') ? 'refused' : ''}`

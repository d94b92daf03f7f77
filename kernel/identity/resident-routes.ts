import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { check } from '../check.ts'
import { SEEN, strict } from '../contract.ts'
import { signedIn } from '../http.ts'
import type { Office } from '../office.ts'
import { Refused, refuseInput } from '../refusal.ts'
import type { Resident } from './actor.ts'
import { isCreditCode } from './credit-code.ts'
import { DEMO_CODE, SECONDS_BETWEEN, sendPhoneCode, takePhoneCode } from './phone-code.ts'
import { residentByPhone } from './resident.ts'
import { answerSignedIn } from './signed-in.ts'
import { openidOf, phoneOf } from './wechat-person.ts'

const Phone = Type.String({ pattern: '^1[3-9]\\d{9}$' })
const Name = Type.String({ minLength: 1, maxLength: 40, pattern: SEEN })

const AskCode = Type.Object({ phone: Phone }, strict)
const PhoneSignIn = Type.Object({ phone: Phone, code: Type.String({ pattern: '^\\d{6}$' }), name: Type.Optional(Name) }, strict)
const WechatSignIn = Type.Object({ code: Type.String({ minLength: 1, maxLength: 200 }), phoneCode: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), name: Type.Optional(Name) }, strict)
const Firm = Type.Object({ uscc: Type.String({ minLength: 18, maxLength: 18 }), name: Type.String({ minLength: 2, maxLength: 120, pattern: SEEN }) }, strict)

export function residentRoutes(app: FastifyInstance, office: Office) {
  app.post('/api/identity/phone-code', { schema: { summary: '获取短信验证码', tags: ['identity'], body: AskCode } }, async (request) => {
    const { phone } = check(AskCode, request.body)
    await sendPhoneCode(office, phone, request.ip)
    return { sent: true, again: SECONDS_BETWEEN, ...(office.config.demo ? { demoCode: DEMO_CODE } : {}) }
  })

  app.post('/api/identity/phone-sign-in', { schema: { summary: '居民凭短信验证码登录', tags: ['identity'], body: PhoneSignIn } }, async (request, reply) => {
    const { phone, code, name } = check(PhoneSignIn, request.body)
    if (!(await takePhoneCode(office, phone, code, request.ip))) throw new Refused('wrong_code', { zh: '验证码不对或已失效，请核对，或重新获取', en: 'The code is wrong or has expired: please check it, or ask for another' }, 401)
    return answerSignedIn(office, request, reply, await residentByPhone(office.db, { phone, name, by: 'self', now: office.now() }))
  })

  app.post('/api/identity/wechat-sign-in', { schema: { summary: '居民在小程序中登录', tags: ['identity'], body: WechatSignIn } }, async (request, reply) => {
    const { code, phoneCode, name } = check(WechatSignIn, request.body)
    const { wechat } = office.carriers
    if (!wechat) throw new Refused('wechat_off', { zh: '微信登录尚未开通，请用手机号登录', en: 'Signing in with WeChat is not open yet: please use your telephone number' }, 503)
    const openid = await openidOf(wechat, code)
    const known = await office.db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).where('wechat', '=', openid).executeTakeFirst()
    if (known) return answerSignedIn(office, request, reply, { is: 'resident', ...known })
    if (!phoneCode) throw new Refused('phone_needed', { zh: '首次登录需要授权手机号', en: 'The first time, WeChat must share your telephone number' }, 409)
    const resident = await residentByPhone(office.db, { phone: await phoneOf(wechat, phoneCode), name, by: 'self', now: office.now() })
    await office.db.updateTable('kernel.resident').set({ wechat: openid }).where('id', '=', resident.id).execute()
    return answerSignedIn(office, request, reply, resident)
  })

  app.get('/api/identity/firms', { schema: { summary: '本人代办的企业', tags: ['identity'] } }, async (request) => {
    const { id } = await askingResident(office, request)
    return { firms: await office.db.selectFrom('kernel.resident_firm').select(['uscc', 'name', 'verified']).where('resident_id', '=', id).orderBy('made_at').execute() }
  })

  app.post('/api/identity/firms', { schema: { summary: '登记代办的企业', tags: ['identity'], body: Firm } }, async (request) => {
    const { id } = await askingResident(office, request)
    const { uscc, name } = check(Firm, request.body)
    if (!isCreditCode(uscc)) refuseInput({ zh: '统一社会信用代码有误，请对照营业执照核对', en: 'The unified social credit code is wrong: please compare it with the business licence' })
    await office.db.insertInto('kernel.resident_firm').values({ resident_id: id, uscc, name, verified: false, made_at: office.now() })
      .onConflict((c) => c.columns(['resident_id', 'uscc']).doUpdateSet({ name, verified: false }).where('kernel.resident_firm.name', '!=', name)).execute()
    return office.db.selectFrom('kernel.resident_firm').select(['uscc', 'name', 'verified']).where('resident_id', '=', id).where('uscc', '=', uscc).executeTakeFirstOrThrow()
  })
}

async function askingResident(office: Office, request: FastifyRequest): Promise<Resident> {
  const actor = await signedIn(office, request)
  if (actor.is !== 'resident') throw new Refused('not_yours', { zh: '这里供居民使用', en: 'This is for residents' }, 403)
  return actor
}

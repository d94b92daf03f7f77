import type { Answer } from '../notices/carrier.ts'
import type { Errcode, Wechat } from '../notices/wechat.ts'
import { Refused } from '../refusal.ts'

/** Who is behind a code of `wx.login`: auth.code2Session. The session key that comes along is not kept. */
export async function openidOf(wechat: Wechat, code: string): Promise<string> {
  const { openid } = told(await wechat.ask<{ openid?: string }>('/sns/jscode2session', { js_code: code, grant_type: 'authorization_code' }))
  if (!openid) throw new Refused('wechat_down', { zh: '微信登录暂时不可用，请稍后再试或改用手机号登录', en: 'WeChat cannot be reached: try again later or use your telephone number' }, 503)
  return openid
}

/** The telephone number that somebody agreed to share: phonenumber.getPhoneNumber. */
export async function phoneOf(wechat: Wechat, code: string): Promise<string> {
  const { phone_info } = told(await wechat.call<{ phone_info?: { purePhoneNumber?: string; countryCode?: string } }>('/wxa/business/getuserphonenumber', { code }))
  if (phone_info?.countryCode !== '86' || !phone_info.purePhoneNumber) throw new Refused('foreign_phone', { zh: '目前只支持中国内地手机号，请拨打 12345', en: 'Only mainland mobile numbers can be used: please ring 12345' }, 409)
  return phone_info.purePhoneNumber
}

const BAD_CODE = new Set([40029, 40163, 40226])

function told<T extends Errcode>(answer: Answer<T>): T {
  if (!answer.ok) throw new Refused('wechat_down', { zh: '微信暂时没有应答，请稍后再试或改用手机号登录', en: 'WeChat does not answer: try again later or use your telephone number' }, 503)
  const { errcode = 0 } = answer.body
  if (BAD_CODE.has(errcode)) throw new Refused('wechat_code', { zh: '微信登录已过期，请重新打开小程序再试', en: 'This sign-in has expired: please open the mini-program again' }, 401)
  if (errcode !== 0) throw new Refused('wechat_down', { zh: `微信登录暂时不可用（${errcode}），请稍后再试或改用手机号登录`, en: `WeChat cannot be used now (${errcode}): try again later or use your telephone number` }, 503)
  return answer.body
}

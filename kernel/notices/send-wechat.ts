import type { Outcome } from './carrier.ts'
import type { Wechat } from './wechat.ts'
import type { WechatMessage } from './write-notice.ts'

/** 订阅消息: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html */
export async function sendWechat(wechat: Wechat, openid: string, message: WechatMessage): Promise<Outcome> {
  const answer = await wechat.call<{ msgid?: number }>('/cgi-bin/message/subscribe/send', {
    touser: openid,
    template_id: wechat.settings.templates[message.template] ?? message.template,
    ...(message.page ? { page: message.page } : {}),
    data: Object.fromEntries(Object.entries(message.data).map(([key, value]) => [key, { value: cut(key, value) }])),
    lang: 'zh_CN',
  })
  if (!answer.ok) return answer.outcome
  const { errcode = 0, errmsg = '' } = answer.body
  if (errcode === 0) return { state: 'sent', detail: '' }
  return { state: PASSES.has(errcode) ? 'later' : 'refused', detail: `${errcode} ${KNOWN[errcode] ?? errmsg}` }
}

/** Busy, quota of the minute or of the day, and a token that was renewed in the meantime. */
const PASSES = new Set([-1, 45009, 45011, 40001, 42001])
const KNOWN: Record<number, string> = { 43101: '用户未订阅或已拒收', 40003: 'openid 有误', 40037: '模板编号有误', 47003: '模板参数有误' }

/** WeChat refuses a whole message for one value that is too long. */
const LENGTHS: Record<string, number> = { thing: 20, character_string: 32, number: 32, letter: 32, symbol: 5, phrase: 5, name: 10, phone_number: 17, car_number: 8 }

function cut(key: string, value: string): string {
  const longest = LENGTHS[key.replace(/\d+$/, '')]
  const letters = [...value]
  return longest && letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : value
}

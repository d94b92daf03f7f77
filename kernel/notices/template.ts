import type { Words } from '../contract.ts'

export type NoticeParams = Record<string, unknown>

/**
 * A notice in words. `params` are what the verb gave it. Texts of SMS must be registered with the carrier before use:
 * `sms` and `wechat` name the registered templates, and a notice without them goes to the inbox alone. The carrier's
 * own number of a template is a setting of the place (SMS_TEMPLATES, WECHAT_TEMPLATES).
 */
export type NoticeTemplate = {
  name: string
  title: Words
  text: (params: NoticeParams) => Words
  sms?: string
  /** Values of the registered SMS template; without it, all params that are text or numbers. */
  smsParams?: (params: NoticeParams) => Record<string, string>
  wechat?: string
  /** Values by WeChat's typed keys (`thing1`, `time2`, `character_string3`). WeChat refuses keys that it does not know. */
  wechatData?: (params: NoticeParams) => Record<string, string>
  /** The page of the mini-program that the message opens. */
  wechatPage?: (params: NoticeParams) => string
}

export const plainParams = (params: NoticeParams): Record<string, string> =>
  Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [])))

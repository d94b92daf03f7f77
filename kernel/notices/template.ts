import type { Words } from '../contract.ts'

/**
 * A notice in words. `params` are what the verb gave it. Texts of SMS must be registered with the carrier before use:
 * `sms` and `wechat` name the registered templates, and a notice without them goes to the inbox alone.
 */
export type NoticeTemplate = {
  name: string
  title: Words
  text: (params: Record<string, unknown>) => Words
  sms?: string
  wechat?: string
}

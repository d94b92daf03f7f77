import type { Config } from '../config.ts'
import { aliyunSms, type Sms } from './send-sms.ts'
import { openWechat, type Wechat } from './wechat.ts'

/** The ways out of the house, as far as they are configured. */
export type Carriers = { sms: Sms | undefined; wechat: Wechat | undefined }

export const openCarriers = (config: Config, now: () => Date): Carriers => ({
  sms: config.sms && aliyunSms(config.sms, now),
  wechat: config.wechat && openWechat(config.wechat, now),
})

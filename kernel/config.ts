import { join, resolve } from 'node:path'

/** Everything that the surroundings decide, read once at the start. Nothing else in the program reads the environment. */
export type Config = {
  production: boolean
  /** Built-in accounts, a code that anybody knows, carriers that only pretend. Never in production. */
  demo: boolean
  /** Whether an empty demo is filled with made-up requests. */
  demoRequests: boolean
  host: string
  port: number
  data: string
  /** Where Prometheus asks, on this machine alone; nowhere if it is not set. */
  metricsPort: number | undefined
  /** The folder with the district's content; the one that comes with the program if none is named. */
  district: string | undefined
  databaseUrl: string | undefined
  /** The file with the key that signs the ledger; several processes on one database share one. */
  ledgerKey: string
  /** The file with the key that signs certificates; shared likewise. */
  sealKey: string
  /** The address people use, without a slash at its end; it decides whether cookies are for https alone. */
  publicUrl: string | undefined
  /** Read notices older than this are removed. */
  noticeDays: number
  /** Addresses of the proxies in front of us, whose word on who calls is taken. */
  proxies: readonly string[]
  sms: SmsSettings | undefined
  wechat: WechatSettings | undefined
  oidc: OidcSettings | undefined
  /** Files in any S3-compatible store; without it they lie in the data folder. */
  s3: S3Settings | undefined
  /** 政务数据共享交换平台, behind which the registers of other departments are asked. */
  registers: RegistersSettings | undefined
}

export type SmsSettings = {
  by: 'aliyun' | 'stand-in'
  base: string
  keyId: string
  keySecret: string
  /** 短信签名, registered with the carrier. */
  sign: string
  codeTemplate: string
  /** The carrier's number of each template that our notices name. */
  templates: Readonly<Record<string, string>>
}

export type WechatSettings = { by: 'wechat' | 'stand-in'; base: string; appId: string; appSecret: string; templates: Readonly<Record<string, string>> }

/** `claim` says which claim of the identity provider is our account, the first time somebody comes from there. */
export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; claim: string }

export type S3Settings = { endpoint: string; bucket: string; region: string; keyId: string; keySecret: string; style: 'path' | 'host' }

export type RegistersSettings = { by: 'exchange' | 'stand-in'; base: string; keyId: string; keySecret: string }

/** All that is wrong with the settings, in one line. Values are not repeated, since some are secret. */
export class BadSettings extends Error {
  override name = 'BadSettings'
  readonly settings: readonly string[]
  constructor(faults: readonly Fault[]) {
    super(`设置有误：${faults.map((f) => `${f.name} ${f.zh}`).join(';')} (wrong settings: ${faults.map((f) => f.name).join(', ')})`)
    this.settings = faults.map((f) => f.name)
  }
}

type Fault = { name: string; zh: string }
type Environment = Readonly<Record<string, string | undefined>>

export function readConfig(env: Environment): Config {
  const faults: Fault[] = []
  const wrong = (name: string, zh: string) => void faults.push({ name, zh })
  const text = (name: string) => env[name]?.trim() || undefined

  const production = [text('NUANBAN_ENV'), text('NODE_ENV')].includes('production')
  if (!['production', 'development', 'test', undefined].includes(text('NUANBAN_ENV'))) wrong('NUANBAN_ENV', '应为 production 或 development')
  const port = Number(text('PORT') ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) wrong('PORT', '应为 1 到 65535 的整数')
  const metricsPort = text('NUANBAN_METRICS_PORT') ? Number(text('NUANBAN_METRICS_PORT')) : undefined
  if (metricsPort !== undefined && (!Number.isInteger(metricsPort) || metricsPort < 0 || metricsPort > 65_535)) wrong('NUANBAN_METRICS_PORT', '应为 1 到 65535 的整数')
  const noticeDays = Number(text('NUANBAN_NOTICE_DAYS') ?? 400)
  if (!Number.isInteger(noticeDays) || noticeDays < 1) wrong('NUANBAN_NOTICE_DAYS', '应为天数，至少 1')
  const databaseUrl = text('DATABASE_URL')
  if (databaseUrl && !/^postgres(ql)?:$/.test(protocolOf(databaseUrl))) wrong('DATABASE_URL', '应形如 postgres://用户:密码@主机:5432/库名')

  const address = (name: string, fallback?: string, httpsOnly = false) => {
    const value = text(name) ?? fallback
    if (value && !(httpsOnly ? /^https:$/ : /^https?:$/).test(protocolOf(value))) wrong(name, `应为 ${httpsOnly ? 'https' : 'http(s)'} 地址`)
    return value?.replace(/\/+$/, '')
  }
  /** Either none of a group is set, and the channel is off, or all are. */
  const group = <N extends string>(names: readonly N[], also: readonly string[] = []): Record<N, string> | undefined => {
    if (![...names, ...also].some((name) => text(name))) return undefined
    for (const name of names.filter((n) => !text(n))) wrong(name, '未填')
    return Object.fromEntries(names.map((name) => [name, text(name) ?? ''])) as Record<N, string>
  }
  const pairs = (name: string) => {
    const entries = (text(name) ?? '').split(',').filter((pair) => pair.trim()).map((pair) => pair.split('=').map((part) => part.trim()))
    if (entries.some((entry) => entry.length !== 2 || !entry[0] || !entry[1])) wrong(name, '应形如 名称=编号，名称=编号')
    return Object.fromEntries(entries) as Record<string, string>
  }

  const sms = group(['SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN', 'SMS_CODE_TEMPLATE'], ['SMS_BASE', 'SMS_TEMPLATES'])
  const wechat = group(['WECHAT_APP_ID', 'WECHAT_APP_SECRET'], ['WECHAT_BASE', 'WECHAT_TEMPLATES'])
  const oidc = group(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'], ['OIDC_CLAIM'])
  const s3 = group(['S3_ENDPOINT', 'S3_BUCKET', 'S3_KEY_ID', 'S3_KEY_SECRET'], ['S3_REGION', 'S3_STYLE'])
  const registers = group(['NUANBAN_REGISTERS_URL', 'NUANBAN_REGISTERS_KEY_ID', 'NUANBAN_REGISTERS_KEY_SECRET'])
  const style = text('S3_STYLE') ?? 'path'
  if (style !== 'path' && style !== 'host') wrong('S3_STYLE', '应为 path 或 host')
  const publicUrl = address('NUANBAN_URL')
  if (oidc && !publicUrl) wrong('NUANBAN_URL', '未填（单位统一登录要用它作回跳地址）')

  const wish = text('NUANBAN_DEMO')
  if (wish && wish !== '0' && wish !== '1') wrong('NUANBAN_DEMO', '应为 0 或 1')
  if (wish === '1' && production) wrong('NUANBAN_DEMO', '正式环境不能开启演示')
  // Whoever has real carriers or an address means real people, even where nobody said "production".
  const demo = !production && (wish ? wish === '1' : !sms && !wechat && !oidc && !registers && !publicUrl)

  const data = resolve(text('NUANBAN_DATA') ?? 'data')
  const config: Config = {
    production,
    demo,
    demoRequests: demo && text('NUANBAN_DEMO_REQUESTS') !== '0',
    host: text('HOST') ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    port,
    data,
    metricsPort,
    district: text('NUANBAN_DISTRICT') && resolve(text('NUANBAN_DISTRICT')!),
    databaseUrl,
    ledgerKey: resolve(text('NUANBAN_LEDGER_KEY_FILE') ?? join(data, 'ledger.key')),
    sealKey: resolve(text('NUANBAN_SEAL_KEY_FILE') ?? join(data, 'seal.key')),
    publicUrl,
    noticeDays,
    proxies: (text('NUANBAN_PROXIES') ?? '').split(',').map((proxy) => proxy.trim()).filter(Boolean),
    sms: sms && {
      by: 'aliyun', base: address('SMS_BASE', 'https://dysmsapi.aliyuncs.com', production)!, keyId: sms.SMS_KEY_ID, keySecret: sms.SMS_KEY_SECRET,
      sign: sms.SMS_SIGN, codeTemplate: sms.SMS_CODE_TEMPLATE, templates: pairs('SMS_TEMPLATES'),
    },
    wechat: wechat && {
      by: 'wechat', base: address('WECHAT_BASE', 'https://api.weixin.qq.com', production)!, appId: wechat.WECHAT_APP_ID, appSecret: wechat.WECHAT_APP_SECRET,
      templates: pairs('WECHAT_TEMPLATES'),
    },
    oidc: oidc && { issuer: address('OIDC_ISSUER', undefined, production)!, clientId: oidc.OIDC_CLIENT_ID, clientSecret: oidc.OIDC_CLIENT_SECRET, claim: text('OIDC_CLAIM') ?? 'preferred_username' },
    s3: s3 && {
      endpoint: address('S3_ENDPOINT', undefined, production)!, bucket: s3.S3_BUCKET, region: text('S3_REGION') ?? 'us-east-1', keyId: s3.S3_KEY_ID, keySecret: s3.S3_KEY_SECRET,
      style: style as 'path' | 'host',
    },
    registers: registers && { by: 'exchange', base: address('NUANBAN_REGISTERS_URL', undefined, production)!, keyId: registers.NUANBAN_REGISTERS_KEY_ID, keySecret: registers.NUANBAN_REGISTERS_KEY_SECRET },
  }
  if (faults.length) throw new BadSettings(faults)
  return config
}

const protocolOf = (address: string) => (URL.canParse(address) ? new URL(address).protocol : '')

/** Which carriers are real, for people to see. */
export const carriersIn = (config: Config) => ({ sms: config.sms?.by ?? 'off', wechat: config.wechat?.by ?? 'off', oidc: config.oidc !== undefined }) as const

import type { WechatSettings } from '../config.ts'
import { type Answer, exchange } from './carrier.ts'

/** WeChat's server interface for mini-programs: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/ */
export type Wechat = {
  settings: WechatSettings
  /** A question that needs the account's own secret. */
  ask: <T>(path: string, query: Record<string, string>) => Promise<Answer<T & Errcode>>
  /** A call in the name of the account; its access token is fetched, kept, and fetched anew when WeChat says it is old. */
  call: <T>(path: string, body: object) => Promise<Answer<T & Errcode>>
}

export type Errcode = { errcode?: number; errmsg?: string }

const TOKEN_IS_OLD = new Set([40001, 40014, 42001])

export function openWechat(settings: WechatSettings, now: () => Date, timeoutMs?: number): Wechat {
  let token: { value: string; until: number } | undefined

  const post = <T>(path: string, body: object) =>
    exchange<T & Errcode>(settings.base + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), timeoutMs })

  /** In the plain mode WeChat gives every process the same token; forcing ends that one, and is allowed 20 times a day. */
  async function freshToken(force: boolean): Promise<Answer<{ access_token: string }>> {
    const answer = await post<{ access_token?: string; expires_in?: number }>('/cgi-bin/stable_token', {
      grant_type: 'client_credential', appid: settings.appId, secret: settings.appSecret, force_refresh: force,
    })
    if (!answer.ok) return answer
    const { access_token, expires_in = 0, errcode, errmsg } = answer.body
    if (!access_token) return { ok: false, outcome: { state: errcode === -1 ? 'later' : 'refused', detail: `access_token: ${errcode} ${errmsg}` } }
    token = { value: access_token, until: now().getTime() + (expires_in - 60) * 1000 }
    return { ok: true, status: answer.status, body: { access_token } }
  }

  return {
    settings,
    ask: (path, query) => exchange(`${settings.base}${path}?${new URLSearchParams({ appid: settings.appId, secret: settings.appSecret, ...query })}`, { method: 'GET', timeoutMs }),
    async call<T>(path: string, body: object) {
      let value = token && token.until > now().getTime() ? token.value : undefined
      for (let round = 0; ; round += 1) {
        if (!value) {
          const fresh = await freshToken(false)
          // Not even the token came, so nothing was sent.
          if (!fresh.ok) return { ok: false, outcome: { ...fresh.outcome, state: fresh.outcome.state === 'unsure' ? 'later' : fresh.outcome.state } }
          value = fresh.body.access_token
        }
        const answer = await post<T>(`${path}?access_token=${encodeURIComponent(value)}`, body)
        if (!answer.ok || !TOKEN_IS_OLD.has(answer.body.errcode ?? 0) || round === 2) return answer
        value = await another(value)
      }
    },
  }

  async function another(old: string): Promise<string | undefined> {
    const plain = await freshToken(false)
    if (!plain.ok || plain.body.access_token !== old) return plain.ok ? plain.body.access_token : undefined
    const forced = await freshToken(true)
    return forced.ok ? forced.body.access_token : undefined
  }
}

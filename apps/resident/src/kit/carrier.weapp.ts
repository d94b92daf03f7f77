import Taro from '@tarojs/taro'
import { offline } from './refusal.ts'
import type { Send } from './send.ts'
import { token } from './session.ts'
import { settings } from './settings.ts'

/** WeChat has no cookies: who we are travels as a bearer token. */
export const send: Send = async ({ method, path, json, bytes, headers, timeoutMs }) => {
  const bearer = token()
  try {
    const answer = await Taro.request<unknown, string | ArrayBuffer | object>({
      url: NUANBAN_API + path,
      method,
      timeout: timeoutMs,
      header: {
        'x-nuanban-client': 'weapp',
        'accept-language': settings().language,
        'content-type': bytes ? 'application/octet-stream' : 'application/json',
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...headers,
      },
      ...(bytes ? { data: bytes } : json === undefined ? {} : { data: JSON.stringify(json) }),
    })
    return { status: answer.statusCode, body: answer.data }
  } catch {
    throw offline()
  }
}

import Fastify, { type FastifyInstance } from 'fastify'
import { randomBytes } from 'node:crypto'
import type { Config } from '../config.ts'
import { standInSms } from './stand-in-sms.ts'
import { standInWechat } from './stand-in-wechat.ts'

/**
 * A small server that behaves like the carriers, so that the real adapters can be used where no message may leave the
 * house. What it was given is kept in memory and shown at GET /sent.
 */
export type StandIn = {
  url: string
  sent: StoredMessage[]
  /** While set, every request is answered like this. */
  outage: 'none' | 'error' | 'silence'
  /** Every access token issued so far is refused from now on. */
  expireTokens: () => void
  /** How many access tokens were issued: each new one ends the one before. */
  tokens: () => number
  close: () => Promise<void>
}

export type StoredMessage = { channel: 'sms' | 'wechat'; to: string; template: string; params: Record<string, unknown>; id: string | null; at: string }

export type StandInKeys = { keyId: string; keySecret: string; sign: string; appId: string; appSecret: string }

/** `knows` says which templates are registered. Slow numbers (…0008) are answered after `slowMs`, though taken at once. */
export type StandInGiven = { keys: StandInKeys; knows: (template: string) => boolean; port?: number; now?: () => Date; slowMs?: number; smsLimits?: boolean }

const MOST_KEPT = 1000

export async function startStandIn(given: StandInGiven): Promise<StandIn> {
  const app: FastifyInstance = Fastify()
  const sent: StoredMessage[] = []
  const now = given.now ?? (() => new Date())
  let generation = 0
  let tokens = 0
  const standIn: StandIn = { url: '', sent, outage: 'none', expireTokens: () => void (generation += 1), tokens: () => tokens, close: () => app.close() }
  const keep = (message: Omit<StoredMessage, 'at'>) => {
    sent.push({ ...message, at: now().toISOString() })
    if (sent.length > MOST_KEPT) sent.shift()
  }

  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/sent') return
    if (standIn.outage === 'error') await reply.code(503).send({ Code: 'ServiceUnavailable' })
    if (standIn.outage === 'silence') reply.hijack().raw.destroy()
  })
  app.get('/sent', async () => ({ sent: sent.toReversed() }))
  standInSms(app, { ...given, now, keep, sent })
  standInWechat(app, { ...given, now, keep, generation: () => generation, issued: () => void (tokens += 1) })

  standIn.url = await app.listen({ port: given.port ?? 0, host: '127.0.0.1' })
  return standIn
}

/** In the demo, channels that are not configured go to a stand-in, which is started for them. Elsewhere nothing changes. */
export async function withStandIn(config: Config, given: { port?: number } = {}): Promise<{ config: Config; standIn?: StandIn }> {
  if (!config.demo || (config.sms && config.wechat)) return { config }
  const keys = { keyId: 'stand-in', keySecret: randomBytes(16).toString('hex'), sign: '暖办', appId: 'wx-stand-in', appSecret: randomBytes(16).toString('hex') }
  const standIn = await startStandIn({ keys, knows: () => true, ...given })
  return { config: directedAt(standIn.url, keys, config), standIn }
}

const CODE_TEMPLATE = 'sign-in-code'

export const directedAt = (base: string, keys: StandInKeys, config: Config): Config => ({
  ...config,
  sms: config.sms ?? { by: 'stand-in', base, keyId: keys.keyId, keySecret: keys.keySecret, sign: keys.sign, codeTemplate: CODE_TEMPLATE, templates: {} },
  wechat: config.wechat ?? { by: 'stand-in', base, appId: keys.appId, appSecret: keys.appSecret, templates: {} },
})

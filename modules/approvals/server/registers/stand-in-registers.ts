import { randomBytes } from 'node:crypto'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { Compile } from 'typebox/compile'
import type { Config } from '#kernel/config.ts'
import type { Library } from '../plan/library.ts'
import { isWellFormed } from './as-answer.ts'
import { madeUp } from './made-up.ts'
import { isSignedBy, MINUTES_OF_CLOCK_DIFFERENCE, Query, type RefusalCode, REFUSALS, type Reply } from './register-contract.ts'

/**
 * A small server that behaves like the exchange platform with all registers behind it, so that the real adapter can be used
 * where no department is connected. It knows a made-up record for every well-formed key; what the last digits of a key bring
 * about is in docs/registers.md. The last questions are shown at GET /asked.
 */
export type StandInRegisters = { url: string; asked: AskedOnce[]; close: () => Promise<void> }
export type AskedOnce = { register: string; value: string; fields: readonly string[]; purpose: string; requestId: string; at: string; answer: 'found' | 'not_found' | 'slow' | 'malformed' | RefusalCode }

type Known = Pick<Library, 'registers' | 'elements'>
/** `known` is read at every question: what the designer publishes, the stand-in knows. */
type Given = { keys: { keyId: string; keySecret: string }; known: () => Known; port?: number; now?: () => Date; slowMs?: number }

const MOST_KEPT = 200
const isQuery = Compile(Query)

export async function startStandInRegisters({ keys, known, port = 0, now = () => new Date(), slowMs = 31_000 }: Given): Promise<StandInRegisters> {
  const app = Fastify()
  const standIn: StandInRegisters = { url: '', asked: [], close: () => app.close() }
  const isFresh = nonceKeeper(now)
  // What was signed is the text as it was sent.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.get('/asked', () => ({ asked: standIn.asked.toReversed() }))

  app.post<{ Params: { register: string }; Body: string }>('/:register/query', async (request, reply) => {
    const fault = signatureFault(request, keys, now()) ?? (isFresh(headerOf(request, 'x-nonce')) ? undefined : 'nonce_used')
    if (fault) return refusal(reply, fault)
    const query = parsed(request.body)
    if (!isQuery.Check(query)) return refusal(reply, 'bad_request')
    const answer = answerTo(request.params.register, query, known())
    standIn.asked.push({ register: request.params.register, value: query.value, fields: query.fields, purpose: query.purpose, requestId: query.requestId, at: now().toISOString(), answer })
    if (standIn.asked.length > MOST_KEPT) standIn.asked.shift()

    if (answer === 'malformed') return { found: 'maybe', record: null }
    if (answer === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs).unref())
    if (answer !== 'found' && answer !== 'not_found' && answer !== 'slow') return refusal(reply, answer)
    return told(request.params.register, query, known(), answer === 'not_found', now())
  })

  standIn.url = await app.listen({ port, host: '127.0.0.1' })
  return standIn
}

/** In the demo, registers that are not configured are a stand-in, which is started for them. Elsewhere nothing changes. */
export async function withStandInRegisters(config: Config, known: () => Known, given: { port?: number } = {}): Promise<{ config: Config; registers?: StandInRegisters }> {
  if (!config.demo || config.registers) return { config }
  const keys = { keyId: 'stand-in', keySecret: randomBytes(16).toString('hex') }
  const registers = await startStandInRegisters({ keys, known, ...given })
  return { config: { ...config, registers: { by: 'stand-in', base: registers.url, ...keys } }, registers }
}

/** Keys whose last digits bring a failure about, to be shown and tested. */
const AT_THE_END: Readonly<Record<string, AskedOnce['answer']>> = { '0000': 'not_found', '1111': 'slow', '2222': 'unavailable', '3333': 'malformed' }

function answerTo(key: string, { by, value, fields }: Query, { registers, elements }: Known): AskedOnce['answer'] {
  const register = registers.get(key)
  if (!register || register.by === 'account') return 'unknown_register'
  if (by !== register.by) return 'bad_request'
  if (fields.some((field) => !register.answers.includes(field))) return 'not_permitted'
  if (!isWellFormed(elements.get(by), value)) return 'bad_value'
  return AT_THE_END[value.slice(-4)] ?? 'found'
}

function told(key: string, { value, fields }: Query, { registers, elements }: Known, isMissing: boolean, now: Date): Reply {
  const source = { asOf: now.toISOString(), source: `演示共享平台·${registers.get(key)!.name}（虚构数据）` }
  if (isMissing) return { found: false, ...source }
  const elementOf = (field: string) => [...elements.values()].find((e) => e.source?.register === key && e.source.field === field)
  const record = Object.fromEntries(fields.map((field) => [field, madeUp(field, elementOf(field), `${key}/${value}`)]))
  return { found: true, record: record as Extract<Reply, { found: true }>['record'], ...source }
}

function signatureFault(request: FastifyRequest<{ Params: { register: string }; Body: string }>, keys: Given['keys'], now: Date): RefusalCode | undefined {
  if (headerOf(request, 'x-key-id') !== keys.keyId) return 'unknown_key'
  const [timestamp, nonce] = [headerOf(request, 'x-timestamp'), headerOf(request, 'x-nonce')]
  if (!isSignedBy(headerOf(request, 'x-signature'), { register: request.params.register, timestamp, nonce, body: request.body }, keys.keySecret)) return 'bad_signature'
  return Math.abs(Date.parse(timestamp) - now.getTime()) <= MINUTES_OF_CLOCK_DIFFERENCE * 60_000 ? undefined : 'stale_timestamp'
}

/** Each nonce serves once; a timestamp that has run out is refused by itself, so no nonce is kept longer than that. */
function nonceKeeper(now: () => Date) {
  const used = new Map<string, number>()
  return (nonce: string) => {
    const time = now().getTime()
    for (const [old, at] of used) if (time - at > 2 * MINUTES_OF_CLOCK_DIFFERENCE * 60_000) used.delete(old)
    if (!nonce || used.has(nonce)) return false
    used.set(nonce, time)
    return true
  }
}

const headerOf = (request: { headers: FastifyRequest['headers'] }, name: string) => String(request.headers[name] ?? '')
const refusal = (reply: FastifyReply, code: RefusalCode) => reply.code(REFUSALS[code]).send({ code, message: code })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

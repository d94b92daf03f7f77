import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Office } from '../office.ts'

const MINUTES = 30
const SETTING = 'files.ticket_secret'
const secrets = new WeakMap<Office, Promise<Buffer>>()

/** One secret for all processes, made by the first that needs it. */
function secretOf(office: Office): Promise<Buffer> {
  let secret = secrets.get(office)
  if (!secret) secrets.set(office, (secret = readSecret(office)))
  return secret
}

async function readSecret(office: Office): Promise<Buffer> {
  const made = JSON.stringify(randomBytes(32).toString('base64'))
  await office.db.insertInto('kernel.setting').values({ name: SETTING, value: made }).onConflict((c) => c.doNothing()).execute()
  const { value } = await office.db.selectFrom('kernel.setting').select('value').where('name', '=', SETTING).executeTakeFirstOrThrow()
  return Buffer.from(value as string, 'base64')
}

/**
 * A right to see the copies of one file for half an hour, carried in its address: pictures and films in WeChat send
 * neither cookie nor header. It is given only to those who may see the file, and never opens an original.
 */
export async function ticketFor(office: Office, fileId: string): Promise<{ ticket: string; until: string }> {
  const until = new Date(office.now().getTime() + MINUTES * 60_000)
  const seconds = Math.floor(until.getTime() / 1000)
  return { ticket: `${seconds.toString(36)}.${await sign(office, fileId, seconds)}`, until: until.toISOString() }
}

export async function holds(office: Office, fileId: string, ticket: unknown): Promise<boolean> {
  const [end, signature] = typeof ticket === 'string' ? ticket.split('.') : []
  const seconds = Number.parseInt(end ?? '', 36)
  if (!signature || !(seconds * 1000 > office.now().getTime())) return false
  const expected = Buffer.from(await sign(office, fileId, seconds))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const sign = async (office: Office, fileId: string, seconds: number) => createHmac('sha256', await secretOf(office)).update(`${fileId}:${seconds}`).digest('base64url')

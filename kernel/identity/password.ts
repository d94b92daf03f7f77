import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { refuseInput } from '../refusal.ts'

const COST = { log2N: 15, r: 8, p: 1 } as const
const KEY_BYTES = 32

/** `scrypt$15$8$1$salt$key`: the parameters travel with the hash, so that they can be raised without locking anyone out. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const { log2N, r, p } = COST
  const key = await derive(password, salt, COST)
  return ['scrypt', log2N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** No hash costs as long as a wrong one: how long an answer takes must not tell whether there is such an account. */
export async function passwordMatches(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, log2N, r, p, salt = '', key = ''] = (hash ?? NOBODYS).split('$')
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { log2N: Number(log2N), r: Number(r), p: Number(p) })
  const expected = Buffer.from(key, 'base64url')
  return !!hash && derived.length === expected.length && timingSafeEqual(derived, expected)
}

const NOBODYS = ['scrypt', COST.log2N, COST.r, COST.p, 'AAAAAAAAAAAAAAAAAAAAAA', ''].join('$')

function derive(password: string, salt: Buffer, { log2N, r, p }: { log2N: number; r: number; p: number }): Promise<Buffer> {
  const N = 2 ** log2N
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key))))
}

const SHORTEST = 10
const LONGEST = 200

/** 等级保护 asks for length and a mixture of kinds; a password that holds the account's own name is refused as well. */
export function requireGoodPassword(password: string, account: string) {
  const length = [...password].length
  if (length < SHORTEST || length > LONGEST) refuseInput({ zh: `密码至少 ${SHORTEST} 位`, en: `A password has at least ${SHORTEST} characters` })
  if (password.toLowerCase().includes(account.toLowerCase())) refuseInput({ zh: '密码中不能包含账号', en: 'A password must not hold the account name' })
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  if (kinds < 2 || new Set(password).size < 5) refuseInput({ zh: '密码太简单，请混用字母、数字或符号', en: 'This password is too simple: mix letters, digits or signs' })
}

/** Without letters and digits that are mistaken for each other, since it is read out or written down. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

export const oneTimePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('')).join('-')

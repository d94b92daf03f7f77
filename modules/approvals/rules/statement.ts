import { sm2, sm3 } from 'sm-crypto-v2'
import { type CheckedIdentifier, checkIdentifier } from './identifier.ts'

export type CertificateStatus = 'valid' | 'suspended' | 'revoked' | 'cancelled'

/**
 * What the seal stands for, short enough for a QR code. `data` is the SM3 of everything else on the certificate; a person's
 * identity number is not in here. Days are days in China.
 */
export type Statement = {
  title: string
  identifier?: string
  number: string
  version: number
  status: CertificateStatus
  holder: string
  code?: string
  authority: string
  issued: string
  since: string
  until?: string
  data: string
}

/** One line of a certificate: the answer as it was given, and as people read it. */
export type DataLine = { key: string; name: string; value: unknown; says: string }

/** A statement as it was signed, to the letter, with its signature (SM2 over SM3, DER, base64url), the signing key and perhaps the data. */
export type Sealed = { statement: string; signature: string; key: string; data?: string }

const VERIFY = '/verify'

/** What the QR code says: opened, it is the page that verifies; read without a network, it is the whole statement. */
export const qrText = (base: string, { statement, signature, key }: Sealed): string => `${base}${VERIFY}#${base64url(new TextEncoder().encode(statement))}.${signature}.${key}`

/** A file that the holder was given (signed data, or the bytes of a PDF as Latin-1, where the code is a link), or the text of a QR code. */
export function readSealed(text: string): Sealed | undefined {
  try {
    const coded = /#([\w-]{40,})\.([\w-]{60,110})\.([0-9a-f]{16})(?![\w-])/.exec(text)
    const sealed = coded ? { statement: new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(coded[1]!)), signature: coded[2]!, key: coded[3]! } : (JSON.parse(text) as Sealed)
    const parts = [sealed.statement, sealed.signature, sealed.key, sealed.data ?? '']
    return parts.every((part) => typeof part === 'string') && typeof JSON.parse(sealed.statement) === 'object' && JSON.parse(sealed.statement) ? sealed : undefined
  } catch {
    return undefined
  }
}

export type Verdict = {
  statement: Statement
  /** `unknown_key`: it was signed, but by nobody whom we know. */
  signature: 'right' | 'wrong' | 'unknown_key'
  /** Whether the data that came along is what was signed; nothing where none came. */
  data?: readonly DataLine[] | 'changed'
  identifier?: CheckedIdentifier
}

export function verify(sealed: Sealed, keys: ReadonlyMap<string, string>): Verdict {
  const statement = JSON.parse(sealed.statement) as Statement
  const key = keys.get(sealed.key)
  return {
    statement,
    signature: key === undefined ? 'unknown_key' : isSigned(sealed.statement, sealed.signature, key) ? 'right' : 'wrong',
    ...(sealed.data === undefined ? {} : { data: sm3(sealed.data) === statement.data ? (JSON.parse(sealed.data) as DataLine[]) : 'changed' }),
    ...(statement.identifier === undefined ? {} : { identifier: checkIdentifier(statement.identifier) }),
  }
}

function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    return sm2.doVerifySignature(text, hexOf(bytesOf(signature)), publicKey, { hash: true, der: true })
  } catch {
    return false
  }
}

// Browsers and the mini-program have no Buffer.
export const base64url = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

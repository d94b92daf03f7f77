/**
 * 电子证照标识 (GB/T 36904-2018): root, type of certificate, issuing body, serial, version and a check character
 * (ISO 7064 MOD 37,36) over the four parts without their dots.
 */
const ROOT = '1.2.156.3005.2'

/** `type`: credit code of the body that defines the type, and three digits. `issuer`: a credit code, or six digits of a region. */
export type IdentifierParts = { type: string; issuer: string; serial: string; version: number }

/**
 * `vendor`: the character that a product in wide use makes, which values letters one too high. Such certificates are real:
 * they are marked, kept as they are, and neither rejected nor mended.
 */
export type CheckedIdentifier = ({ verdict: 'standard' } | { verdict: 'vendor' | 'wrong'; expected: string }) & { parts: IdentifierParts } | { verdict: 'malformed' }

const SHAPE = /^1\.2\.156\.3005\.2\.([0-9A-Z]{18}\d{3})\.([0-9A-Z]{18}|\d{6})\.([0-9A-Z]{1,64})\.(\d{3})\.([0-9A-Z])$/

export function makeIdentifier({ type, issuer, serial, version }: IdentifierParts): string {
  const parts = [type, issuer, serial, String(version).padStart(3, '0')]
  const identifier = `${ROOT}.${parts.join('.')}.${checkCharacter(parts.join(''))}`
  if (version < 1 || !SHAPE.test(identifier)) throw new Error(`not the parts of an identifier: ${parts.join(' ')}`)
  return identifier
}

export function checkIdentifier(text: string): CheckedIdentifier {
  const found = SHAPE.exec(text)
  if (!found) return { verdict: 'malformed' }
  const [, type, issuer, serial, version, given] = found as unknown as [string, string, string, string, string, string]
  const body = type + issuer + serial + version
  const parts = { type, issuer, serial, version: Number(version) }
  const expected = checkCharacter(body)
  if (given === expected) return { verdict: 'standard', parts }
  return { verdict: given === checkCharacter(body, 1) ? 'vendor' : 'wrong', expected, parts }
}

/** `tooHigh` is what the vendor's table adds to the value of a letter. */
function checkCharacter(body: string, tooHigh = 0): string {
  let product = 36
  for (const character of body) {
    const value = Number.parseInt(character, 36)
    product = ((product + value + (value > 9 ? tooHigh : 0)) % 36 || 36) * 2 % 37
  }
  return ((37 - product) % 36).toString(36).toUpperCase()
}

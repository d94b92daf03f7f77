const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * 统一社会信用代码 (GB 32100-2015): 18 characters. Places 9 to 17 are the organisation's code with a check digit of its
 * own (GB 11714-1997), and the last one checks the whole: both must be right.
 */
export function isCreditCode(code: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) && code[16] === organisationCheck(code.slice(8, 16)) && code[17] === wholeCheck(code.slice(0, 17))
}

/** A code for a body that is new: who registers it and as what (`91` an enterprise, `92` an individual business), where, and its running number. */
export function newCreditCode({ kind, region, serial }: { kind: string; region: string; serial: number }): string {
  const body = `MA${inAlphabet(serial).padStart(6, '0')}`
  const code = kind + region + body + organisationCheck(body)
  return code + wholeCheck(code)
}

const inAlphabet = (number: number): string => (number < 31 ? '' : inAlphabet(Math.floor(number / 31))) + ALPHABET[number % 31]

function wholeCheck(code: string): string {
  const sum = [...code].reduce((total, letter, n) => total + ALPHABET.indexOf(letter) * (3 ** n % 31), 0)
  return ALPHABET[(31 - (sum % 31)) % 31]!
}

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

function organisationCheck(body: string): string {
  const sum = [...body].reduce((total, letter, n) => total + Number.parseInt(letter, 36) * WEIGHTS[n]!, 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * 统一社会信用代码 (GB 32100-2015): 18 characters. Places 9 to 17 are the organisation's code with a check digit of its
 * own (GB 11714-1997), and the last one checks the whole: both must be right.
 */
export function isCreditCode(code: string): boolean {
  const values = [...code].map((letter) => ALPHABET.indexOf(letter))
  if (values.length !== 18 || values.includes(-1)) return false
  const sum = values.slice(0, 17).reduce((total, value, n) => total + value * (3 ** n % 31), 0)
  return values[17] === (31 - (sum % 31)) % 31 && code[16] === organisationCheck(code.slice(8, 16))
}

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

function organisationCheck(body: string): string {
  const sum = [...body].reduce((total, letter, n) => total + Number.parseInt(letter, 36) * WEIGHTS[n]!, 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

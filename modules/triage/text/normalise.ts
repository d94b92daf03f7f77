/** What a text is read as: its letters, digits and characters, and where each of them stands in the text. */
export type Letters = { codes: Uint16Array; places: Int32Array }

/** Words that stand in every message whatever it is about; a text with them and one without read the same. */
const FUNCTION_WORDS = '的了着们我你您他她它这那么吗呢吧啊呀嘛哦和与或也都就很又才被把让但且并而'

/** NFKC folds full-width forms, small letters fold capitals; what is neither letter nor digit says nothing of the matter. */
function fold(code: number): number {
  const folded = String.fromCharCode(code).normalize('NFKC').toLowerCase()
  if (folded.length !== 1 || FUNCTION_WORDS.includes(folded)) return 0
  return /[\p{L}\p{Nd}]/u.test(folded) ? folded.charCodeAt(0) : 0
}

const FOLDED = Uint16Array.from({ length: 0x10000 }, (_, code) => fold(code))

export function lettersOf(text: string): Letters {
  const codes = new Uint16Array(text.length)
  const places = new Int32Array(text.length)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = FOLDED[text.charCodeAt(at)]!
    if (code === 0) continue
    codes[count] = code
    places[count++] = at
  }
  return { codes: codes.subarray(0, count), places: places.subarray(0, count) }
}

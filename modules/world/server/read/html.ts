/** A piece of a page that is safe to stand in it. Only `html` makes one. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Piece = Html | string | number | false | null | undefined | readonly Piece[]

/** A template whose pieces are escaped, except what is a piece of a page itself. Attributes stand in double quotes. */
export const html = (fixed: TemplateStringsArray, ...pieces: readonly Piece[]) =>
  new Html(fixed.reduce((text, part, i) => text + written(pieces[i - 1]) + part))

const written = (piece: Piece): string => {
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece))
  return piece ? piece.map(written).join('') : ''
}

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** As text of HTML and of XML alike. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => NAMED[c]!)

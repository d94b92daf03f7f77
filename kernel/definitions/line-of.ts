/**
 * The line on which the value at a JSON pointer begins. What is missing there should stand in the nearest that is not, and
 * that one's line is told. The text is sound JSON, for it has been parsed.
 */
export function lineOf(text: string, pointer: string): number {
  let at = text.search(/\S/)
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const found = [...membersAt(text, at)].find((member) => member.name === name)
    if (!found) break
    at = found.at
  }
  return text.slice(0, at).split('\n').length
}

/** The members of the object or list that begins at `from`: their keys or places in it, and where their values begin. */
function* membersAt(text: string, from: number): Generator<{ name: string; at: number }> {
  const isObject = text[from] === '{'
  if (!isObject && text[from] !== '[') return
  const tokens = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g
  tokens.lastIndex = from + 1
  let [depth, place, key] = [0, 0, undefined as string | undefined]
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [word] = token
    const closes = word === '}' || word === ']'
    if (depth === 0) {
      if (closes) return
      if (word === ',') [place, key] = [place + 1, undefined]
      else if (isObject && key === undefined) key = JSON.parse(word) as string
      else if (word !== ':') yield { name: key ?? String(place), at: token.index }
    }
    if (word === '{' || word === '[') depth += 1
    else if (closes) depth -= 1
  }
}

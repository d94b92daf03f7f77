/** A strict little reader of the XML that we write: elements and text, no attributes. Anything else is a fault of ours. */
export type Node = { name: string; text: string; children: Node[] }

export function readXml(xml: string): Node {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>'
  if (!xml.startsWith(declaration)) throw new Error('no declaration with its encoding')
  const root: Node = { name: '', text: '', children: [] }
  const open = [root]
  let at = declaration.length
  for (const found of xml.slice(at).matchAll(/<(\/?)([a-z_][a-z0-9_]*)(\/?)>|[^<]+/gi)) {
    if (found.index !== at - declaration.length) throw new Error(`unreadable at ${at}: ${xml.slice(at, at + 20)}`)
    at += found[0].length
    const [whole, closes, name, empty] = found
    const here = open.at(-1)!
    if (!name) here.text += unescaped(whole)
    else if (closes) {
      if (here.name !== name) throw new Error(`</${name}> closes <${here.name}>`)
      open.pop()
    } else {
      const child: Node = { name, text: '', children: [] }
      here.children.push(child)
      if (!empty) open.push(child)
    }
  }
  if (at !== xml.length || open.length !== 1) throw new Error('not closed')
  if (root.children.length !== 1) throw new Error('one root element')
  return root.children[0]!
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#13': '\r' }
function unescaped(text: string): string {
  if (/&(?!(amp|lt|gt|quot|apos|#13);)/.test(text)) throw new Error(`a bare ampersand in ${text.slice(0, 40)}`)
  return text.replace(/&([^;]+);/g, (_, name: string) => NAMED[name]!)
}

/** The text of a member. */
export const member = (node: Node, name: string): string | undefined => node.children.find((child) => child.name === name)?.text

/**
 * JSON to XML by the Spark convention: an object's members are elements, a list is an element whose members are called
 * by its singular, null is an empty element.
 */
const SINGULAR: Record<string, string> = {
  services: 'service', attributes: 'attribute', values: 'value', service_requests: 'request', errors: 'error', endpoints: 'endpoint', formats: 'format',
}

export function toXml(root: string, body: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, body)}\n`
}

function element(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return `<${name}/>`
  return `<${name}>${content(name, value)}</${name}>`
}

function content(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => element(SINGULAR[name] ?? 'item', one)).join('')
  if (typeof value === 'object' && value) return Object.entries(value).map(([key, one]) => element(key, one)).join('')
  return escaped(String(value))
}

/** What XML 1.0 cannot hold even when it is escaped. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#13;' }

const escaped = (text: string) => text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'\r]/g, (c) => NAMED[c]!)

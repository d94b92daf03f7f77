import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindOf } from './kind.ts'

const box = (brand: string, ...more: string[]) => {
  const text = `ftyp${brand}\0\0\0\0${more.join('')}`
  const head = Buffer.alloc(text.length + 4)
  head.writeUInt32BE(text.length + 4, 0)
  head.write(text, 4, 'latin1')
  return head
}
const bytes = (text: string) => Buffer.from(text.padEnd(16, '\0'), 'latin1')

test.each([
  ['image/jpeg', bytes('\xff\xd8\xff\xe0')],
  ['image/png', bytes('\x89PNG\r\n\x1a\n')],
  ['image/gif', bytes('GIF89a')],
  ['image/webp', bytes('RIFF\0\0\0\0WEBP')],
  ['image/heic', box('heic')],
  ['image/heic', box('mif1', 'heic')],
  ['image/avif', box('mif1', 'avif')],
  ['video/mp4', box('isom', 'mp42')],
  ['video/quicktime', box('qt  ')],
  ['video/3gpp', box('3gp5')],
  ['audio/mp4', box('M4A ')],
  ['audio/mp4', Buffer.concat([box('iso5'), Buffer.from('\0\0\0\x14moov....hdlrsoun', 'latin1')])],
  ['video/webm', Buffer.concat([Buffer.from('1a45dfa3', 'hex'), bytes('....webm....V_VP9')])],
  ['audio/webm', Buffer.concat([Buffer.from('1a45dfa3', 'hex'), bytes('....webm....A_OPUS')])],
  ['audio/mpeg', bytes('ID3\x04')],
  ['audio/mpeg', bytes('\xff\xfb\x90\x00')],
  ['audio/aac', bytes('\xff\xf1\x50\x80')],
  ['audio/wav', bytes('RIFF\0\0\0\0WAVE')],
  ['audio/ogg', Buffer.concat([bytes('OggS'), bytes('OpusHead')])],
  ['audio/amr', bytes('#!AMR\n')],
])('%s is known by its first bytes', (mime, head) => {
  expect(kindOf(head)?.mime).toBe(mime)
})

test.each([
  ['text', '今天晚上路灯又不亮了，请尽快处理'],
  ['text in UTF-16', '\ufeff路灯又不亮了'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['a paper', '%PDF-1.7\n%âãÏÓ'],
  ['an archive', 'PK\x03\x04\x14\0\0\0\b\0\0\0'],
])('%s is neither photo nor film nor voice', (name, text) => {
  expect(kindOf(Buffer.from(text, name.includes('UTF-16') ? 'utf16le' : 'utf8'))).toBeUndefined()
})

test('no bytes whatever make the judge stumble', () => {
  const starts = fc.constantFrom('', '\xff\xd8\xff', '\x1a\x45\xdf\xa3', '\0\0\0\x20ftyp', 'RIFF', 'OggS', '\0\0\0\x08ftypisom\0\0\0\x08moov')
  fc.assert(fc.property(starts, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
    const judged = kindOf(Buffer.concat([Buffer.from(start, 'latin1'), rest]))
    return judged === undefined || ['photo', 'video', 'voice'].includes(judged.kind)
  }))
})

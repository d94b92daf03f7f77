import type { FileKind } from './contract.ts'

/** What a file is. `reader` is the demuxer that ffmpeg must use, so that it never guesses at a stranger's file. */
export type Judged = { kind: FileKind; mime: string; extension: string; reader?: string }

/** How much of a file's beginning is needed to judge it. */
export const HEAD_BYTES = 64 * 1024

const photo = (mime: string, extension: string): Judged => ({ kind: 'photo', mime, extension })
const video = (mime: string, extension: string, reader: string): Judged => ({ kind: 'video', mime, extension, reader })
const voice = (mime: string, extension: string, reader: string): Judged => ({ kind: 'voice', mime, extension, reader })

const M4A = voice('audio/mp4', 'm4a', 'mov')

/** Judges by content, never by name: what browsers and WeChat make is known, all else is not. */
export function kindOf(head: Buffer): Judged | undefined {
  const text = (from: number, to: number) => head.toString('latin1', from, to)
  if (head.length < 12) return undefined
  if (head.readUIntBE(0, 3) === 0xffd8ff) return photo('image/jpeg', 'jpg')
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return photo('image/png', 'png')
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return photo('image/gif', 'gif')
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return photo('image/webp', 'webp')
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return voice('audio/wav', 'wav', 'wav')
  if (text(4, 8) === 'ftyp') return ofBrands(head)
  // QuickTime of before 2001, and of some dashboard cameras still, begins without naming itself.
  if (['moov', 'mdat', 'wide'].includes(text(4, 8))) return video('video/quicktime', 'mov', 'mov')
  if (head.readUInt32BE(0) === 0x1a45dfa3 && head.includes('webm')) return ofWebm(head)
  if (text(0, 5) === '#!AMR') return voice('audio/amr', 'amr', 'amr')
  if (text(0, 4) === 'OggS' && ['OpusHead', '\x01vorbis', 'Speex   '].some((codec) => head.includes(codec))) return voice('audio/ogg', 'ogg', 'ogg')
  if (text(0, 3) === 'ID3' || isMp3Frame(head)) return voice('audio/mpeg', 'mp3', 'mp3')
  if (head[0] === 0xff && (head[1]! & 0xf6) === 0xf0) return voice('audio/aac', 'aac', 'aac')
  return undefined
}

/** ISO media files say in their first box what they can be read as. */
function ofBrands(head: Buffer): Judged | undefined {
  const end = Math.min(head.readUInt32BE(0), head.length)
  const brands: string[] = []
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(head.toString('latin1', at, at + 4))
  const main = brands[0] ?? ''
  if (main === 'avif' || main === 'avis' || (main === 'mif1' && brands.includes('avif'))) return photo('image/avif', 'avif')
  if (['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].includes(main)) return photo('image/heic', 'heic')
  if (main === 'M4A ' || main === 'M4B ' || hasSoundOnly(head)) return M4A
  if (main === 'qt  ') return video('video/quicktime', 'mov', 'mov')
  if (main.startsWith('3gp') || main.startsWith('3g2')) return video('video/3gpp', '3gp', 'mov')
  return video('video/mp4', 'mp4', 'mov')
}

// Recorders in browsers call a voice by the brand of a film; the list of tracks, when it comes first, tells.
function hasSoundOnly(head: Buffer): boolean {
  const moov = head.indexOf('moov') - 4
  if (moov < 0 || moov + head.readUInt32BE(moov) > head.length) return false
  return head.includes('soun', moov) && !head.includes('vide', moov)
}

function ofWebm(head: Buffer): Judged {
  const shows = ['V_VP8', 'V_VP9', 'V_AV1', 'V_MPEG'].some((codec) => head.includes(codec))
  return shows ? video('video/webm', 'webm', 'matroska') : voice('audio/webm', 'webm', 'matroska')
}

/** An MPEG layer III frame with a rate that exists; looser rules take any text in UTF-16 for music. */
function isMp3Frame(head: Buffer): boolean {
  const [a, b, c] = [head[0]!, head[1]!, head[2]!]
  return a === 0xff && (b & 0xe6) === 0xe2 && (b & 0x18) !== 0x08 && (c & 0xf0) !== 0xf0 && (c & 0x0c) !== 0x0c
}

/** What ffprobe found overrules the first look: a film without pictures is a voice. */
export const asVoice = (judged: Judged): Judged => (judged.mime.startsWith('video/webm') ? voice('audio/webm', 'webm', 'matroska') : { ...M4A, reader: judged.reader! })

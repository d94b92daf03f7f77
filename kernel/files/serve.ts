import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound, Refused } from '../refusal.ts'
import { rangeOf } from './byte-range.ts'
import type { Variant } from './contract.ts'
import type { FileRow } from './file-row.ts'
import type { Sight } from './sight.ts'
import { contentKey, type Store } from './store.ts'

export type Wanted = 'file' | 'original' | 'thumb' | 'poster'
type Served = { key: string; mime: string; name: string }

const COPIES: Record<Variant, { extension: string; mime: (file: FileRow) => string }> = {
  shown: { extension: 'jpg', mime: () => 'image/jpeg' },
  thumb: { extension: 'webp', mime: () => 'image/webp' },
  poster: { extension: 'jpg', mime: () => 'image/jpeg' },
  playable: { extension: 'mp4', mime: (file) => (file.kind === 'voice' ? 'audio/mp4' : 'video/mp4') },
}

/** Which bytes this person is given. */
export function choose(file: FileRow, wanted: Wanted, sight: Sight): Served {
  const allowed = wanted === 'original' ? sight.original : sight.copy
  if (!allowed || (file.state !== 'ready' && !sight.owns)) notFound()
  if (file.state !== 'ready') throw new Refused('not_ready', '这个文件还没有上传完成', 409)
  if (wanted === 'thumb' || wanted === 'poster') return copyOf(file, wanted) ?? notFound()
  if (wanted === 'original') return originalOf(file)
  const copy = copyOf(file, 'shown') ?? copyOf(file, 'playable')
  if (copy) return copy
  if (sight.published) notFound()
  // Where a film's copy is still being made, the original may say where it was taken.
  if (file.copies === 'unable' || sight.owns || sight.original) return originalOf(file)
  throw new Refused('not_ready', file.copies === 'failed' ? '这个视频无法转换，暂时不能播放' : '正在处理，请一分钟后再看', 409)
}

function copyOf(file: FileRow, variant: Variant): Served | undefined {
  const key = file.variants[variant]
  const { extension, mime } = COPIES[variant]
  return key ? { key, mime: mime(file), name: named(file.name, file.kind === 'voice' ? 'm4a' : extension) } : undefined
}

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp', 'image/heic': 'heic', 'image/avif': 'avif', 'video/mp4': 'mp4', 'video/quicktime': 'mov',
  'video/3gpp': '3gp', 'video/webm': 'webm', 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3', 'audio/aac': 'aac', 'audio/wav': 'wav', 'audio/ogg': 'ogg', 'audio/amr': 'amr',
}

const originalOf = (file: FileRow): Served => ({ key: contentKey(file.sha256!), mime: file.mime!, name: named(file.name, EXTENSIONS[file.mime!] ?? 'bin') })

/** A name that tells the truth about what is in the file. */
const named = (name: string, extension: string) => `${name.replace(/\.[a-z0-9]{1,5}$/i, '') || 'file'}.${extension}`

/** `fleeting`: it may be taken back at any moment, so a browser asks each time whether it still may show it. */
export async function send(store: Store, request: FastifyRequest, reply: FastifyReply, { key, mime, name }: Served, fleeting = false) {
  const tag = `"${key.split('/').at(-1)}"`
  reply.headers({
    etag: tag,
    'cache-control': fleeting ? 'private, no-cache' : 'private, max-age=300, must-revalidate',
    vary: 'cookie, authorization',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
    'content-disposition': disposition(name, mime in EXTENSIONS),
  })
  if (request.headers['if-none-match']?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag)) return reply.code(304).send()

  const size = await store.size(key)
  if (size === undefined) throw new Error(`the store lacks ${key}`)
  const mayBePart = !request.headers['if-range'] || request.headers['if-range'] === tag
  const range = mayBePart ? rangeOf(request.headers.range, size) : 'whole'
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send()
  reply.type(mime)
  if (range === 'whole') return reply.header('content-length', size).send(await store.read(key))
  reply.code(206).headers({ 'content-range': `bytes ${range.from}-${range.to}/${size}`, 'content-length': range.to - range.from + 1 })
  return reply.send(await store.read(key, range))
}

export function disposition(name: string, inline: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${full}`
}

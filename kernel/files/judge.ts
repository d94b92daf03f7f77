import { type FileKind, LARGEST } from './contract.ts'
import { type Judged, kindOf } from './kind.ts'

const NAMES: Record<FileKind, string> = { photo: '照片', video: '视频', voice: '录音' }

/** What a file is, or the sentence that says why it is not taken. */
export function judge(head: Buffer, file: { name: string; size: number }): Judged | { no: string } {
  const judged = kindOf(head)
  if (!judged) return { no: `这不是照片、视频或录音${looksLike(file.name)}，请重新选择` }
  return tooLarge(judged.kind, file.size) ?? judged
}

export function tooLarge(kind: FileKind, size: number): { no: string } | undefined {
  return size > LARGEST[kind] ? { no: `${NAMES[kind]}最大 ${LARGEST[kind] / 1024 / 1024} MB，这一份有 ${Math.ceil(size / 1024 / 1024)} MB，请压缩后再传` } : undefined
}

/** Its name may promise what its content does not hold. */
const looksLike = (name: string) => (/\.(jpe?g|png|gif|webp|heic|mp4|mov|webm|mp3|m4a|amr|wav|ogg)$/i.test(name) ? '(只是名字像)' : '')

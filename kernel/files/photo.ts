import sharp from 'sharp'
import { exifPlace, type TakenAt } from './exif-place.ts'
import { inTurn } from './in-turn.ts'

/** Beyond this a picture is a bomb: a few bytes that unfold to gigabytes. Phones make up to 50 million. */
const MOST_PIXELS = 100_000_000
const LONGEST_SIDE = 2560
const THUMB_SIDE = 400
const SECONDS = 30

export type PhotoCopies = { shown: Buffer; thumb: Buffer; width: number; height: number; takenAt: TakenAt | undefined }

// A large picture may need several hundred megabytes while it is unpacked.
const oneAtATime = inTurn(1)

/**
 * Copies of a photo for others to see: upright, of a size for screens, and without anything that the camera wrote beside
 * the picture, above all the place. Answers with a sentence when it is no photo that can be shown.
 */
export function photoCopies(path: string, mime: string): Promise<PhotoCopies | string> {
  return oneAtATime(async () => {
    try {
      const read = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true } as const
      const { autoOrient: size, exif } = await sharp(path, read).metadata()
      const shown = await sharp(path, read).timeout({ seconds: SECONDS }).autoOrient()
        .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#fff' }).jpeg({ quality: 84 }).toBuffer()
      return { shown, thumb: await thumbOf(shown), width: size.width, height: size.height, takenAt: exifPlace(exif) }
    } catch (error) {
      return whyNot((error as Error).message, mime)
    }
  })
}

export const thumbOf = (picture: Buffer | string): Promise<Buffer> =>
  sharp(picture, { limitInputPixels: MOST_PIXELS }).resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true }).webp({ quality: 78 }).toBuffer()

export const asJpeg = (picture: string): Promise<Buffer> => sharp(picture, { limitInputPixels: MOST_PIXELS }).jpeg({ quality: 82 }).toBuffer()

function whyNot(error: string, mime: string): string {
  if (/pixel limit/i.test(error)) return '这张照片的像素超过一亿，无法处理，请用普通模式重拍'
  if (mime === 'image/heic') return '这张照片是 HEIC 格式，暂时无法显示，请转成 JPG 后再传(苹果手机：设置 > 相机 > 格式 > 兼容性最佳)'
  return '这张照片已损坏或不完整，请重新选择'
}

import Taro from '@tarojs/taro'
import type { ChosenFile } from './chosen-file.ts'
import type { Source } from './upload.ts'

// WeChat removes temporary files when it likes; saved ones stay until we remove them.
const save = (path: string): Promise<string> =>
  new Promise((done) => Taro.getFileSystemManager().saveFile({ tempFilePath: path, success: (saved) => done(saved.savedFilePath), fail: () => done(path) }))

const sizeOf = (path: string): Promise<number> =>
  new Promise((done, fail) => Taro.getFileSystemManager().getFileInfo({ filePath: path, success: (info) => done(info.size), fail: () => fail(new Error('file is gone')) }))

const nameOf = (path: string): string => path.split('/').pop() ?? path

export async function keep(path: string, name: string, kind: ChosenFile['kind']): Promise<ChosenFile> {
  const key = await save(path)
  return { key, name, size: await sizeOf(key), kind }
}

export async function forget(key: string): Promise<void> {
  await new Promise<void>((done) => Taro.getFileSystemManager().unlink({ filePath: key, success: () => done(), fail: () => done() }))
}

/** Undefined when the phone no longer has the bytes. */
export async function sourceOf(file: ChosenFile): Promise<Source | undefined> {
  const size = await sizeOf(file.key).catch(() => undefined)
  if (size === undefined) return undefined
  const read = (position: number, length: number): Promise<ArrayBuffer> =>
    new Promise((done, fail) =>
      Taro.getFileSystemManager().readFile({
        filePath: file.key, position, length,
        success: ({ data }) => (typeof data === 'string' ? fail(new Error('read as text')) : done(data)),
        fail: () => fail(new Error('file is gone')),
      }),
    )
  return { name: file.name, size, read }
}

export const previewOf = (file: ChosenFile): Promise<string | undefined> => Promise.resolve(file.key)

/** Photos and videos, from the camera or the album. */
export async function choosePictures(most: number): Promise<ChosenFile[]> {
  const chosen = await Taro.chooseMedia({ count: most, mediaType: ['image', 'video'], sizeType: ['compressed'], maxDuration: 60 }).catch(() => undefined)
  return Promise.all((chosen?.tempFiles ?? []).map((file) => keep(file.tempFilePath, nameOf(file.tempFilePath), file.fileType === 'video' ? 'video' : 'image')))
}

import type { ChosenFile } from './chosen-file.ts'
import type { Source } from './upload.ts'
import { uuid } from './uuid.ts'

/** Bytes live in IndexedDB: a photo taken without a network survives a closed browser. */
const blobs = new Map<string, Blob>()

function database(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open('nuanban', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('files')
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => fail(opening.error ?? new Error('indexedDB'))
  })
}

async function withFiles<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database()
  try {
    return await new Promise<T>((done, fail) => {
      const request = work(db.transaction('files', mode).objectStore('files'))
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error ?? new Error('indexedDB'))
    })
  } finally {
    db.close()
  }
}

export async function keep(blob: Blob, name: string, kind: ChosenFile['kind']): Promise<ChosenFile> {
  const key = uuid()
  blobs.set(key, blob)
  // A private window may forbid it: then the file lives as long as the page.
  await withFiles('readwrite', (files) => files.put(blob, key)).catch(() => undefined)
  return { key, name, size: blob.size, kind }
}

async function find(key: string): Promise<Blob | undefined> {
  const near = blobs.get(key)
  if (near) return near
  const far = await withFiles<Blob | undefined>('readonly', (files) => files.get(key)).catch(() => undefined)
  if (far) blobs.set(key, far)
  return far
}

export async function forget(key: string): Promise<void> {
  blobs.delete(key)
  await withFiles('readwrite', (files) => files.delete(key)).catch(() => undefined)
}

/** Undefined when the phone no longer has the bytes. */
export async function sourceOf(file: ChosenFile): Promise<Source | undefined> {
  const blob = await find(file.key)
  return blob && { name: file.name, size: blob.size, read: (from, length) => blob.slice(from, from + length).arrayBuffer() }
}

export async function previewOf(file: ChosenFile): Promise<string | undefined> {
  const blob = await find(file.key)
  return blob && URL.createObjectURL(blob)
}

/** Photos and videos, from the camera or the album. */
export function choosePictures(most: number): Promise<ChosenFile[]> {
  return new Promise((done) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*,video/*'
    input.multiple = most > 1
    input.style.display = 'none'
    input.dataset.purpose = 'pictures'
    document.body.append(input)
    const finish = (files: File[]) => {
      input.remove()
      void Promise.all(files.slice(0, most).map((file) => keep(file, file.name, file.type.startsWith('video/') ? 'video' : 'image'))).then(done)
    }
    input.onchange = () => finish([...(input.files ?? [])])
    input.oncancel = () => finish([])
    input.click()
  })
}

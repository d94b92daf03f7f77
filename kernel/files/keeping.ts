import { join } from 'node:path'
import type { Office } from '../office.ts'
import { diskStore } from './disk-store.ts'
import { findTools, type Tools } from './media.ts'
import { type S3Settings, s3Store } from './s3-store.ts'
import type { Store } from './store.ts'

/** What work on files needs beside the office. */
export type FileKeeping = { store: Store; tools: Tools | undefined }

type Settings = { data: string; s3?: Omit<S3Settings, 'scratch'> | undefined }

/** Files lie in the data folder, or in a bucket where one is set; ffmpeg is used where it is installed. */
export function keepingFor({ config, log }: Office): FileKeeping {
  const { data, s3 }: Settings = config
  const folder = join(data, 'files')
  // Where programs are is a matter of the machine, not a setting of ours.
  const tools = findTools(process.env['PATH'])
  if (!tools) log.warn({}, 'ffmpeg is not installed: films and recordings are shown as they came')
  return { store: s3 ? s3Store({ ...s3, scratch: join(folder, 'scratch') }) : diskStore(folder), tools }
}

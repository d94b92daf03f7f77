import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { setPriority } from 'node:os'
import { delimiter, join } from 'node:path'

/** The programs that read and write film and sound, where they are installed. */
export type Tools = { ffmpeg: string; ffprobe: string }

/** Looks along a PATH. */
export function findTools(path: string | undefined): Tools | undefined {
  const find = (name: string) => (path ?? '').split(delimiter).map((folder) => join(folder, name)).find(isProgram)
  const [ffmpeg, ffprobe] = [find('ffmpeg'), find('ffprobe')]
  return ffmpeg && ffprobe ? { ffmpeg, ffprobe } : undefined
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export type Probed = { seconds: number | null; width: number | null; height: number | null; shows: boolean; sounds: boolean }

type Stream = { codec_type?: string; width?: number; height?: number; disposition?: { attached_pic?: number }; side_data_list?: { rotation?: number }[] }

// The reader is named and nothing but this one file may be opened: a stranger's file must not make us fetch others.
const from = (path: string, reader: string) => ['-protocol_whitelist', 'file', '-f', reader, '-i', path]

const PROBE_MS = 20_000

/** What is in a film or a recording; undefined when it cannot be read. */
export async function probe(tools: Tools, path: string, reader: string, stop?: AbortSignal): Promise<Probed | undefined> {
  try {
    const said = await run(tools.ffprobe, ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', ...from(path, reader)], PROBE_MS, stop)
    const { streams = [], format = {} } = JSON.parse(said) as { streams?: Stream[]; format?: { duration?: string } }
    const film = streams.find((s) => s.codec_type === 'video' && !s.disposition?.attached_pic)
    const sounds = streams.some((s) => s.codec_type === 'audio')
    if (!film && !sounds) return undefined
    const seconds = Number(format.duration)
    const turned = Math.abs(film?.side_data_list?.find((d) => d.rotation !== undefined)?.rotation ?? 0) % 180 === 90
    const [width, height] = [film?.width ?? null, film?.height ?? null]
    return { seconds: Number.isFinite(seconds) ? seconds : null, width: turned ? height : width, height: turned ? width : height, shows: !!film, sounds }
  } catch {
    return undefined
  }
}

const within = (side: number) => `scale='min(${side},iw)':'min(${side},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`
// Neither tags nor chapters nor tracks of data go along: phones keep the place in all three.
const BARE = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact']
const QUIET = ['-nostdin', '-v', 'error', '-y', '-max_pixels', '40000000']
const SIDE = 1280
const POSTER_MS = 120_000
const COPY_MS = 20 * 60_000

/** A telling picture from the first seconds. */
export const makePoster = (tools: Tools, path: string, reader: string, to: string, stop?: AbortSignal) =>
  run(tools.ffmpeg, [...QUIET, ...from(path, reader), '-map', '0:v:0', '-vf', `thumbnail=60,${within(SIDE)}`, '-frames:v', '1', ...BARE, '-f', 'image2', '-update', '1', '-c:v', 'mjpeg', '-q:v', '3', to], POSTER_MS, stop)

/** H.264 and AAC in MP4, index first: it plays everywhere and begins at once. */
export const makePlayable = (tools: Tools, path: string, reader: string, to: string, stop?: AbortSignal) =>
  run(tools.ffmpeg, [...QUIET, ...from(path, reader), '-map', '0:v:0', '-map', '0:a:0?', '-vf', `${within(SIDE)},format=yuv420p`, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-threads', '2',
    '-c:a', 'aac', '-b:a', '96k', '-ac', '2', ...BARE, '-movflags', '+faststart', '-f', 'mp4', to], COPY_MS, stop)

export const makeAudible = (tools: Tools, path: string, reader: string, to: string, stop?: AbortSignal) =>
  run(tools.ffmpeg, [...QUIET, ...from(path, reader), '-map', '0:a:0', '-vn', '-c:a', 'aac', '-b:a', '64k', '-ac', '1', ...BARE, '-movflags', '+faststart', '-f', 'mp4', to], COPY_MS, stop)

function run(program: string, args: readonly string[], most_ms: number, stop?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: most_ms, killSignal: 'SIGKILL', ...(stop ? { signal: stop } : {}) })
    let out = ''
    let complaint = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    child.stderr.on('data', (text: Buffer) => (complaint = `${complaint}${text.toString()}`.slice(-500)))
    child.on('spawn', () => {
      // People who wait for an answer go before films that wait to be turned.
      try {
        setPriority(child.pid!, 10)
      } catch {
        // It has ended already.
      }
    })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`ended with ${code}: ${complaint}`))))
  })
}

import { unframed } from './framing.ts'

/** A way to the server and back. */
export type Line = { send: (message: Uint8Array<ArrayBuffer>) => void; close: () => void }
/**
 * `due`: now is the moment to send where one is. `down` comes once, with a WebSocket's close code; 1006 is a connection that broke or
 * never came about.
 */
export type Hears = { up: () => void; due: () => void; hear: (message: Uint8Array) => void; down: (code: number) => void }

/** As much of a WebSocket as is used: the browser's, or one for tests. */
export type Socket = {
  binaryType: string
  readyState: number
  send: (data: Uint8Array<ArrayBuffer>) => void
  close: (code?: number) => void
  onopen: ((event: any) => void) | null
  onmessage: ((event: any) => void) | null
  onclose: ((event: any) => void) | null
  onerror: ((event: any) => void) | null
}
export type SocketMaker = new (url: string) => Socket

const BROKEN = 1006
const GONE = 410
const OPEN = 1
/** Some proxies neither pass an upgrade on nor say so. */
const PATIENCE_MS = 6000
const POSITION_MS = 100
const POLL_MS = 2000

export function socketLine(url: string, WebSocket: SocketMaker, hears: Hears): Line {
  const socket = new WebSocket(url.replace(/^http/, 'ws'))
  let isOver = false
  let dues: ReturnType<typeof setInterval> | undefined
  const waiting = setTimeout(() => end(BROKEN), PATIENCE_MS)
  function stop(code?: number) {
    isOver = true
    clearTimeout(waiting)
    clearInterval(dues)
    socket.close(code)
  }
  function end(code: number) {
    if (isOver) return
    stop()
    hears.down(code)
  }
  socket.binaryType = 'arraybuffer'
  socket.onopen = () => {
    clearTimeout(waiting)
    hears.up()
    dues = setInterval(hears.due, POSITION_MS)
  }
  socket.onmessage = ({ data }: { data: unknown }) => void (data instanceof ArrayBuffer && !isOver && hears.hear(new Uint8Array(data)))
  socket.onclose = ({ code }: { code: number }) => end(code)
  socket.onerror = () => {} // `close` follows
  return {
    send: (message) => void (socket.readyState === OPEN && socket.send(message)),
    close: () => stop(1000),
  }
}

/** The same by asking every two seconds, where no WebSocket comes through. */
export function pollLine(url: string, ask: typeof fetch, hears: Hears): Line {
  const key = crypto.getRandomValues(new Uint8Array(16))
  let messages: Uint8Array[] = []
  let isOver = false
  let next: ReturnType<typeof setTimeout> | undefined

  async function poll() {
    hears.due()
    const body = bodyOf(key, messages)
    messages = []
    try {
      const answer = await ask(url, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body })
      if (isOver) return
      if (!answer.ok) return end(answer.status === GONE ? await codeIn(answer) : BROKEN)
      for (const message of unframed(new Uint8Array(await answer.arrayBuffer()))) hears.hear(message)
      if (!isOver) next = setTimeout(() => void poll(), POLL_MS)
    } catch {
      end(BROKEN)
    }
  }
  function end(code: number) {
    if (isOver) return
    isOver = true
    hears.down(code)
  }
  // Whoever opens a line holds it before it is up.
  next = setTimeout(() => {
    hears.up()
    void poll()
  }, 0)
  return {
    send: (message) => void messages.push(message),
    close() {
      isOver = true
      clearTimeout(next)
    },
  }
}

/** The code with which a WebSocket would have been closed. */
const codeIn = async (answer: Response): Promise<number> => ((await answer.json()) as { details: { closed: number } }).details.closed

function bodyOf(key: Uint8Array, messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(key.length + messages.reduce((sum, { length }) => sum + length + 1, 0))
  body.set(key)
  let at = key.length
  for (const message of messages) {
    body[at] = message.length
    body.set(message, at + 1)
    at += message.length + 1
  }
  return body
}

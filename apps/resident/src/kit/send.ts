export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** JSON, or the raw bytes of a piece of a file. */
export type Letter = { method: Method; path: string; json?: unknown; bytes?: ArrayBuffer; headers?: Record<string, string>; timeoutMs: number }
export type Answer = { status: number; body: unknown }

/** `fetch` in a browser, `wx.request` in WeChat. Rejects with `offline` when no answer came. */
export type Send = (letter: Letter) => Promise<Answer>

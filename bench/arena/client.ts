import { Agent, request } from 'node:http'

/** A small client that keeps its connections, so that what is measured is the server. */
export function clientOf(port: number, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    call: (method: 'GET' | 'POST', path: string, token: string, body?: object): Promise<{ status: number; body: any }> =>
      new Promise((resolve, reject) => {
        const text = body && JSON.stringify(body)
        const sent = request({ host: '127.0.0.1', port, path, method, agent, headers: { authorization: `Bearer ${token}`, ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}) } }, (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () => {
            const all = Buffer.concat(parts).toString()
            resolve({ status: answer.statusCode!, body: all && JSON.parse(all) })
          })
        })
        sent.on('error', reject)
        sent.end(text)
      }),
    close: () => agent.destroy(),
  }
}
export type Client = ReturnType<typeof clientOf>

/** Runs `act` in `clients` loops for so many seconds; answers with how many were done a second and how long they took. */
export async function drive(clients: number, seconds: number, act: (client: number) => Promise<unknown>) {
  const took: number[] = []
  const errors = new Map<string, number>()
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  await Promise.all(Array.from({ length: clients }, async (_, n) => {
    while (performance.now() < until) {
      const at = performance.now()
      try {
        await act(n)
        took.push(performance.now() - at)
      } catch (error) {
        errors.set((error as Error).message, (errors.get((error as Error).message) ?? 0) + 1)
      }
    }
  }))
  const elapsed = (performance.now() - started) / 1000
  took.sort((a, b) => a - b)
  return { perSecond: took.length / elapsed, p50: quantile(took, 0.5), p95: quantile(took, 0.95), done: took.length, errors }
}

export const quantile = (sorted: readonly number[], q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Head, headHash, signedText } from '#kernel/ledger/head.ts'
import { isSigned } from '#kernel/ledger/signer.ts'
import { Unable } from './command.ts'

/** One head or all that `/api/ledger/heads` answers with; before heads had periods, each had its day. */
type Kept = Head & { day?: string; signature?: string; key_id?: string }
type Saved = { heads?: Partial<Kept>[]; keys?: Record<string, string> } & Partial<Kept>

/** Heads that were published, by their hash: from a file that somebody kept, an address, or a hash written down. */
export async function publishedHeads(where: string): Promise<[hash: string, name: string][]> {
  if (/^[0-9a-f]{64}$/i.test(where)) return [[where.toLowerCase(), where.toLowerCase()]]
  const saved = await savedAt(where)
  const heads = (saved.heads ?? [saved]).map(({ period, ...head }) => ({ ...head, period: period ?? head.day }) as Kept)
  if (heads.length === 0 || heads.some(({ period, root, prev }) => !period || !root || !prev)) throw new Unable(`这里没有公布过的账本摘要：${where} (no published head here)`)
  for (const head of heads) {
    const key = saved.keys?.[head.key_id ?? '']
    if (key && head.signature && !isSigned(signedText(head), head.signature, key)) throw new Unable(`摘要 ${head.period} 自身的签名不符，文件已不是公布时的样子 (a head that was changed after it was published)`)
  }
  return heads.map((head) => [headHash(head), head.period])
}

async function savedAt(where: string): Promise<Saved> {
  try {
    // npm moves to the root of the repository; whoever typed a path meant it from where they stood.
    const text = /^https?:/.test(where) ? await (await fetch(where, { signal: AbortSignal.timeout(20_000) })).text() : readFileSync(resolve(process.env['INIT_CWD'] ?? '.', where), 'utf8')
    return (JSON.parse(text) as Saved | null) ?? {}
  } catch (error) {
    throw new Unable(`读不到公布过的账本摘要：${where}(${(error as Error).message}) (cannot read the published head)`)
  }
}

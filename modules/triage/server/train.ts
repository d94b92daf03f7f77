import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Db } from '#kernel/db/tables.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import type { Office } from '#kernel/office.ts'
import type { Example } from '../text/learn.ts'
import type { Learned, Lesson } from './learn-worker.ts'
import { type Concluded, type Needs, type Target, TARGETS } from './needs.ts'

/** What people made of what was suggested; `silent`: nothing was, for want of confidence. */
export type Outcome = 'accepted' | 'corrected' | 'silent'

export type TriageTables = {
  'triage.model': { target: Target; version: number; file: Uint8Array; learned: number; held: number; score: number; before: number | null; in_use: boolean; made_at: Date }
  'triage.suggestion': { case_id: string; target: Target; model: number; label: string; confidence: number; chosen: string; outcome: Outcome; decided_at: Date }
  'triage.followed': { name: string; until: Date }
}

/** What a training came to: `too_few` where there is not enough to learn from or to measure on. */
export type Trained = { target: Target; messages: number; outcome: 'in_use' | 'not_better' | 'too_few'; version?: number; score?: number; before?: number | null }

/** Older ones say how the district spoke once. */
const MOST = 20_000
/** With fewer, neither the learning nor the measuring says anything. */
const LEAST = 200
/** Macro-F1: what is wrong more often than right helps nobody, were it the first. */
const LEAST_SCORE = 0.5
/** The newest part is held back: a model is measured on what came after all that it learned from, as in its use. */
const HELD_SHARE = 0.15

/**
 * Learns anew from requests that are over, the category and the unit each apart. The new model is used only where it beats the
 * one in use on the newest messages, which neither has learned from.
 */
export async function train(office: Pick<Office, 'db' | 'now'>, needs: Needs): Promise<Trained[]> {
  const concluded = await needs.concluded(office.db as Db<any>, MOST)
  const done: Trained[] = []
  for (const target of TARGETS) done.push(await trainOne(office, target, examplesOf(concluded, target)))
  return done
}

const examplesOf = (concluded: readonly Concluded[], target: Target): Example[] => concluded.flatMap(({ text, category, unit }) => {
  const label = target === 'category' ? category : unit
  return label ? [{ text, label }] : []
})

async function trainOne({ db, now }: Pick<Office, 'db' | 'now'>, target: Target, examples: Example[]): Promise<Trained> {
  const tables = db as unknown as Db<TriageTables>
  const messages = examples.length
  if (messages < LEAST) return { target, messages, outcome: 'too_few' }
  const until = Math.floor(messages * (1 - HELD_SHARE))
  const [learned, held] = [examples.slice(0, until), examples.slice(until)]
  const present = await tables.selectFrom('triage.model').select('file').where('target', '=', target).where('in_use', '=', true).orderBy('version', 'desc').limit(1).executeTakeFirst()
  const found = await inThread({ learned, held, present: present?.file })
  if (!found) return { target, messages, outcome: 'too_few' }

  const { file, score, before } = found
  const better = score > (before ?? LEAST_SCORE)
  return inTransaction(db, async (kernelTx) => {
    const tx = kernelTx as unknown as Db<TriageTables>
    const last = await tx.selectFrom('triage.model').select('version').where('target', '=', target).orderBy('version', 'desc').limit(1).executeTakeFirst()
    const version = (last?.version ?? 0) + 1
    await tx.insertInto('triage.model').values({ target, version, file: Buffer.from(file), learned: learned.length, held: held.length, score, before, in_use: better, made_at: now() }).execute()
    return { target, messages, outcome: better ? 'in_use' : 'not_better', version, score, before }
  })
}

async function inThread(lesson: Lesson): Promise<Learned> {
  const worker = new Worker(new URL('./learn-worker.ts', import.meta.url), { workerData: lesson })
  const failed = new Promise<never>((_, reject) => worker.once('error', reject))
  const [learned] = (await Promise.race([once(worker, 'message'), failed])) as [Learned]
  return learned
}

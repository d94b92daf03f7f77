import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { post } from '#apps/desk/kit/transport.ts'
import type { CaseView } from '#kernel/contract.ts'
import type { Plan } from './merge-plan.ts'

export type Result = { id: string; number: string; summary: string; version: number; refused: string | null }
type Send = (path: string, input: object) => Promise<Pick<CaseView, 'version'>>

/** Joins each to the one that leads, one after the other; the office judges each, and one that it refuses stops none of the others. */
export async function mergeOneByOne({ lead, joining }: Plan, tell: (result: Result) => void, send: Send = post<CaseView>): Promise<void> {
  for (const { id, number, summary, version } of joining) {
    const sent = await done(send('/api/requests/merge_into', { caseId: id, into: lead.id, version, key: crypto.randomUUID() }))
    tell({ id, number, summary, version, ...sent })
  }
}

/** Takes back what was joined a moment ago. */
export async function unmergeOneByOne(merged: readonly Result[], why: string, tell: (result: Result) => void, send: Send = post<CaseView>): Promise<void> {
  for (const one of merged) {
    const sent = await done(send('/api/requests/unmerge', { caseId: one.id, why, version: one.version, key: crypto.randomUUID() }))
    tell({ ...one, ...sent })
  }
}

const done = (sent: ReturnType<Send>) => sent.then(({ version }) => ({ version, refused: null }), (error: unknown) => ({ refused: sentenceOf(error) }))

import { Type } from 'typebox'
import { sql } from 'kysely'
import { type CaseKind, openingVerb, verb } from '../case/verb.ts'
import { CaseId, onCase, strict } from '../contract.ts'
import { system } from '../identity/actor.ts'
import { theSystem } from '../identity/who.ts'
import type { Module } from '../module.ts'
import { openOffice, type TestOffice } from '../testing/office.ts'
import { canonical } from './canonical.ts'
import { GENESIS, hashOf, type LedgerEvent } from './event.ts'
import { signHeads } from './head.ts'
import { newPrivateKey, signerOf } from './signer.ts'
import { ERASES, verifyLedger } from './verify.ts'

const matter: CaseKind<'open' | 'closed'> = { name: 'matter', states: ['open', 'closed'], closed: ['closed'], sees: [theSystem] }
export const begin = openingVerb({
  name: 'matters.begin', title: { zh: '开', en: 'Begin' }, opens: matter, may: [theSystem], input: Type.Object({ id: CaseId }, strict),
  run: ({ clocks }) => {
    clocks.start('answer', { kind: 'answer', limit: { count: 2, unit: 'working_days' } })
    return Promise.resolve({ becomes: 'open' as const, set: { unit_id: 'hotline', units: ['hotline'], summary: '一件事', lng: 120.38, lat: 36.06 }, seals: { words: '王先生说' } })
  },
})
export const note = verb({ name: 'matters.note', title: { zh: '记', en: 'Note' }, on: matter, from: ['open'], may: [theSystem], input: Type.Object({ ...onCase }, strict), run: ({ clocks }) => (clocks.stop('answer', '等'), { says: { n: 1 } }) })
export const tell = verb({ name: 'matters.tell', title: { zh: '说', en: 'Tell' }, on: matter, from: ['open'], may: [theSystem], input: Type.Object({ ...onCase }, strict), run: () => ({ seals: { words: '李女士说' } }) })
export const erase = verb({
  name: ERASES, title: { zh: '删', en: 'Erase' }, on: matter, from: ['open'], may: [theSystem], input: Type.Object({ ...onCase, seqs: Type.Array(Type.Integer()) }, strict),
  run: async ({ tx, kase, input }) => {
    await tx.updateTable('kernel.event').set({ sealed: null }).where('case_id', '=', kase.id).where('seq', 'in', input.seqs).execute()
    return { set: { summary: '已删除', lng: null, lat: null }, says: { erases: input.seqs } }
  },
})
export const show = verb({ name: 'matters.show', title: { zh: '图', en: 'Show' }, on: matter, from: ['open'], may: [theSystem], input: Type.Object({ ...onCase, file: CaseId }, strict), run: async ({ input, attach }) => (await attach([input.file], 'applicant'), {}) })
const ringing = verb({ name: 'matters.ring', title: { zh: '响', en: 'Ring' }, on: matter, from: ['open'], may: [theSystem], input: Type.Object({ caseId: CaseId, clock: Type.String(), level: Type.Integer() }, strict), run: () => ({}) })
const matters: Module = { name: 'matters', kinds: [matter], opens: [begin], verbs: [note, tell, show, erase, ringing], clocks: [{ name: 'answer', purpose: { zh: '答', en: 'answer' }, ring: 'matters.ring', alarms: () => [] }] }

export const signer = signerOf(newPrivateKey())
export const keys = new Map([[signer.keyId, signer.publicKey]])

/** Three cases with three events each, on a day that is over and signed. */
export async function officeWithPast() {
  const office = await openOffice({ modules: [matters], at: '2026-03-04 10:00' })
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const { id } = await office.as(system).open(begin, {})
    await office.as(system).do(note, { caseId: id })
    await office.as(system).do(note, { caseId: id })
    ids.push(id)
  }
  await office.goTo('2026-03-05 09:00')
  await signHeads(office.office, signer)
  const run = (text: string) => sql.raw(text).execute(office.db)
  const faults = async () => (await verifyLedger(office.db, keys)).faults
  return { office, ids, run, faults }
}

/** Rewrites a case as somebody would who may write in the database: all hashes fit, and so does the case. */
export async function rewrite(office: TestOffice, id: string, change: (chain: LedgerEvent[]) => LedgerEvent[]) {
  const chain = (await office.db.selectFrom('kernel.event').selectAll().where('case_id', '=', id).orderBy('seq').execute()) as unknown as LedgerEvent[]
  await office.db.deleteFrom('kernel.event').where('case_id', '=', id).execute()
  let prev = GENESIS
  let last: LedgerEvent | undefined
  for (const [n, event] of change(chain).entries()) {
    last = { ...event, seq: n + 1, prev }
    last.hash = prev = hashOf(last)
    await office.db.insertInto('kernel.event').values({ ...last, body: canonical(last.body), sealed: last.sealed && canonical(last.sealed) }).execute()
  }
  await office.db.updateTable('kernel.case').set({ version: last!.seq, head: last!.hash }).where('id', '=', id).execute()
}

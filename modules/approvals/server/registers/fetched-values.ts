import type { Db, Tx } from '#kernel/db/tables.ts'
import { canonical } from '#kernel/ledger/canonical.ts'
import { isEmpty } from '../../rules/answer-faults.ts'
import type { Answer, Answers } from '../../rules/expr.ts'
import { sourceIn } from '../../rules/fetched.ts'
import type { Plan } from '../../rules/plan.ts'
import { situationOf } from '../../rules/situation.ts'
import { asAnswer, asShown } from './as-answer.ts'
import type { Evidence, LookupTables } from './look-up.ts'
import type { Reply } from './register-contract.ts'

/** `about`: the key by which the register was asked. */
export type FetchedValue = { value: Answer; lookup: string; register: string; about: string }

/**
 * What registers said that fits these answers. `answers`: with what was fetched where nothing was said, and in full where it was
 * shown in part. `fetched`: by element, whatever the answer is; `differs`: where the applicant says otherwise. `lookups`: by
 * `register/what`, as proofs of materials.
 */
export type Fetched = { answers: Answers; fetched: Readonly<Record<string, FetchedValue>>; differs: readonly string[]; lookups: ReadonlyMap<string, string> }

/**
 * Values that were fetched come from the evidence and never from the client. Evidence counts only for the key that it was asked
 * by: whoever puts in another credit code afterwards has looked up nothing.
 */
export async function fetchedValues(db: Db<any> | Tx<any>, { caseId, plan, answers }: { caseId: string; plan: Plan; answers: Answers }): Promise<Fetched> {
  const rows = await (db as Db<LookupTables>).selectFrom('approvals.lookup').select(['id', 'register', 'answer']).where('case_id', '=', caseId)
    .where('answer', 'is not', null).orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return settled(plan, answers, rows.map(({ id, register, answer }) => ({ id, register, evidence: answer! })))
}

type Row = { id: string; register: string; evidence: Evidence }

function settled(plan: Plan, given: Answers, rows: readonly Row[]): Fetched {
  const answers: Record<string, Answer | undefined> = { ...given }
  const fetched: Record<string, FetchedValue> = {}
  let { fields } = situationOf(plan, answers)
  // A key that is not asked for here is unknown, though an earlier answer may be left over.
  const isAbout = ({ by, value }: Evidence) => by === 'account' || ([...fields, ...plan.questions].some((one) => one.element.key === by) && !isEmpty(answers[by]) && String(answers[by]) === value)
  const said = (register: string, what: string) => {
    const row = rows.find((r) => r.register === register && r.evidence.said?.found && Object.hasOwn(r.evidence.said.record, what) && isAbout(r.evidence))
    return row && { lookup: row.id, register, about: row.evidence.value, value: (row.evidence.said as Extract<Reply, { found: true }>).record[what] }
  }
  // What one register says may be the key to the next, so this goes on until nothing more comes of it.
  for (let before = -1; before < Object.keys(fetched).length;) {
    before = Object.keys(fetched).length
    for (const { element } of fields.filter((f) => !fetched[f.element.key])) {
      const source = sourceIn(element, answers)
      const found = source && said(source.register, source.field)
      const value = found && asAnswer(element, found.value)
      if (!found || value === undefined) continue
      fetched[element.key] = { ...found, value }
      const isEvidence = isEmpty(answers[element.key]) || [false, true].some((wholly) => isSame(answers[element.key], asShown(element, value, wholly)))
      if (isEvidence) answers[element.key] = value
    }
    ;({ fields } = situationOf(plan, answers))
  }
  const ways = plan.materials.flatMap((m) => m.ways.flatMap((w) => (w.by === 'register' ? [w] : [])))
  const lookups = new Map(ways.flatMap(({ register, what }) => {
    const found = said(register, what)
    return found && found.value !== '' && found.value !== false ? [[`${register}/${what}`, found.lookup] as const] : []
  }))
  const differs = Object.entries(fetched).filter(([key, { value }]) => answers[key] !== undefined && !isSame(answers[key], value)).map(([key]) => key)
  return { answers, fetched, differs, lookups }
}

const isSame = (one: unknown, other: unknown) => canonical(one) === canonical(other)

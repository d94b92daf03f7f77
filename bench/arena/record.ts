import { sql } from 'kysely'
import { modules } from '#apps/server/compose.ts'
import { open } from '#kernel/case/act.ts'
import { openDatabase } from '#kernel/db/open.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import { openOffice } from '#kernel/office.ts'
import { caseIdAt } from '#kernel/case/case-id.ts'
import { submission } from './life.ts'

export type Statement = { text: string; values: unknown[]; name?: string }

/**
 * The statements of one real submission, exactly as the program sends them, to be driven raw: only the ids of case and
 * messages are made anew each time. The hashes then fit no id, which the database does not mind.
 */
export async function recordSubmission(url: string): Promise<() => Statement[]> {
  let statements: Statement[] = []
  const database = await openDatabase({ url, pool: 1, watch: (text, values) => statements.push({ text, values: [...values] }) })
  const office = openOffice(database, modules)
  await office.definitions.load(office.db)
  const resident = await office.db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).limit(1).executeTakeFirstOrThrow()
  const verb = office.opens.get('requests.submit')!
  const actor: Resident = { is: 'resident', ...resident }
  await open(office, actor, verb, submission()) // takes a block of numbers, so that the next need not

  const given = submission()
  statements = []
  await open(office, actor, verb, given)
  const recorded = statements
  await sql`delete from kernel.case where id = ${given.id}`.execute(office.db)
  await database.close()
  return () => {
    const id = caseIdAt(new Date())
    return recorded.map(({ text, values }, n) => ({
      text,
      ...(values.length ? { name: `raw${n}` } : {}),
      values: values.map((value) => (typeof value === 'string' ? value.replaceAll(given.id, id).replaceAll(/"id":"[0-9a-f-]{36}","topic"/g, () => `"id":"${crypto.randomUUID()}","topic"`) : value)),
    }))
  }
}

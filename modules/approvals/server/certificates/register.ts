import { sql } from 'kysely'
import { Type } from 'typebox'
import { SEEN, strict } from '#kernel/contract.ts'
import { anyone } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import type { CertificateRow } from './certificate-row.ts'
import { isPersons, publicCertificate } from './public-certificate.ts'

const MOST = 50
const maybe = Type.Union([Type.String(), Type.Null()])

/** 证照公示: certificates by whom they were given to (行政许可法 art. 40). Firms by the beginning of their name, people only by all of it; a number is asked of 核验, which rations. */
export const register = view({
  name: 'approvals.register',
  title: '公开的证照名录',
  may: [anyone],
  input: Type.Object({ q: Type.String({ minLength: 2, maxLength: 80, pattern: SEEN }) }, strict),
  output: Type.Object({
    certificates: Type.Array(Type.Object({
      title: Type.String(), identifier: maybe, number: Type.String(), version: Type.Integer(), status: Type.String(), statusName: Type.String(), holder: Type.String(), code: maybe,
      authority: Type.String(), issued: Type.String(), since: Type.String(), until: maybe,
    }, strict)),
  }, strict),

  async run({ db, input, now, lang }) {
    const q = input.q.trim()
    const { rows } = await sql<CertificateRow>`
      select * from approvals.certificate c
      where holder_name like ${`${q.replace(/[\\%_]/g, '\\$&')}%`} and form <> 'receipt' and status <> 'cancelled'
        and not exists (select from approvals.certificate newer where newer.case_id = c.case_id and newer.matter = c.matter and newer.version > c.version)
      order by issued_at desc, number limit ${MOST * 2}`.execute(db)
    return { certificates: rows.filter((row) => !isPersons(row) || row.holder_name === q).slice(0, MOST).map((row) => publicCertificate(row, now, lang)) }
  },
})

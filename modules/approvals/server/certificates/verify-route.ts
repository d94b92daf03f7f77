import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Lang } from '#kernel/contract.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import { langOf } from '#kernel/http.ts'
import { spend } from '#kernel/identity/allowance.ts'
import { publicKeys } from '#kernel/ledger/keys.ts'
import type { Office } from '#kernel/office.ts'
import { Refused } from '#kernel/refusal.ts'
import { checkIdentifier } from '../../rules/identifier.ts'
import { verify } from '../../rules/statement.ts'
import type { CertificateRow } from './certificate-row.ts'
import { publicCertificate } from './public-certificate.ts'
import { sealedOf } from './seal.ts'

/** Enough for whoever checks licences along a street, too little to read off the register number by number. */
const RATION = [{ seconds: 60, most: 30 }, { seconds: 3600, most: 300 }]

/** 证照核验: for whoever holds a certificate in their hands, without signing in. */
export function verifyRoute(app: FastifyInstance, office: Office) {
  app.get('/api/approvals/seal-keys', { schema: { summary: '证照签章的公钥（SM2）', tags: ['approvals'] } }, async () => ({ keys: Object.fromEntries(await publicKeys(office.db, office.config, 'seal')) }))

  app.get<{ Params: { of: string } }>('/api/approvals/verify/:of', { schema: { summary: '按证照标识或编号核验证照', tags: ['approvals'] } }, async (request) => {
    await inTransaction(office.db, (tx) => spend(tx, `certificates:address:${request.ip}`, RATION, office.now()))
    return standing(office, request.params.of.trim().normalize('NFC'), langOf(request))
  })
}

async function standing(office: Office, of: string, lang: Lang) {
  const identifier = of.startsWith('1.2.156.') ? checkIdentifier(of) : null
  const row = of.length >= 4 && of.length <= 120 && !of.includes('\u0000') && of.isWellFormed() ? await newestOf(office, of) : undefined
  if (!row) throw new Refused('not_found', { zh: '没有查到这个证照，请核对标识或编号是否完整', en: 'No such certificate: please check that the identifier or number is complete' }, 404, identifier ? { identifier: without(identifier) } : undefined)
  const { asked, ...newest } = row
  return {
    ...publicCertificate(newest, office.now(), lang),
    /** The copy that was asked about is of an earlier version. */
    replaced: asked < newest.version,
    signature: verify(sealedOf(newest), await publicKeys(office.db, office.config, 'seal')).signature,
    check: without(checkIdentifier(newest.identifier)),
  }
}

const without = ({ verdict, ...rest }: ReturnType<typeof checkIdentifier>) => ({ verdict, ...('expected' in rest ? { expected: rest.expected } : {}) })

async function newestOf({ db }: Office, of: string): Promise<(CertificateRow & { asked: number }) | undefined> {
  const { rows } = await sql<CertificateRow & { asked: number }>`
    select newest.*, asked.version as asked
    from (select case_id, matter, version from approvals.certificate where identifier = ${of} or number = ${of} order by since desc, version desc limit 1) asked
    join approvals.certificate newest using (case_id, matter) order by newest.version desc limit 1`.execute(db)
  return rows[0]
}

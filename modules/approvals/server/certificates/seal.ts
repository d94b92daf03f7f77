import { dayOf } from '#kernel/calendar/day.ts'
import { isCreditCode } from '#kernel/identity/credit-code.ts'
import { canonical, sm3 } from '#kernel/ledger/canonical.ts'
import { loadSigner } from '#kernel/ledger/keys.ts'
import type { Signer } from '#kernel/ledger/signer.ts'
import type { Office } from '#kernel/office.ts'
import type { Sealed, Statement } from '../../rules/statement.ts'
import type { CertificateRow } from './certificate-row.ts'

type Unsealed = Omit<CertificateRow, 'signature' | 'key_id'>

const signers = new WeakMap<object, Promise<Signer>>()

/** The district's key for certificates, read once. Within a transaction `db` is the transaction's own connection. */
export function sealer(office: Pick<Office, 'db' | 'config' | 'now'>): Promise<Signer> {
  let signer = signers.get(office.config)
  if (!signer) {
    signers.set(office.config, (signer = loadSigner(office, 'seal')))
    signer.catch(() => signers.delete(office.config))
  }
  return signer
}

export const sealRow = (row: Unsealed, signer: Signer): CertificateRow => ({ ...row, signature: Buffer.from(signer.signDer(canonical(statementOf(row))), 'hex').toString('base64url'), key_id: signer.keyId })

/** The certificate as its holder takes it away: whoever has the district's public key can verify it without us. */
export const sealedOf = (row: CertificateRow): Required<Sealed> => ({ statement: canonical(statementOf(row)), signature: row.signature, key: row.key_id, data: canonical(row.data) })

function statementOf(row: Unsealed): Statement {
  return {
    title: row.title, ...(row.identifier === row.number ? {} : { identifier: row.identifier }), number: row.number, version: row.version, status: row.status,
    // Codes of bodies are public; the number of a person is not put where a telephone reads it.
    holder: row.holder_name, ...(row.holder_code && isCreditCode(row.holder_code) ? { code: row.holder_code } : {}),
    authority: row.authority, issued: dayOf(row.issued_at), since: dayOf(row.since), ...(row.valid_until ? { until: row.valid_until } : {}),
    data: sm3(canonical(row.data)),
  }
}

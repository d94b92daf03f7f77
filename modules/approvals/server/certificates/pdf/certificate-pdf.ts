import type { CertificateRow } from '../certificate-row.ts'
import { sealedOf } from '../seal.ts'
import { drawApproval } from './approval.ts'
import { drawLicence } from './licence.ts'
import { drawReceipt } from './receipt.ts'
import { bytesOf, type Printing } from './sheet.ts'

const LAYOUTS = { certificate: drawLicence, approval: drawApproval, receipt: drawReceipt }

/** A certificate on paper, with its signed data attached. The same row always gives the same bytes. */
export function certificatePdf(row: CertificateRow, printing: Printing): Promise<Buffer> {
  const sheet = LAYOUTS[row.form](row, printing)
  sheet.file(Buffer.from(JSON.stringify(sealedOf(row))), { name: `${row.number}.json`, type: 'application/json', creationDate: row.since, modifiedDate: row.since, relationship: 'Data' } as never)
  return bytesOf(sheet)
}

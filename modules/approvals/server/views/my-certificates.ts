import encodeQR from 'qr'
import type { Lang } from '#kernel/contract.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { notFound } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { residentViews } from '../../contract.ts'
import { qrText } from '../../rules/statement.ts'
import { type CertificateRow, walletOf } from '../certificates/certificate-row.ts'
import { addressOf } from '../certificates/download-route.ts'
import { isPersons, STANDING, standingOf } from '../certificates/public-certificate.ts'
import { sealedOf } from '../certificates/seal.ts'

/** 我的证照: the newest version of each, and of those of one's own firms. */
export const myCertificates = view({
  name: 'approvals.my_certificates',
  title: '我的证照',
  ...residentViews.my_certificates,
  may: [signedInResident],

  async run({ db, actor, now, lang }) {
    if (actor.is !== 'resident') throw new Error('only residents have a wallet')
    return { certificates: (await walletOf(db, actor.id)).map((row) => ({ ...faceOf(row, now, lang), type: row.type, firm: isPersons(row) ? null : row.holder_code })) }
  },
})

export const myCertificate = view({
  name: 'approvals.my_certificate',
  title: '我的一份证照',
  ...residentViews.my_certificate,
  may: [signedInResident],

  async run({ office, db, actor, input, now, lang }) {
    if (actor.is !== 'resident') throw new Error('only residents have a wallet')
    const row = (await walletOf(db, actor.id)).find(({ case_id, matter }) => case_id === input.caseId && matter === input.matter) ?? notFound()
    const verify = qrText(addressOf(office.config), sealedOf(row))
    return {
      ...faceOf(row, now, lang), version: row.version, lines: row.data.map(({ name, says }) => ({ name, says })), verify,
      qr: `data:image/svg+xml;base64,${Buffer.from(encodeQR(verify, 'svg', { ecc: 'low', border: 2 })).toString('base64')}`,
    }
  },
})

const faceOf = (row: CertificateRow, now: Date, lang: Lang) => ({
  caseId: row.case_id, matter: row.matter, number: row.number, identifier: row.identifier, title: row.title, form: row.form, status: standingOf(row, now), statusName: STANDING[standingOf(row, now)][lang],
  holder: row.holder_name, authority: row.authority, issuedAt: row.issued_at.toISOString(), validUntil: row.valid_until,
})

import type { FastifyInstance } from 'fastify'
import { maySee } from '#kernel/case/act.ts'
import { isCaseId } from '#kernel/case/case-id.ts'
import type { Config } from '#kernel/config.ts'
import type { Db } from '#kernel/db/tables.ts'
import { signedIn } from '#kernel/http.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { notFound } from '#kernel/refusal.ts'
import { type CertificateRow, type CertificateTables, walletOf } from './certificate-row.ts'
import { certificatePdf } from './pdf/certificate-pdf.ts'
import { sealedOf } from './seal.ts'

/** Where people reach this office, for the codes on paper. */
export const addressOf = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string => publicUrl ?? `http://127.0.0.1:${port}`

/** The certificate to take away: on paper, or as signed data. For its holder, and for those who see its case. */
export function downloadRoute(app: FastifyInstance, office: Office) {
  app.get<{ Params: { caseId: string; matter: string; kind: string } }>('/api/approvals/certificate/:caseId/:matter/:kind(^pdf|json$)', { schema: { summary: '下载电子证照（pdf）或签名数据（json）', tags: ['approvals'] } }, async (request, reply) => {
    const { caseId, matter, kind } = request.params
    const actor = await signedIn(office, request)
    const row = (await newest(office, caseId, matter)) ?? notFound()
    if (!(await mayHave(office, actor, row))) notFound()
    const name = `${row.title}-${row.number}-v${row.version}.${kind}`
    reply.header('cache-control', 'private, no-store').header('content-disposition', `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="certificate.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    if (kind === 'pdf') return reply.type('application/pdf').send(await certificatePdf(row, { base: addressOf(office.config), sample: office.config.demo }))
    return reply.type('application/json; charset=utf-8').send(`${JSON.stringify({ verify: `${addressOf(office.config)}/verify`, ...sealedOf(row) }, null, 2)}\n`)
  })
}

async function newest({ db }: Office, caseId: string, matter: string): Promise<CertificateRow | undefined> {
  if (!isCaseId(caseId)) return undefined
  return (db as unknown as Db<CertificateTables>).selectFrom('approvals.certificate').selectAll().where('case_id', '=', caseId).where('matter', '=', matter).orderBy('version', 'desc').limit(1).executeTakeFirst()
}

async function mayHave(office: Office, actor: Actor, row: CertificateRow): Promise<boolean> {
  const kase = await office.db.selectFrom('kernel.case').selectAll().where('id', '=', row.case_id).executeTakeFirst()
  if (kase && maySee(office, actor, kase)) return true
  return actor.is === 'resident' && (await walletOf(office.db, actor.id)).some(({ case_id, matter }) => case_id === row.case_id && matter === row.matter)
}

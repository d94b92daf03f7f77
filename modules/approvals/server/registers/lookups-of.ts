import { dayOf } from '#kernel/calendar/day.ts'
import type { Lang } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { libraryOn } from '../plan/library.ts'
import type { LookupTables, Outcome } from './look-up.ts'

/** A look-up as the applicant and those who handle the application see it: everything but what was said. */
export type LookupView = {
  id: string; register: string; name: string; owner: string; what: readonly string[]; by: string; purpose: string; basis: string
  consentAt: string; at: string; tookMs: number; outcome: Outcome; outcomeName: string; source: string | null; digest: string | null
}

const OUTCOMES: Record<Outcome, Record<Lang, string>> = {
  found: { zh: '已查到', en: 'Found' }, not_found: { zh: '没有记录', en: 'No record' }, slow: { zh: '未及时答复', en: 'No answer in time' },
  unavailable: { zh: '无法查询', en: 'Could not be asked' }, refused: { zh: '对方未同意', en: 'Declined' }, asking: { zh: '没有得到答复', en: 'No answer' },
}

/** 数据核验记录: what was looked up about an application, by whom, when and why. Purpose and basis stand as they were recorded. */
export async function lookupsOf(office: Office, caseId: string, lang: Lang): Promise<LookupView[]> {
  const { registers } = libraryOn(office.definitions, dayOf(office.now()))
  const rows = await (office.db as unknown as Db<LookupTables>).selectFrom('approvals.lookup').selectAll().where('case_id', '=', caseId).orderBy('at').orderBy('id').execute()
  const staff = await staffNames(office, rows.map((row) => row.asked_by))
  return rows.map((row) => {
    const register = registers.get(row.register)
    return {
      id: row.id, register: row.register, what: row.what, purpose: row.purpose, basis: row.basis, outcome: row.outcome, digest: row.digest, tookMs: row.took_ms,
      name: (lang === 'zh' ? register?.name : register?.en) ?? row.register, owner: (lang === 'zh' ? register?.owner : register?.ownerEn) ?? '',
      by: staff.get(row.asked_by) ?? (lang === 'zh' ? '申请人' : 'The applicant'),
      consentAt: row.consent_at.toISOString(), at: row.at.toISOString(), outcomeName: OUTCOMES[row.outcome][lang], source: row.answer?.said?.source ?? null,
    }
  })
}

async function staffNames(office: Office, askers: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(askers.flatMap((asker) => (asker.startsWith('staff:') ? [asker.slice('staff:'.length)] : [])))]
  if (ids.length === 0) return new Map()
  const rows = await office.db.selectFrom('kernel.staff').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [`staff:${row.id}`, row.name]))
}

import type { Static } from 'typebox'
import type { Staff } from '#kernel/identity/actor.ts'
import { newCaseId, staffOf } from '#kernel/testing/office.ts'
import type { DesignDraft } from '../../contract.ts'
import { openApprovalsOffice } from './approvals-office.ts'

/** Who designs and who reviews in the small district, and a draft that is kept, sent and published over HTTP. */
export const author = staffOf('district-office', 'admin')
export const second = staffOf('district-office', 'admin')
export const lead = staffOf('bureau-city', 'lead')
type Draft = Static<typeof DesignDraft>

export async function openDesign() {
  const office = await openApprovalsOffice()
  const asked = async (by: Staff, method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object) => {
    const { app, headers } = await office.http(by)
    return app.inject({ method, url: `/api/approvals/${path}`, headers, ...(payload ? { payload } : {}) })
  }
  const id = newCaseId()
  const keep = (draft: Partial<Draft>, by = author, at = id) => asked(by, 'PUT', `design/${at}`, { title: '修订', bodies: {}, bases: {}, elements: [], materials: [], version: 0, ...draft })
  const send = (version: number, by = author, effectiveFrom = '2026-03-04') => asked(by, 'POST', `design/${id}/review`, { version, effectiveFrom, why: '优化营商环境', basis: '鲁政办字〔2020〕58号' })
  const publish = (version: number, by: Staff = second) => asked(by, 'POST', `design/${id}/publish`, { version })
  const look = async (by: Staff, view: string) => (await asked(by, 'GET', view)).json()
  return { office, asked, id, keep, send, publish, look }
}

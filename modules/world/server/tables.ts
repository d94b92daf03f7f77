import type { ColumnType } from 'kysely'
import type { ReportReason } from '../contract.ts'
import type { Visitor } from './presence/visitor.ts'

type Said = Visitor['lately']

export type WorldTables = {
  'world.report': { id: string; at: Date; reporter: string; reported: string; reason: ReportReason; x: number; z: number; said: ColumnType<Said, string, string> }
  'world.mute': { viewer: string; muted: string; at: Date }
  'world.memory': { case_id: string; text: string; shown_name: string | null; building: string | null; lng: number; lat: number; when: string; decade: number; said: string | null; published_at: Date | null }
}

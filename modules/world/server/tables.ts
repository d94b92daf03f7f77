import type { ColumnType } from 'kysely'
import type { ReportReason } from '../contract.ts'
import type { Visitor } from './presence/visitor.ts'

type Said = Visitor['lately']

export type WorldTables = {
  'world.report': { id: string; at: Date; reporter: string; reported: string; reason: ReportReason; x: number; z: number; said: ColumnType<Said, string, string> }
  'world.mute': { viewer: string; muted: string; at: Date }
}

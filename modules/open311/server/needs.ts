import type { Db } from '#kernel/db/tables.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'

/** What this interface needs of whoever keeps requests; compose.ts wires it. */
export type Needs = {
  services: (office: Office) => readonly OfferedService[]
  /** Opens a request under `id`; the same id again answers with the same request. */
  openRequest: (office: Office, actor: Resident, given: NewRequest) => Promise<{ number: string; notice: string | null }>
  /** What may be shown to everybody, newest first, already without anything personal. */
  findRequests: (office: Office, db: Db, filter: RequestFilter) => Promise<readonly PublicRequest[]>
  numberOf: (db: Db, id: string) => Promise<string | null>
}

export type OfferedService = { code: string; name: string; group: string; description: string; keywords: readonly string[]; questions: readonly Question[] }

export type Question = {
  id: string
  label: string
  hint: string | null
  type: 'text' | 'choice' | 'number' | 'date' | 'yes_no'
  options: readonly { id: string; label: string }[]
  required: boolean
}

export type NewRequest = {
  id: string
  code: string
  text: string
  place?: { lng: number; lat: number; address: string }
  /** Where nobody gave coordinates. */
  address?: string
  answers: Record<string, string | number | boolean>
  /** What no form asks for. */
  extras: Record<string, string>
  contact: string
  /** Name of the application that the api_key belongs to. */
  app: string
}

export type RequestFilter = { numbers?: readonly string[]; codes?: readonly string[]; from?: Date; until?: Date; status?: 'open' | 'closed'; limit: number; offset: number }

export type PublicRequest = {
  number: string
  status: 'open' | 'closed'
  notes: string
  code: string
  name: string
  text: string
  agency: string
  openedAt: Date
  updatedAt: Date
  expectedAt: Date | null
  address: string | null
  lat: number | null
  lng: number | null
}

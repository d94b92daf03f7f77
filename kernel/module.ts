import type { FastifyInstance } from 'fastify'
import type { AnyOpeningVerb, AnyVerb, CaseKind } from './case/verb.ts'
import type { ClockKind } from './clocks/clock-set.ts'
import type { DefinitionKind } from './definitions/registry.ts'
import type { FolderFile } from './definitions/folder.ts'
import type { NoticeTemplate } from './notices/template.ts'
import type { Hearing } from './outbox.ts'
import type { Office } from './office.ts'
import type { AnyView } from './view.ts'

/** What a module adds to the office. `compose.ts` is the only file that names every module. */
export type Module = {
  name: string
  migrations?: URL
  kinds?: readonly CaseKind<any, any>[]
  opens?: readonly AnyOpeningVerb[]
  verbs?: readonly AnyVerb[]
  views?: readonly AnyView[]
  clocks?: readonly ClockKind[]
  hearings?: readonly Hearing[]
  definitions?: readonly DefinitionKind[]
  folder?: readonly FolderFile[]
  notices?: readonly NoticeTemplate[]
  /** Work by the calendar (nightly, hourly): see kernel/jobs. */
  duties?: readonly Duty[]
  /** Routes that no verb or view can express: streams, feeds, other people's standards. */
  routes?: (app: FastifyInstance, office: Office) => void | Promise<void>
}

/** Something that is due every so often; run by whichever process gets to it first. */
export type Duty = { name: string; everySeconds: number; run: (office: Office) => Promise<void> }

import type { Module } from '#kernel/module.ts'
import { files } from '#kernel/files/module.ts'
import { identity } from '#kernel/identity/module.ts'
import { ledger } from '#kernel/ledger/module.ts'
import { live } from '#kernel/live-stream.ts'
import { notices } from '#kernel/notices/module.ts'
import { approvalsModule } from '#modules/approvals/server/module.ts'
import { open311 } from '#modules/open311/server/module.ts'
import { findForOpen311, numberForOpen311, openFromOpen311, services } from '#modules/requests/server/for-open311.ts'
import { members, responsibleFor, standing } from '#modules/requests/server/for-topics.ts'
import { concluded, decidedSince, messagesOf, namesForTriage, seenBy, written } from '#modules/requests/server/for-triage.ts'
import { requestsModule } from '#modules/requests/server/module.ts'
import { adviceFrom } from '#modules/triage/server/advice.ts'
import { triage } from '#modules/triage/server/module.ts'
import { openReader } from '#modules/triage/server/reader/open-reader.ts'
import { world } from '#modules/world/server/module.ts'

/** One thread a process reads requests for all that ask. */
export const reader = openReader(written)
/** What triage asks of requests. */
export const triageNeeds = { reader, concluded, decidedSince, seenBy, messagesOf, standing, members, responsibleFor, nameOf: namesForTriage }

/** The only file that names every module. Adding one is adding a line here. */
export const modules: readonly Module[] = [
  identity, files, notices, ledger, live, requestsModule(adviceFrom(reader)), approvalsModule,
  open311({ services, openRequest: openFromOpen311, findRequests: findForOpen311, numberOf: numberForOpen311 }),
  triage(triageNeeds),
  world({ place: new URL('../../districts/shinan/world/', import.meta.url) }),
]

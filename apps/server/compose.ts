import type { Module } from '#kernel/module.ts'
import { files } from '#kernel/files/module.ts'
import { identity } from '#kernel/identity/module.ts'
import { ledger } from '#kernel/ledger/module.ts'
import { notices } from '#kernel/notices/module.ts'
import { requestsModule } from '#modules/requests/server/module.ts'

/** The only file that names every module. Adding one is adding a line here. */
export const modules: readonly Module[] = [identity, files, notices, ledger, requestsModule]

import type { Module } from '#kernel/module.ts'
import { clocks } from './clocks.ts'
import { definitionKinds, folder } from './definition-kinds.ts'
import { dispatch } from './dispatch.ts'
import { request } from './request.ts'
import { submit } from './submit.ts'

/** 诉求 (暖南诉办): what residents and firms ask of the district. */
export const requestsModule: Module = {
  name: 'requests',
  migrations: new URL('./migrations/', import.meta.url),
  kinds: [request],
  clocks,
  opens: [submit],
  verbs: [dispatch],
  definitions: definitionKinds,
  folder,
}

import type { Module } from '#kernel/module.ts'
import { adjudicate } from './adjudicate.ts'
import { answerSupervision } from './answer-supervision.ts'
import { answerWith, joiningHearings, noteJoined } from './joining.ts'
import { clocks } from './clocks.ts'
import { decline } from './decline.ts'
import { definitionKinds, folder } from './definition-kinds.ts'
import { dispatch } from './dispatch.ts'
import { exclude } from './exclude.ts'
import { liftSupervision } from './lift-supervision.ts'
import { mergeInto } from './merge-into.ts'
import { noteSplit, split } from './split.ts'
import { reassign } from './reassign.ts'
import { recategorise } from './recategorise.ts'
import { recuse } from './recuse.ts'
import { request } from './request.ts'
import { ring } from './ring.ts'
import { submit } from './submit.ts'
import { submitByPhone } from './submit-by-phone.ts'
import { supervise } from './supervise.ts'
import { unmerge } from './unmerge.ts'

/** 诉求 (暖南诉办): what residents and firms ask of the district. */
export const requestsModule: Module = {
  name: 'requests',
  migrations: new URL('./migrations/', import.meta.url),
  kinds: [request],
  clocks,
  opens: [submit, submitByPhone, split],
  // In the order in which buttons are offered.
  verbs: [
    dispatch, decline, mergeInto, adjudicate, reassign, recategorise, recuse, unmerge,
    supervise, answerSupervision, liftSupervision, exclude,
    ring, noteJoined, answerWith, noteSplit,
  ],
  hearings: joiningHearings,
  definitions: definitionKinds,
  folder,
}

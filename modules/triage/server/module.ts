import type { DefinitionKind } from '#kernel/definitions/registry.ts'
import type { Module } from '#kernel/module.ts'
import { TriageSettings } from '../contract.ts'
import { settings } from './settings.ts'

/** 辅助研判: reads requests and answers as an experienced dispatcher does, beside the people who decide. */
export const triage: Module = {
  name: 'triage',
  views: [settings],
  definitions: [{ name: 'triage', schema: TriageSettings }] as unknown as readonly DefinitionKind[],
  folder: [{ kind: 'triage', file: 'triage.json' }],
}

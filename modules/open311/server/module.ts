import type { DefinitionKind } from '#kernel/definitions/registry.ts'
import type { Module } from '#kernel/module.ts'
import { Open311Settings } from '../contract.ts'
import { keyRoutes } from './keys.ts'
import type { Needs } from './needs.ts'
import { routes } from './routes.ts'

/** 开放 311: requests for other people's applications, by the standard that cities share (GeoReport v2). */
export function open311(needs: Needs): Module {
  return {
    name: 'open311',
    migrations: new URL('./migrations/', import.meta.url),
    definitions: [{ name: 'open311', schema: Open311Settings }] as unknown as readonly DefinitionKind[],
    folder: [{ kind: 'open311', file: 'open311.json' }],
    async routes(app, office) {
      keyRoutes(app, office)
      await routes(app, office, needs)
    },
  }
}

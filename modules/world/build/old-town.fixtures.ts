import { fileURLToPath } from 'node:url'
import { loadDistrict } from '../place/load-district.ts'
import { build } from './built.ts'

/** The old town as it is served, and built as a browser builds it. */
export const oldTown = loadDistrict(fileURLToPath(new URL('../../../districts/shinan/world/', import.meta.url)))
const began = performance.now()
export const built = build(oldTown)
export const builtWithin = performance.now() - began

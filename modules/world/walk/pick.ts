import type { Standing } from '../build/built.ts'
import type { Vec } from '../build/mesh.ts'
import type { OnPlan } from '../place/on-plan.ts'
import type { Footing } from './footing.ts'

const REACH_M = 320
const STEP_M = 0.4

/** What a look from a point in a direction meets first: a house, or the ground. */
export function pick(from: Vec, towards: Vec, year: number, { houseAt }: Footing, heightAt: (x: number, z: number) => number): { house?: Standing; at: OnPlan } | undefined {
  for (let far = 0; far < REACH_M; far += STEP_M) {
    const [x, y, z] = [from[0] + towards[0] * far, from[1] + towards[1] * far, from[2] + towards[2] * far]
    const house = houseAt(x, z, year)
    if (house && y < house.top) return { house, at: { x, z } }
    if (y < Math.max(0, heightAt(x, z))) return { at: { x, z } }
  }
  return undefined
}

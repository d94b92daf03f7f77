import { GRAMS, type Grams } from './grams.ts'

/** In how many messages each gram occurs, and in how many of those as part of a name. */
export type Rarity = { messages: number; occurs: Int32Array; names: Int32Array }

export const noRarity = (): Rarity => ({ messages: 0, occurs: new Int32Array(GRAMS), names: new Int32Array(GRAMS) })

export function learn(rarity: Rarity, { counts, named }: Grams): void {
  rarity.messages++
  for (const gram of counts.keys()) rarity.occurs[gram]!++
  for (const gram of named) rarity.names[gram]!++
}

/** Below one message in a hundred, rarer is no more telling: a slip of the pen is the rarest of all. */
const RARE_ENOUGH = 0.01

export const weightOf = ({ messages, occurs }: Rarity, gram: number): number =>
  Math.max(0, Math.log((messages + 1) / (occurs[gram]! + 1 + messages * RARE_ENOUGH)))

const MOST_FOR_A_NAME = 0.03
const FEW = 30
const MOSTLY = 0.3

/** 小区 and 路口 are part of names everywhere and name nothing. */
export const canName = ({ messages, occurs }: Rarity, gram: number): boolean => occurs[gram]! <= Math.max(FEW, messages * MOST_FOR_A_NAME)

/** What mostly is part of a name says where, not what. */
export const mostlyNames = ({ occurs, names }: Rarity, gram: number): boolean => names[gram]! >= occurs[gram]! * MOSTLY && names[gram]! > 0

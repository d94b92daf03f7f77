/** z of a 95 % interval. */
const Z = 1.959964

export type Rate = { yes: number; of: number; rate: number | null; low: number | null; high: number | null }

const rounded = (share: number) => Math.round(share * 10_000) / 10_000

/**
 * A share with the interval in which it lies nineteen times of twenty (Wilson), so that four of five is not ranked above
 * ninety-five of a hundred and twenty. Below the minimum no rate is said at all.
 */
export function rateOf(yes: number, of: number, minimum: number): Rate {
  if (of < Math.max(1, minimum)) return { yes, of, rate: null, low: null, high: null }
  const share = yes / of
  const centre = share + Z ** 2 / (2 * of)
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  const scale = 1 + Z ** 2 / of
  return { yes, of, rate: rounded(share), low: rounded(Math.max(0, (centre - spread) / scale)), high: rounded(Math.min(1, (centre + spread) / scale)) }
}

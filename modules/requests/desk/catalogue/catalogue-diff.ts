export type Limit = { count: number; unit: 'hours' | 'working_days' }
export type Rule = { id: string; category: string; area?: string; lead: string; assist: string[]; limit?: Limit; basis?: string }

export type Difference<One = Rule> = { kind: 'added'; after: One } | { kind: 'removed'; before: One } | { kind: 'changed'; before: One; after: One; what: (keyof One)[] }

const COMPARED = ['category', 'area', 'lead', 'assist', 'limit', 'basis'] as const

/** What a version does otherwise than another. Rules are told apart by their id; their order means nothing. */
export const differences = (before: readonly Rule[], after: readonly Rule[]): Difference[] => differencesIn(COMPARED, before, after)

export function differencesIn<One extends { id: string }>(compared: readonly (keyof One)[], before: readonly One[], after: readonly One[]): Difference<One>[] {
  const [was, is] = [new Map(before.map((one) => [one.id, one])), new Map(after.map((one) => [one.id, one]))]
  const found: Difference<One>[] = []
  for (const one of after) {
    const old = was.get(one.id)
    if (!old) found.push({ kind: 'added', after: one })
    else {
      const what = compared.filter((name) => JSON.stringify(old[name] ?? null) !== JSON.stringify(one[name] ?? null))
      if (what.length > 0) found.push({ kind: 'changed', before: old, after: one, what })
    }
  }
  for (const one of before) if (!is.has(one.id)) found.push({ kind: 'removed', before: one })
  return found
}

/** An id for a rule made here, that no other rule has. */
export function freshRuleId(rules: readonly Rule[], category: string, area: string | undefined): string {
  const stem = `r-${category.toLowerCase()}${area ? `-${area}` : ''}`
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`
    if (!rules.some((rule) => rule.id === id)) return id
  }
}

/** Takes a proposal into the draft: the rule for that category and place is replaced, or a new one is made. */
export function withProposal(rules: readonly Rule[], proposal: { category: string; area: string | null; lead: string; assist: string[]; why: string }): Rule[] {
  const area = proposal.area ?? undefined
  const same = rules.find((rule) => rule.category === proposal.category && rule.area === area)
  if (same) return rules.map((rule) => (rule === same ? { ...rule, lead: proposal.lead, assist: proposal.assist, basis: proposal.why } : rule))
  return [...rules, { id: freshRuleId(rules, proposal.category, area), category: proposal.category, ...(area ? { area } : {}), lead: proposal.lead, assist: proposal.assist, basis: proposal.why }]
}

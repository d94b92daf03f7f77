import type { CaseRow } from '#kernel/db/tables.ts'

/** 回避: whether a complaint is about one of those who have that other case. They must not answer it, nor learn that it is there. */
export const isAgainst = ({ recused }: Pick<CaseRow, 'recused'>, other: Pick<CaseRow, 'unit_id' | 'units'>): boolean =>
  [other.unit_id, ...other.units].some((unit) => recused.includes(`unit:${unit}`))

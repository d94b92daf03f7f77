export type Unit = 'hours' | 'working_days'

/** 时限: hours run day and night, as "4小时响应" is published; working days end when the office closes. */
export type Limit = { count: number; unit: Unit }

/**
 * 计时暂停: time that is not the office's, with its legal reason, as 等待您补充信息 or the hearings, tests and expert
 * reviews of 行政许可法 art. 45. `until` is null while it lasts.
 */
export type Stop = { from: Date; until: Date | null; why: string }

/** 延期: approved by who may, for a reason that the applicant is told (行政许可法 art. 42). */
export type Extension = { count: number; unit: Unit; why: string; at: Date }

/** All that decides when something is due. */
export type Span = { limit: Limit; started_at: Date; stops: readonly Stop[]; extensions: readonly Extension[] }

/**
 * The stops in order, cut to what each adds: time that two of them cover is given back once, and time before the start
 * never. A stop that adds nothing keeps its place with equal ends.
 */
export function stopsInOrder({ started_at, stops }: Pick<Span, 'started_at' | 'stops'>): Stop[] {
  let covered = started_at
  return [...stops]
    .sort((a, b) => a.from.getTime() - b.from.getTime())
    .map(({ from, until, why }) => {
      const begins = from > covered ? from : covered
      if (until === null) return { from: begins, until, why }
      const ends = until > begins ? until : begins
      covered = ends
      return { from: begins, until: ends, why }
    })
}

/** The limit and all extensions, by unit. */
export function granted({ limit, extensions }: Pick<Span, 'limit' | 'extensions'>): Record<Unit, number> {
  const total = { hours: 0, working_days: 0 }
  for (const { count, unit } of [limit, ...extensions]) {
    if (!Number.isSafeInteger(count) || count < 1) throw new Error(`not a limit: ${count} ${unit}`)
    total[unit] += count
  }
  return total
}


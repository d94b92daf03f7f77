import { expect, test } from 'vitest'
import { fieldsOf } from './fields.ts'
import type { Needs, RequestFilter } from './needs.ts'
import { requests } from './read.ts'

/** What is asked of whoever keeps requests, for a query of a client. */
async function askedBy(query: string): Promise<RequestFilter> {
  let asked: RequestFilter | undefined
  const needs = { findRequests: async (_office: unknown, _db: unknown, filter: RequestFilter) => { asked = filter; return [] } } as unknown as Needs
  const office = { now: () => new Date('2026-03-04T02:00:00Z'), db: undefined } as never
  await requests({ office, needs }, fieldsOf(query, undefined))
  return asked!
}

test('a thousand rows at most, whatever a client asks for', async () => {
  expect(await askedBy('')).toMatchObject({ limit: 1000, offset: 0 })
  expect(await askedBy('page_size=5000&page=2')).toMatchObject({ limit: 1000, offset: 1000 })
  expect(await askedBy('page_size=20&page=4')).toMatchObject({ limit: 20, offset: 60 })
  expect((await askedBy(`service_request_id=${Array.from({ length: 3000 }, (_, n) => n).join()}`)).numbers).toHaveLength(1000)
})

test('exactly ninety days are asked for when none, or one, of the dates is given', async () => {
  const days = (filter: RequestFilter) => (filter.until!.getTime() - filter.from!.getTime()) / 86_400_000
  for (const query of ['', 'start_date=2026-01-01T00:00:00Z', 'end_date=2026-01-01T00:00:00Z', 'start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z']) expect(days(await askedBy(query))).toBe(90)
  expect((await askedBy('')).until).toEqual(new Date('2026-03-04T02:00:00Z'))
})

test('both states named is no filter, and a number typed without dashes is the same number', async () => {
  expect((await askedBy('status=open&status=closed')).status).toBeUndefined()
  expect((await askedBy('service_request_id=2603040048273')).numbers).toEqual(['260304-004827-3'])
})

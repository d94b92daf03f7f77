import { act, open } from '#kernel/case/act.ts'
import { caseIdNamed } from '#kernel/case/case-id.ts'
import { addWorkingDays, isWorkingDay } from '#kernel/calendar/working-days.ts'
import { dayOf, instantAt, timeOf } from '#kernel/calendar/day.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { Refused } from '#kernel/refusal.ts'
import { factsOf } from '#modules/approvals/server/application.ts'
import { readApplication } from '#modules/approvals/server/branches.ts'
import { libraryOn } from '#modules/approvals/server/plan/library.ts'
import { planBy } from '#modules/approvals/server/plans.ts'
import { startStandInRegisters } from '#modules/approvals/server/registers/stand-in-registers.ts'
import { nextAct } from './application-lives.ts'
import { type DemoApplication, fillIn } from './fill-in.ts'
import { paperUploads } from './papers.ts'
import { openStage, type Stage } from './stage.ts'

const OPENS = '09:00'
const CLOSES = '17:30'

/**
 * Lets made-up applications be lived through as requests are, with registers asked on the way. What comes next follows from how an
 * application stands, so that a start which was cut off is gone on with.
 */
export async function applyThrough(office: Office, made: readonly DemoApplication[]) {
  const stage = await openStage(office)
  const idOf = (one: DemoApplication) => caseIdNamed('demo application', String(made.indexOf(one)))
  const there = new Set((await office.db.selectFrom('kernel.case').select('id').where('id', 'in', made.map(idOf)).execute()).map(({ id }) => id))
  const begun = made.findLastIndex((one) => there.has(idOf(one)))
  const own = begun < 0 ? await office.db.selectFrom('kernel.case').select('id').where('kind', '=', 'application').limit(1).executeTakeFirst() : undefined
  // The last of them only waits: once it is there, all are.
  if (begun === made.length - 1 || own || (await stage.isSigned())) return
  const close = await askRegistersThen(stage)
  const upload = paperUploads(stage.office)
  try {
    for (const one of made.slice(Math.max(0, begun))) await live(one)
  } finally {
    await close()
  }

  async function live(one: DemoApplication) {
    const id = idOf(one)
    if (!there.has(id)) await apply(one, id)
    await stage.settle()
    for (;;) {
      let kase = await stage.rowOf(id)
      const at = await timeOfNext(kase)
      const next = await nextOf(one, kase)
      if (!next || at > stage.real) break
      if (await stage.catchUp(id, at)) kase = await stage.rowOf(id)
      stage.clock = at
      // What a clock has done meanwhile may leave nothing to do.
      const act = await nextOf(one, kase)
      if (!act || !(await take(kase, act))) break
      await stage.settle()
    }
    await stage.catchUp(id, stage.real)
    stage.clock = stage.real
    await stage.settle()
  }

  async function nextOf(one: DemoApplication, kase: CaseRow) {
    const app = await readApplication({ tx: office.db as never }, kase.id)
    return nextAct({ made: one, kase, app, plan: await planBy(office.db as never, factsOf(kase).plan), people: stage.people })
  }

  async function apply(one: DemoApplication, id: string) {
    const actor = stage.people.residents[one.by % stage.people.residents.length]!
    stage.clock = startOf(one)
    const input = await fillIn(stage.office, actor, one, { id, upload })
    stage.clock = new Date(stage.clock.getTime() + 17 * 60_000)
    await open(stage.office, actor, office.opens.get('approvals.submit')!, input)
  }

  /** What arrives today arrived a while ago, whenever the demo is loaded. */
  function startOf({ days_ago }: DemoApplication): Date {
    const minutes = 40 + ((made.length * 53 + days_ago * 97) % 200)
    if (days_ago < 1) return new Date(stage.real.getTime() - (40 + days_ago * 60) * 60_000)
    return new Date(instantAt(addWorkingDays(office.calendar(), dayOf(stage.real), -days_ago), OPENS).getTime() + minutes * 60_000)
  }

  /** A while after what people did last, in hours of business. */
  async function timeOfNext(kase: CaseRow): Promise<Date> {
    const { at, seq } = await office.db.selectFrom('kernel.event').select(['at', 'seq']).where('case_id', '=', kase.id).where('verb', '!=', 'approvals.ring').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
    const then = new Date(at.getTime() + (12 + ((seq * 37) % 55)) * 60_000)
    if (isWorkingDay(office.calendar(), dayOf(then)) && timeOf(then) >= OPENS && timeOf(then) < CLOSES) return then
    const day = isWorkingDay(office.calendar(), dayOf(then)) && timeOf(then) < OPENS ? dayOf(then) : addWorkingDays(office.calendar(), dayOf(then), 1)
    return new Date(instantAt(day, OPENS).getTime() + ((seq * 17) % 40) * 60_000)
  }

  async function take(kase: CaseRow, { verb, actor, input }: NonNullable<ReturnType<typeof nextAct>>): Promise<boolean> {
    try {
      await act(stage.office, actor, office.verbs.get(`approvals.${verb}`)!, { caseId: kase.id, ...input })
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      office.log.warn({ verb, oneThing: kase.category, why: error.message }, 'a made-up application ends here, for the rules do not allow its next step')
      return false
    }
  }
}

/** The stand-in goes by the time of the question, as its signature does: while lives are lived through, one goes by theirs. */
async function askRegistersThen(stage: Stage): Promise<() => Promise<void>> {
  const { office } = stage
  const { registers } = office.config
  if (registers?.by !== 'stand-in') return async () => {}
  const { url, close } = await startStandInRegisters({ keys: registers, known: () => libraryOn(office.definitions, dayOf(office.now())), now: office.now })
  office.config = { ...office.config, registers: { ...registers, base: url } }
  return close
}

import { dayOf, type Day } from '#kernel/calendar/day.ts'
import type { Definitions } from '#kernel/definitions/registry.ts'
import type { Office } from '#kernel/office.ts'
import type { DesignContent, DesignPreview, DesignUsers } from '../../contract.ts'
import { planDifference } from '../../rules/plan-difference.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import { compile } from '../plan/compile.ts'
import { testDefinition } from '../plan/definition-tests.ts'
import { libraryOn } from '../plan/library.ts'
import { isNoticed, mutants } from '../plan/mutants.ts'
import { shapesOf, supposing } from './suppose.ts'
import { usersIn } from './words.ts'

type Asked = Pick<DesignContent, 'bodies' | 'elements' | 'materials'> & { show: string; within?: string | undefined; day?: Day | undefined }

/** What a draft would come to, without changing anything: the plan, its figures, what is wrong with it, and what its tests say. */
export function preview(office: Office, { show, within, day = dayOf(office.now()), ...content }: Asked): DesignPreview {
  const faults = shapesOf(office.definitions, content, day)
  if (faults.length) return { faults, plan: null, all: null, lints: [], tests: [], before: null, difference: null, within: [] }
  const definitions = supposing(office.definitions, content, day)
  const isWord = show.startsWith('element:') || show.startsWith('material:')
  const shown = shownIn(definitions, show, within)
  if (!shown && isWord) return { faults, plan: null, all: null, lints: [], tests: [], before: null, difference: null, within: [] }
  if (!shown) return { faults: [{ kind: show, at: '/', zh: '没有这项定义', en: 'There is no such definition' }], plan: null, all: null, lints: [], tests: [], before: null, difference: null, within: [] }
  const { plan, lints, all } = compile(shown, libraryOn(definitions, day), day, office.calendar())
  const before = publishedBefore(office, show, within, day)
  return {
    faults, plan, all: all ?? null,
    // A matter alone has no tests: those of the one-things in which it takes part cover it.
    lints: lints.filter(({ name }) => name !== 'untested' || shown.tests.length > 0 || show.startsWith('one_thing:')).map(({ name, level, at, says }) => ({ name, level, at, ...says })),
    // Steps that wait for each other in a circle have no schedule to test.
    tests: all ? testDefinition(plan, shown.tests).map(({ name, wrong, got: { delegable, joint, limit, greenChannel }, situation: { matters, materials, figures } }) => ({ name, wrong, delegable, joint, limit, greenChannel, matters: [...matters], uploads: materials.filter((m) => m.way.by === 'upload').map((m) => m.material.key), documents: materials.length, figures: figures.after })) : [],
    before: before?.all?.figures ?? null, difference: before ? planDifference(before.plan, plan) : null,
    within: isWord ? usersIn(definitions)(show).oneThings.map(called) : show.startsWith('matter:') ? oneThingsWith(definitions, show.slice('matter:'.length)).map(called) : [],
  }
}

const oneThingsWith = (definitions: Definitions, matter: string) =>
  definitions.documentsOf('one_thing').map((kind) => definitions.newest<OneThing>(kind)!.body).filter((one) => one.members.some((m) => m.matter === matter))

const called = ({ key, name, en }: OneThing) => ({ key, name, en })

/** The one-thing that is looked at: itself, one in which the matter or the word takes part, or the matter alone. */
function shownIn(definitions: Definitions, show: string, within?: string): OneThing | undefined {
  const kind = show.startsWith('one_thing:') ? show : within ? `one_thing:${within}` : undefined
  if (kind) return definitions.newest<OneThing>(kind)?.body
  const using = show.startsWith('matter:') ? undefined : usersIn(definitions)(show)
  if (using?.oneThings[0]) return using.oneThings[0]
  const matter = using ? using.matters[0] : definitions.newest<Matter>(show)?.body
  return matter && alone(matter)
}

function alone({ key, name, en, basis, effectiveFrom, authority, clock }: Matter): OneThing {
  return {
    key, name, en, words: [name], says: name, saysEn: en, audience: 'firm', basis, effectiveFrom, members: [{ matter: key }], questions: [],
    preReview: { unit: authority, days: 0 }, issue: { mode: 'all', days: 0, unit: authority }, limit: { rule: 'days', days: clock.promised }, visits: 0, tests: [],
  }
}

function publishedBefore(office: Office, show: string, within: string | undefined, day: Day) {
  const was = shownIn(office.definitions, show, within)
  return was && compile(was, libraryOn(office.definitions, day), day, office.calendar())
}

/** How long one turn may keep everybody else waiting. */
const SLICE_MS = 12

/** 变异测试 of the draft, in turns: the largest one-thing takes seconds, and the office goes on meanwhile. */
export async function unnoticedIn(office: Office, { show, day = dayOf(office.now()), ...content }: Asked, isGone: () => boolean): Promise<{ tried: number; unnoticed: string[] } | undefined> {
  if (shapesOf(office.definitions, content, day).length) return undefined
  const definitions = supposing(office.definitions, content, day)
  const shown = shownIn(definitions, show)
  if (!shown) return undefined
  const { plan, all } = compile(shown, libraryOn(definitions, day), day, office.calendar())
  if (!all) return undefined
  // A test that fails anyway notices nothing.
  const holding = shown.tests.filter((one) => testDefinition(plan, [one])[0]!.wrong.length === 0)
  const unnoticed: string[] = []
  const every = mutants(plan)
  let since = performance.now()
  for (const mutant of every) {
    if (!isNoticed(mutant, holding)) unnoticed.push(mutant.what)
    if (performance.now() - since < SLICE_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    if (isGone()) return undefined
    since = performance.now()
  }
  return { tried: every.length, unnoticed }
}

/** 谁在用: whether each one-thing that has the shown matter or word still compiles and passes its own tests, in turns. */
export async function usersOf(office: Office, { show, day = dayOf(office.now()), ...content }: Asked, isGone: () => boolean): Promise<DesignUsers> {
  if (shapesOf(office.definitions, content, day).length) return { users: [] }
  const definitions = supposing(office.definitions, content, day)
  const using = show.startsWith('matter:') ? oneThingsWith(definitions, show.slice('matter:'.length)) : usersIn(definitions)(show).oneThings
  const library = libraryOn(definitions, day)
  const users: DesignUsers['users'] = []
  for (const one of using) {
    if (isGone()) break
    const { plan, lints, all } = compile(one, library, day, office.calendar())
    const failing = all ? testDefinition(plan, one.tests).filter((t) => t.wrong.length).map(({ name }) => ({ zh: `测试用例“${name}”不符`, en: `The test “${name}” fails` })) : []
    users.push({ ...called(one), wrong: [...lints.filter((l) => l.level === 'error').map((l) => l.says), ...failing] })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { users }
}

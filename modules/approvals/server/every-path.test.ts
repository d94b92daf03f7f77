import fc from 'fast-check'
import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { can } from '#kernel/case/can.ts'
import { clockOf } from '#kernel/clocks/clock-set.ts'
import { dueDayByDay } from '#kernel/clocks/span.fixtures.ts'
import { type Actor, keyOf } from '#kernel/identity/actor.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { Refused } from '#kernel/refusal.ts'
import { staffOf } from '#kernel/testing/office.ts'
import { ISSUE, type Node, PRE_REVIEW } from '../rules/schedule.ts'
import { type ApplicationFacts, application } from './application.ts'
import { heldUpBy } from './branch-clocks.ts'
import { decisionOf, isDone, isPast, openSteps, readApplication } from './branches.ts'
import { answers, noPapers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

type Office = Awaited<ReturnType<typeof openApprovalsOffice>>
const street = staffOf('street-zsl', 'handler', 'lead')
const actors: Actor[] = [...Object.values(people), street]

/** The sign comes after the food permit, and another department is asked about it. */
const asked = { ...matters['sign']!, steps: [{ id: 'ask', name: '征求意见', en: 'Ask', kind: 'consult' as const, unit: 'bureau-env', days: 0, reads: ['person.*', 'sign.*'] }, { ...matters['sign']!.steps[0]!, after: ['ask'] }] }
const { result: _permit, ...closing } = matters['food']!

/**
 * Registration alone, which the chief may decide on the spot; the tea house with each certificate as soon as it is granted; and the
 * end of a food permit, of which there may be none, one or several by then.
 */
const definitions = {
  'matter:sign': asked,
  'one_thing:tea-house': { ...teaHouse, order: [['food', 'sign']], tests: teaHouse.tests.map(({ expect: { matters: expected }, ...rest }) => ({ ...rest, expect: { matters: expected } })) },
  'matter:closing': { ...closing, key: 'closing', materials: [], steps: [{ id: 'decide', name: '决定', en: 'Decide', kind: 'decision', days: 0, reads: ['shop.*', 'person.*'] }], life: { of: 'food_permit', does: 'cancel' } },
  'one_thing:closing': { ...teaHouse, key: 'closing', members: [{ matter: 'closing' }], questions: [], limit: { rule: 'days', days: 5 }, tests: [{ name: '一件', given: {}, expect: { uploads: 0 } }] },
  'matter:registration': { ...matters['registration']!, clock: { statutory: 15, promised: 6, extendBy: 3 } },
  'one_thing:register': { ...teaHouse, key: 'register', members: [{ matter: 'registration' }], questions: [], tests: [{ name: '登记', given: {}, expect: { matters: ['registration'] } }] },
  'one_thing:each': { ...teaHouse, key: 'each', order: [['food', 'sign']], issue: { ...teaHouse.issue, mode: 'each' }, tests: teaHouse.tests.map(({ expect: { matters: expected }, ...rest }) => ({ ...rest, expect: { matters: expected } })) },
  'delegation:one': { number: '1号', account: people.chief.account, by: 'bureau-city', from: '2026-01-01', until: '2026-12-31', matters: [{ matter: 'registration' }], basis: { law: '行政许可法' } },
}
const own = { 'person.name': '李海燕', 'person.id': '11010519491231002X', 'ent.name': '海燕茶馆', 'shop.address': '中山路 1 号' }
const ending = { 'person.name': '李海燕', 'shop.address': '中山路 1 号', 'shop.area': 80, 'shop.sells': ['tea'] }

/** Inputs with which each verb of people can be tried on a case as it stands. */
const INPUTS: Record<string, (given: { office: Office; facts: ApplicationFacts; graph: Node[]; plan: string[] }) => Promise<object[]> | object[]> = {
  give_pre_review: ({ plan }) => plan.flatMap((matter) => [{ matter, complete: true }, { matter, complete: false, missing: [{ what: 'lease', why: '缺页。' }] }]),
  decide_on_the_spot: () => [{}],
  accept: () => [{ why: '可以受理。' }],
  request_supplement: () => [{ missing: [{ what: 'lease', why: '缺页。' }] }],
  decline: () => [{ reason: '不属于本机关职权。' }],
  supplement: ({ office, facts }) => again(office, facts),
  withdraw: () => [{}],
  conclude_step: ({ facts, graph, plan }) => plan.flatMap((matter) => openSteps(graph, facts, matter).flatMap((node) => (['pass', 'pass', 'fail', 'put_right'] as const).map((outcome) => ({ matter, step: node.id, outcome, opinion: '见记录。' })))),
  decide: ({ plan }) => plan.flatMap((matter) => [{ matter, granted: true, reason: '综合判断。' }, { matter, granted: true }, { matter, granted: true, conditions: '按图施工。' }, { matter, granted: false, reason: '不符合条件。' }]),
  stop_branch: ({ plan }) => plan.map((matter) => ({ matter, kind: 'expert', days: 2, why: '需要评审。' })),
  resume_branch: ({ plan }) => plan.map((matter) => ({ matter, result: '评审通过。' })),
  extend_branch: ({ plan }) => plan.map((matter) => ({ matter, days: 3, reason: '情况复杂。' })),
  consult: ({ plan }) => plan.flatMap((matter) => [{ matter, unit: 'street-zsl', question: '是否同意？', days: 2, waits: true }, { matter, unit: 'bureau-env', question: '是否同意？', days: 2 }]),
  answer_consult: ({ plan }) => plan.map((matter) => ({ matter, opinion: '同意。' })),
  issue: () => [{}],
  supply_later: async ({ office }) => [{ material: 'photo', files: [await office.uploaded()] }],
  record_check: ({ plan }) => plan.flatMap((matter) => [true, false].map((kept) => ({ matter, kept, findings: '见记录。' }))),
  record_correction: ({ plan }) => plan.flatMap((matter) => [true, false].map((corrected) => ({ matter, corrected, findings: '见记录。' }))),
  repair_credit: ({ plan }) => plan.map((matter) => ({ matter, why: '已整改。' })),
  revoke_certificate: ({ plan }) => plan.flatMap((matter) => (['suspend_by_law', 'put_right', 'deceit'] as const).map((ground) => ({ matter, ground, reason: '查证属实。' }))),
}
/** What ends a life early is done now and then, so that lives become long. */
const RARE = ['decline', 'withdraw']
/** Kinds of clock that run in these states and in no others. */
const ONLY_IN: Record<string, string[]> = {
  pre_review: ['submitted', 'supplementing'], silence: ['submitted'], whole: ['in_progress', 'ready'], branch: ['in_progress'], stop: ['in_progress'], consult: ['in_progress'], later: ['in_progress'],
  issue: ['ready'], check: ['in_progress', 'ready', 'issued'], correct: ['in_progress', 'ready', 'issued'],
}

async function again(office: Office, facts: ApplicationFacts): Promise<object[]> {
  if (facts.oneThing === 'register') return [{ answers: own, papers: promising }]
  if (facts.oneThing === 'closing') return [{ answers: ending, papers: noPapers }]
  const uploads = { plan: [await office.uploaded()] }
  return [{ answers: answers['large']!, papers: { uploads, promises: ['lease'], later: ['photo'] } }, { answers: answers['small']!, papers: promising }]
}

/** No step is over before all that it waits for, and nothing is granted before its own steps. */
function dependenciesHold(graph: Node[], facts: ApplicationFacts, at: string) {
  const byId = new Map(graph.map((node) => [node.id, node]))
  for (const [id, { seq }] of Object.entries(facts.done)) {
    for (const before of byId.get(id)!.after.filter((one) => one !== PRE_REVIEW)) {
      expect(isPast(byId.get(before)!, facts), `${before} before ${id} ${at}`).toBe(true)
      if (!isDone(byId.get(before)!, facts)) continue
      const isSpot = byId.get(id)!.matters.some((matter) => facts.branches[matter]?.decided?.on === 'spot')
      expect(facts.done[before]!.seq, `${before} before ${id} ${at}`).toBeLessThan(seq + Number(isSpot))
    }
  }
  for (const [matter, { state }] of Object.entries(facts.branches)) if (state === 'granted' || state === 'refused') expect(isDone(decisionOf(graph, matter), facts), `${matter} ${at}`).toBe(true)
}

/** Whoever is not decided yet can be gone on with now, stands still by law, or waits for one that is not decided either. */
function nobodyIsForgotten(graph: Node[], facts: ApplicationFacts, todo: ReadonlySet<string>, at: string) {
  const byId = new Map(graph.map((node) => [node.id, node]))
  const isLive = (matter: string) => ['working', 'stopped'].includes(facts.branches[matter]?.state ?? '')
  const before = (id: string): string[] => byId.get(id)!.after.flatMap((one) => (isPast(byId.get(one)!, facts) ? [] : [...byId.get(one)!.matters, ...before(one)]))
  for (const matter of Object.keys(facts.branches).filter(isLive)) {
    const waitsFor = before(decisionOf(graph, matter).id).filter((one) => one !== matter && isLive(one))
    expect(todo.has(matter) || facts.branches[matter]!.state === 'stopped' || waitsFor.length > 0, `${matter} waits for nobody ${at}`).toBe(true)
  }
}

type Choice = { actor: Actor; name: string; input: object }

/** Whatever can be done with a case now by people, each with its input. */
async function choicesIn(office: Office, id: string) {
  const kase = await office.kase(id)
  const running = (await office.db.selectFrom('kernel.clock').selectAll().where('case_id', '=', id).execute()).map((row) => clockOf(row as never))
  const facts = await office.facts(id)
  const given = { office, facts, graph: (await readApplication({ tx: office.db as never }, id)).graph, plan: Object.keys(facts.branches) }
  const choices: Choice[] = []
  for (const actor of actors) {
    for (const name of can(office.office, actor, kase as never, running).filter((one) => one.slice(10) in INPUTS)) for (const input of await INPUTS[name.slice(10)]!(given)) choices.push({ actor, name, input })
  }
  return choices
}

const tried = (office: Office, id: string, { actor, name, input }: Choice) =>
  act(office.office, actor, office.office.verbs.get(name)!, { caseId: id, ...input }).then(() => true, (error: unknown) => { if (!(error instanceof Refused)) throw error; return false })

/** What brings a case on, the likeliest first; nobody takes back, declines, puts off or asks anything. */
const FORWARD = ['issue', 'accept', 'supplement', 'supply_later', 'resume_branch', 'answer_consult', 'conclude_step', 'decide', 'record_check', 'record_correction']

/** From here to the end: somebody does the next thing that can be done, and where there is none, time passes. */
async function goesToItsEnd(office: Office, id: string, isHarsh: boolean, minutes: () => string) {
  const said = new Set<string>()
  const wordOf = ({ actor, name, input }: Choice) => `${keyOf(actor)} ${name} ${JSON.stringify(input)}`
  const isClosed = async () => (application.closed as readonly string[]).includes((await office.kase(id)).state)
  for (let acts = 0, waits = 0; !(await isClosed()); acts += 1) {
    const { state, version } = await office.kase(id)
    expect(acts < 60 && waits < 12, `${id} never ends: ${state} at ${version}, ${JSON.stringify((await office.facts(id)).branches)}`).toBe(true)
    const choices = await choicesIn(office, id)
    // Whoever refuses what they can as soon as they can leaves the others with what comes to nothing.
    const refusals = choices.filter(({ input }) => (input as { granted?: boolean }).granted === false)
    const forward = [...(isHarsh ? refusals : []), ...FORWARD.flatMap((name) => choices.filter((choice) => choice.name.slice(10) === name && (choice.input as { outcome?: string }).outcome !== 'put_right'))]
    // Whoever has said their word in a joint visit can say it again, and nothing comes of it.
    const unsaid = forward.filter((choice) => !said.has(wordOf(choice)))
    let moved: Choice | undefined
    for (const choice of unsaid) if (await tried(office, id, choice)) { moved = choice; break }
    if (moved?.name === 'approvals.conclude_step') said.add(wordOf(moved))
    if (moved) await office.settle()
    else {
      waits += 1
      await office.goTo(minutes())
    }
  }
}

test('whatever people do in whatever order: no step overtakes another, nobody is forgotten, every clock has its state, all comes to an end, and the ledger tells it', async () => {
  await fc.assert(fc.asyncProperty(fc.boolean(), fc.boolean(), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(4)), { minLength: 10, maxLength: 70 }), async (isEach, isHarsh, steps) => {
    const office = await openApprovalsOffice('2026-03-04 10:00', definitions)
    const ids = [
      (await office.submitted({ ...(isEach ? { oneThing: 'each' } : {}), answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()] }, promises: ['lease'], later: ['photo'] } })).id,
      (await office.submitted({ oneThing: 'register', answers: own })).id,
      (await office.submitted({ oneThing: 'closing', answers: ending, papers: noPapers })).id,
    ]
    let minutes = 0
    const after = (more: number) => {
      minutes += more
      return new Date(Date.parse('2026-03-04T10:00:00+08:00') + minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    }
    for (const [which, how, wait] of steps) {
      await office.goTo(after([1, 20, 200, 500, 1500][wait]!))
      const id = ids[[1, 0, 0, 2, 0][which % 5]!]!
      const before = await office.kase(id)
      if (before.state === 'ready') await tried(office, id, { actor: office.people.window, name: 'approvals.issue', input: {} })
      else {
        const choices = await choicesIn(office, id)
        const rare = choices.filter((choice) => RARE.includes(choice.name.slice(10)))
        const among = how % 25 === 0 && rare.length ? rare : choices.filter((choice) => !rare.includes(choice))
        // A verb first and then how, so that those with many inputs are not done more often.
        for (let tries = 0; tries < 8; tries += 1) {
          const names = [...new Set(among.map((choice) => choice.name))]
          const ofOne = among.filter((choice) => choice.name === names[(how + tries) % names.length])
          const one = ofOne[(Math.floor(how / 7) + 5 * tries) % ofOne.length]
          if (!one) break
          if (await tried(office, id, one)) break
        }
      }
      await office.settle()

      for (const each of ids) {
        const kase = await office.kase(each)
        const facts = await office.facts(each)
        const { graph } = await readApplication({ tx: office.db as never }, each)
        const at = `in ${kase.state} at ${kase.version}`
        dependenciesHold(graph, facts, at)
        const todo = (await office.db.selectFrom('approvals.todo' as never).select(['list', 'parts'] as never).where('case_id' as never, '=', each as never).execute()) as { list: string; parts: { matter: string; what: string }[] }[]
        if (kase.state === 'in_progress') nobodyIsForgotten(graph, facts, new Set(todo.filter(({ list }) => list !== 'waiting').flatMap(({ parts }) => parts.filter(({ what }) => what !== 'consult').map(({ matter }) => matter))), at)
        const clocks = (await office.db.selectFrom('kernel.clock').selectAll().where('case_id', '=', each).where('done_at', 'is', null).execute()).map((row) => clockOf(row as never))
        const names = clocks.map((clock) => clock.name)
        if ((application.closed as readonly string[]).includes(kase.state)) expect(names, at).toEqual([])
        for (const { name, kind } of clocks) expect(ONLY_IN[kind], `${name} ${at}`).toContain(kase.state)
        const stopped = Object.keys(facts.branches).filter((matter) => facts.branches[matter]!.state === 'stopped')
        const still = heldUpBy(graph, facts, stopped)
        for (const [matter, branch] of Object.entries(facts.branches)) {
          const isOpen = kase.state === 'in_progress' && ['working', 'stopped'].includes(branch.state)
          expect(names.includes(`branch:${matter}`), `branch:${matter} ${at}`).toBe(isOpen)
          expect(names.includes(`stop:${matter}`), `stop:${matter} ${at}`).toBe(isOpen && branch.state === 'stopped')
          expect(names.includes(`consult:${matter}`), `consult:${matter} ${at}`).toBe(isOpen && !!branch.consult && branch.consult.answered === undefined)
          expect(names.includes(`check:${matter}`), `check:${matter} ${at}`).toBe(branch.check === 'due')
          expect(names.includes(`correct:${matter}`), `correct:${matter} ${at}`).toBe(branch.check === 'correcting')
          const row = await office.branch(each, matter)
          if (kase.state === 'in_progress') expect([...(row?.open ?? [])].toSorted(), `${matter} ${at}`).toEqual(branch.state === 'working' ? openSteps(graph, facts, matter).filter((node) => node.id !== ISSUE).map((node) => node.id).toSorted() : [])
        }
        expect(names.filter((name) => name.startsWith('later:')), at).toEqual(kase.state === 'in_progress' ? (facts.later ?? []).map((key) => `later:${key}`) : [])
        for (const clock of clocks) {
          const isStill = clock.span.stops.some((stop) => !stop.until)
          if (isStill && clock.kind !== 'pre_review') expect(clock.name === 'whole' ? stopped.length > 0 : still.includes(clock.name.slice(7)), `${clock.name} stands still ${at}`).toBe(true)
          if (clock.span.limit.unit === 'working_days') expect(clock.dueAt, `${clock.name} ${at}`).toEqual(isStill ? null : dueDayByDay(clock.span, office.office.calendar()).due_at)
        }
      }
    }
    for (const id of ids) await goesToItsEnd(office, id, isHarsh, () => after(5 * 1440))
    expect((await office.db.selectFrom('kernel.outbox').select(['topic', 'error']).where('error', 'is not', null).execute())).toEqual([])
    expect((await verifyLedger(office.db, new Map())).faults).toEqual([])
  }), { numRuns: Number(process.env['WALKS'] ?? 4), endOnFailure: true })
}, 240_000)

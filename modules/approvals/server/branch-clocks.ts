import type { ClockSet } from '#kernel/clocks/clock-set.ts'
import type { Words } from '#kernel/contract.ts'
import type { StopKind } from '../contract.ts'
import { ISSUE, type Node } from '../rules/schedule.ts'
import type { ApplicationFacts } from './application.ts'
import { branchClock, isPast } from './branches.ts'

/** 行政许可法 art. 45: time that is not the office's, and for no other reason does a branch stand still. */
export const STOP_WORDS: Record<StopKind, Words> = {
  hearing: { zh: '听证', en: 'hearing' },
  tender: { zh: '招标', en: 'tender' },
  auction: { zh: '拍卖', en: 'auction' },
  inspection: { zh: '检验', en: 'inspection of goods' },
  test: { zh: '检测', en: 'test' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  expert: { zh: '专家评审', en: 'expert review' },
}

type Facts = Pick<ApplicationFacts, 'branches' | 'done'>

export const isOpen = (facts: Facts, matter: string) => ['working', 'stopped'].includes(facts.branches[matter]?.state ?? '')

/** Matters that cannot be decided before these have moved: they themselves, and whoever shares a visit with them or needs their result. */
export function heldUpBy(graph: readonly Node[], facts: Facts, matters: readonly string[]): string[] {
  const undone = graph.filter((node) => node.id !== ISSUE && !isPast(node, facts))
  const held = new Set(undone.filter((node) => node.matters.some((matter) => matters.includes(matter))).map((node) => node.id))
  for (let before = -1; before < held.size; ) {
    before = held.size
    for (const node of undone) if (node.after.some((id) => held.has(id))) held.add(node.id)
  }
  return undone.filter((node) => node.kind === 'decision' && held.has(node.id)).flatMap((node) => node.matters).filter((matter) => isOpen(facts, matter))
}

/**
 * While a branch is stopped its clock stands still, and so do those of the branches that it holds up: nobody is late by
 * waiting for what the law takes out of the time. The whole always stands still with it, for nothing is issued before the last.
 */
export function keepTime(clocks: ClockSet, graph: readonly Node[], facts: Facts) {
  const stopped = Object.entries(facts.branches).filter(([, branch]) => branch.state === 'stopped')
  const still = heldUpBy(graph, facts, stopped.map(([matter]) => matter))
  const why = (kind: StopKind) => `依法${STOP_WORDS[kind].zh}`
  for (const [matter, { state, stop }] of Object.entries(facts.branches)) {
    if (still.includes(matter)) clocks.stop(branchClock(matter), state === 'stopped' ? why(stop!.kind) : '等待其他事项的法定程序')
    else clocks.resume(branchClock(matter))
  }
  if (stopped.length > 0) clocks.stop('whole', why(stopped[0]![1].stop!.kind))
  else clocks.resume('whole')
}

/**
 * 延长: who is held up by the matter has the days too, where their own time is not over. The whole has as many more as the branch
 * that was given most, since branches take their time side by side.
 */
export function extendTime(clocks: ClockSet, graph: readonly Node[], facts: Facts, { matter, days, why, now }: { matter: string; days: number; why: string; now: Date }) {
  const inTime = (name: string) => {
    const clock = clocks.get(name)
    return !!clock && !clock.doneAt && !(clock.dueAt && clock.dueAt < now)
  }
  const extension = { count: days, unit: 'working_days', why } as const
  clocks.extend(branchClock(matter), extension)
  for (const other of heldUpBy(graph, facts, [matter])) if (other !== matter && inTime(branchClock(other))) clocks.extend(branchClock(other), extension)
  const extended = (name: string) => (clocks.get(name)?.span.extensions ?? []).reduce((sum, { count }) => sum + count, 0)
  const lacking = Math.max(...Object.keys(facts.branches).map((one) => extended(branchClock(one)))) - extended('whole')
  if (lacking > 0 && inTime('whole')) clocks.extend('whole', { ...extension, count: lacking })
}

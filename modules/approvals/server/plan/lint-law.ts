import { addWorkingDays } from '#kernel/calendar/working-days.ts'
import type { Matter } from '../definitions/matter.ts'
import { error, type Lint, type Linted, note, warning } from './linted.ts'

/** 行政许可法 art. 32: what is missing is told at once and completely within five days. */
const DAYS_TO_TELL = 5
/** art. 42: twenty days, ten more with the approval of the authority's head; "法律、法规另有规定的，依照其规定". */
const SINGLE = { days: 20, extension: 10 }
/** art. 42 para. 2: handled jointly, forty-five days. */
const JOINT_DAYS = 45
/** art. 44: delivered within ten days of the decision. */
const DAYS_TO_DELIVER = 10
/** 深圳市容缺受理规定 (2019): promised completion at least two working days before the promised limit. */
const TOLERANCE_MARGIN = 2

/** The limits of the law: each lint names the article that it comes from. */
export function lintLaw(the: Linted): Lint[] {
  const { oneThing, library, plan, asOf, calendar } = the
  const members = oneThing.members.flatMap(({ matter }) => library.matters.get(matter) ?? [])
  const { preReview, issue } = oneThing
  const joint = Math.max(0, ...members.map((m) => m.clock.promised), plan.limit.days ?? 0, ...(plan.limit.cases ?? []).map((one) => one.days))
  const horizon = addWorkingDays(calendar, asOf, JOINT_DAYS)
  return [
    ...members.flatMap((m) => [...limits(m), ...promises(m), ...tolerances(m, library)]),
    ...(preReview.days > DAYS_TO_TELL ? [error('pre_review_too_long', oneThing.key, `联合预审 ${preReview.days} 个工作日，超过一次性告知的 5 日（行政许可法第三十二条）`, `A pre-review of ${preReview.days} working days exceeds the five of art. 32 of the Licensing Law`)] : []),
    ...(issue.days > DAYS_TO_DELIVER ? [error('delivery_too_long', oneThing.key, `出件 ${issue.days} 个工作日，超过送达的 10 日（行政许可法第四十四条）`, `Delivery in ${issue.days} working days exceeds the ten of art. 44`)] : []),
    ...deliveredLate(the),
    ...(joint > JOINT_DAYS ? [error('joint_too_long', oneThing.key, `联合办理不得超过 45 个工作日（行政许可法第四十二条）`, `What is handled jointly must not take more than 45 days (art. 42)`)] : []),
    ...(plan.limit.rule === 'days' && plan.limit.days === undefined ? [error('no_limit', oneThing.key, '规定了“按本方案”的时限，但没有写天数', 'The limit is “as said” but no days are said')] : []),
    ...(plan.limit.rule !== 'days' && plan.limit.cases ? [error('limit_cases_unused', oneThing.key, '按最短或最长事项计算时限的，不能再分情形规定天数', 'A limit by the shortest or longest matter cannot give days by case besides')] : []),
    ...(horizon > calendar.known_until ? [note('calendar_provisional', oneThing.key, `节假日安排只公布到 ${calendar.known_until}，之后的到期日为暂定`, `Holidays are published until ${calendar.known_until}: due days after that are provisional`)] : []),
  ]
}

/** Issued together, what is decided first waits for what is decided last. */
function deliveredLate({ oneThing, plan, situations }: Linted): Lint[] {
  if (plan.issue.mode === 'each') return []
  const brings = new Map(plan.members.filter((m) => m.result).map((m) => [m.matter, m.name]))
  for (const [n, { schedule }] of situations.entries()) {
    const [first] = schedule.steps.filter((s) => s.kind === 'decision' && s.matters.some((matter) => brings.has(matter))).toSorted((a, b) => a.end - b.end)
    if (!first || schedule.days - first.end <= DAYS_TO_DELIVER) continue
    const [name, test] = [brings.get(first.matters[0]!)!, oneThing.tests[n]!.name]
    return [error('deliver_late', oneThing.key, `“${test}”：“${name}”最早第 ${first.end} 个工作日可作出决定，统一出件在第 ${schedule.days} 个工作日，相隔超过送达的 10 日（行政许可法第四十四条），宜改为分别出件`, `${test}: ${first.matters[0]} may be decided on working day ${first.end} and is issued with the rest on day ${schedule.days}, more than the ten days of art. 44 later: rather issue each by itself`)]
  }
  return []
}

function limits({ key, name, en, type, clock }: Matter): Lint[] {
  const { statutory, promised, statutoryBasis, extendBy } = clock
  return [
    ...(promised > statutory ? [error('promise_over_statute', key, `“${name}”承诺 ${promised} 个工作日，超过法定的 ${statutory} 个工作日`, `${en} promises ${promised} working days, more than the statutory ${statutory}`)] : []),
    ...(type === 'licence' && statutory > SINGLE.days && !statutoryBasis ? [error('statute_without_basis', key, `“${name}”法定时限 ${statutory} 个工作日，超过行政许可法第四十二条的 20 日，应写明法律、法规依据`, `${en} has a statutory limit of ${statutory} working days: beyond the 20 of art. 42 it needs a law to rest on`)] : []),
    ...((extendBy ?? 0) > SINGLE.extension ? [error('extension_too_long', key, `“${name}”可延长 ${extendBy} 日，超过行政许可法第四十二条的 10 日`, `${en} may be extended by ${extendBy} days, more than the ten of art. 42`)] : []),
  ]
}

function promises({ key, name, en, promise, risks }: Matter): Lint[] {
  if (!promise || !risks?.length) return []
  return [error('promise_excluded', key, `“${name}”涉及国办发〔2020〕42号文排除的情形（${risks.join('、')}），不得适用告知承诺制`, `${en} concerns ${risks.join(', ')}: document 42 of 2020 excludes it from promises`)]
}

function tolerances({ key, name, en, tolerance, clock }: Matter, { materials }: Linted['library']): Lint[] {
  if (!tolerance) return []
  return [
    ...tolerance.materials.filter((m) => materials.get(m)?.main).map((m) => error('tolerance_of_main', `${key}/${m}`, `“${materials.get(m)!.name}”是主审要件，不能容缺`, `${materials.get(m)!.en} decides the matter and cannot be tolerated to be missing`)),
    ...(clock.promised > TOLERANCE_MARGIN && tolerance.days > clock.promised - TOLERANCE_MARGIN ? [warning('tolerance_too_long', key, `“${name}”容缺补齐 ${tolerance.days} 个工作日，应比承诺时限至少短 2 个工作日`, `${en} tolerates ${tolerance.days} working days: it should be two shorter than the promised limit`)] : []),
  ]
}

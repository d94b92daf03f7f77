import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '#kernel/calendar/day.ts'
import { calendarOf, type CalendarDefinition } from '#kernel/calendar/calendar.ts'
import { filesOf } from '#kernel/definitions/folder.ts'
import { kernelDefinitions, kernelFolder } from '#kernel/definitions/kernel-definitions.ts'
import { lineOf } from '#kernel/definitions/line-of.ts'
import { Definitions } from '#kernel/definitions/registry.ts'
import { definitionKinds, folder as approvalsFolder } from '#modules/approvals/server/definition-kinds.ts'
import type { OneThing } from '#modules/approvals/server/definitions/one-thing.ts'
import { compile } from '#modules/approvals/server/plan/compile.ts'
import { testDefinition } from '#modules/approvals/server/plan/definition-tests.ts'
import { libraryOn } from '#modules/approvals/server/plan/library.ts'
import { unnoticed } from '#modules/approvals/server/plan/mutants.ts'

/**
 * `npm run definitions [-- <folder of a district> [one-thing]]`: checks everything that a district's folder says of approvals
 * without starting anything, and prints what each one-thing comes to. Exit code 1 for errors.
 */
function check(folder: string, only?: string): number {
  let definitions = new Definitions([...kernelDefinitions, ...definitionKinds])
  let faulty = 0
  for (const { kind, file } of [...kernelFolder.filter(({ kind: k }) => k !== 'notices'), ...approvalsFolder].flatMap((one) => filesOf(folder, one))) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    const body = JSON.parse(text) as { effectiveFrom?: string }
    const isOther = only && kind.startsWith('one_thing:') && kind !== `one_thing:${only}`
    const faults = isOther ? [] : definitions.faults(kind, body)
    for (const { at, message } of faults) console.log(`✗ ${path}:${lineOf(text, at)}: ${at} ${message}`)
    faulty += faults.length
    definitions = definitions.supposing(kind, body, '2019-01-01')
  }
  const calendar = calendarOf(definitions.newest<CalendarDefinition>('calendar')!.body, { closes: '18:00' }, 'newest')
  const today = dayOf(new Date())
  for (const kind of definitions.documentsOf('one_thing').filter((k) => !only || k === `one_thing:${only}`)) report(definitions, definitions.newest<OneThing>(kind)!.body, today, calendar)
  return faulty ? 1 : 0
}

function report(definitions: Definitions, oneThing: OneThing, today: string, calendar: Parameters<typeof compile>[3]) {
  const library = libraryOn(definitions, today)
  const started = performance.now()
  const { plan, lints, all } = compile(oneThing, library, today, calendar)
  const took_ms = performance.now() - started
  console.log(`\n【${oneThing.name}】${oneThing.key}，编译 ${took_ms.toFixed(1)} ms`)
  if (all) {
    const { before, after } = all.figures
    const row = (name: string, was: number, is: number) => console.log(`  ${name} ${was} → ${is}${was ? `（${(((is - was) / was) * 100).toFixed(1)}%）` : ''}`)
    row('表单', before.forms, after.forms)
    row('字段', before.fields, after.fields)
    console.log(`  另有 ${after.fetched} 个字段由数据共享取得`)
    row('材料', before.materials, after.materials)
    row('跑动', before.visits, after.visits)
    row('工作日（法定，逐项）', before.days, after.days)
    row('工作日（承诺，逐项）', before.promised, after.promised)
    console.log(`  ${before.matters} 个事项，${new Set(plan.members.map((m) => m.authority)).size} 个部门；承诺 ${all.limit} 个工作日；关键路径 ${all.schedule.path.join(' → ')}`)
  }
  for (const { level, name, at, says } of lints) console.log(`  ${{ error: '✗', warning: '!', note: '·' }[level]} ${name} ${at}：${says.zh}`)
  for (const { name, wrong, situation } of testDefinition(plan, oneThing.tests)) {
    const { after } = situation.figures
    console.log(`  ${wrong.length ? '✗' : '✓'} ${name} → ${situation.matters.length} 事项，${after.forms} 表 ${after.fields} 字段（另取得 ${after.fetched}），材料 ${situation.materials.length} 份、上传 ${after.materials}，${after.days} 个工作日、承诺 ${situation.limit}${wrong.map((w) => `；${w.what} 应为 ${JSON.stringify(w.expected)}，实为 ${JSON.stringify(w.got)}`).join('')}`)
  }
  const survivors = unnoticed(plan, oneThing.tests)
  console.log(survivors.length ? `  ! ${survivors.length} 处改动没有测试发现：\n    ${survivors.join('\n    ')}` : '  ✓ 每一处改动都有测试发现')
}

const [given = 'shinan', only] = process.argv.slice(2)
const folder = existsSync(given) ? given : join(import.meta.dirname, '../../districts', given)
process.exit(check(folder, only))

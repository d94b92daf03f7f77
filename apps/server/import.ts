import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Office } from '#kernel/office.ts'
import { type Mapping, readMapping } from '#modules/requests/server/import/mapping.ts'
import { writeReport } from '#modules/requests/server/import/report.ts'
import { type ImportResult, type Progress, runImport } from '#modules/requests/server/import/run-import.ts'
import { type Command, give } from './command.ts'
import { log } from './log.ts'
import { startOffice } from './start-office.ts'

/**
 * `npm run import -- <file.xlsx|csv> --map <mapping.json>`: requests of another system, with their answers. Nothing is
 * written while a row is wrong, unless --skip-faulty; a killed import goes on when the command is given again. Exit code 1
 * when rows are wrong, 2 when the file or the settings are.
 */
const HELP = `npm run import -- <文件.xlsx|csv> --map <对照文件.json> [--skip-faulty] [--report <结果.csv>] [--id <导入编号>] [--dry-run]
  --map          对照文件，见 districts/<区>/imports/ 与 modules/requests/IMPORT.md
  --skip-faulty  有误的行跳过，其余导入；跳过的逐行列入结果文件
  --report       有误的行列在这里（缺省：文件名.faults.csv）
  --id           导入编号：同一编号下同一行只导入一次（缺省取自对照文件）
  --dry-run      只检查，不写入`

type Wish = { path: string; report: string; mapping: Mapping; importId?: string; skipFaulty: boolean; dryRun: boolean }

export const importCommand: Command<Wish, Office> = {
  name: 'import',
  open: (config) => startOffice({ ...config, demo: false }, log),

  async run(office, { report, ...wish }, say) {
    const result = await runImport(office, { ...wish, progress: (now) => say.progress(progressInWords(now)) })
    if (result.faults.length) await writeReport(report, result.faults)
    say.line(inWords(result, report))
    return result.faultyRows > 0 ? 1 : 0
  },
}

if (import.meta.main) process.exit(await give(importCommand, wishOf))

function wishOf(): Wish {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { map: { type: 'string' }, id: { type: 'string' }, report: { type: 'string' }, 'skip-faulty': { type: 'boolean' }, 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } },
  })
  const [path] = positionals
  if (values.help || !path || !values.map || positionals.length > 1) {
    console.log(HELP)
    process.exit(values.help ? 0 : 2)
  }
  return {
    path: from(path), report: from(values.report ?? `${path}.faults.csv`), mapping: readMapping(from(values.map)),
    skipFaulty: values['skip-faulty'] ?? false, dryRun: values['dry-run'] ?? false, ...(values.id ? { importId: values.id } : {}),
  }
}

/** npm moves to the root of the repository; whoever typed a path meant it from where they stood. */
function from(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path)
}

function progressInWords({ phase, done, of, perSecond }: Progress): string {
  return `${phase === 'check' ? '检查' : '写入'} ${done}${of === undefined ? '' : ` / ${of}`} 行，每秒 ${Math.round(perSecond)} 行`
}

function inWords(result: ImportResult, report: string): string {
  const { rows, written, already, faults, faultyRows, went, writeSeconds } = result
  const lines = faults.slice(0, 20).map(({ row, column, value, reason }) => `  第 ${row} 行“${column}”${value ? `（${value}）` : ''}：${reason}`)
  if (faults.length > lines.length) lines.push(`  …共 ${faultyRows} 行有误`)
  if (lines.length) lines.push(`有误的行见 ${report}`)
  const outcome = went
    ? `共 ${rows} 行：写入 ${written} 行${already ? `，此前已有 ${already} 行` : ''}${faultyRows ? `，跳过 ${faultyRows} 行` : ''}${written ? `，每秒 ${Math.round(written / writeSeconds)} 行` : ''}。`
    : faultyRows ? `共 ${rows} 行，${faultyRows} 行有误，一行也没有写入。改正后重来，或加 --skip-faulty。` : `共 ${rows} 行，没有问题；这次只检查，没有写入。`
  return [...lines, outcome].join('\n')
}

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as rules from './tidy-rules.ts'
import type { File, Rule } from './tidy-rules.ts'

const root = join(import.meta.dirname, '..')

/** What is, or is about to be, in the repository. Without git, as in an unpacked archive: all but what is made here. */
function pathsOfRepository(): string[] {
  const git = ['ls-files', '-co', '--exclude-standard', '-z']
  try {
    return execFileSync('git', git, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 }).split('\0').filter(Boolean)
  } catch {
    const made = new Set(['node_modules', 'dist', 'data', '.git', '.cache'])
    const below = (folder: string): string[] =>
      readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        if (made.has(entry.name)) return []
        const path = join(folder, entry.name)
        return entry.isDirectory() ? below(path) : [path]
      })
    return below('.')
  }
}

const repository: File[] = pathsOfRepository()
  .filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile())
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  .filter(({ text }) => !text.includes('\0')) // pictures and the like

/** Shows that the rule finds what is planted, leaves the blameless alone, and finds nothing in the repository. */
function tidy(title: string, rule: Rule, planted: { bad: Record<string, string>; good: Record<string, string> }) {
  test(title, () => {
    const files = Object.entries({ ...planted.bad, ...planted.good }).map(([path, text]) => ({ path, text }))
    const caught = rule(files).map((line) => line.split(/: | -> /))
    for (const path of Object.keys(planted.bad)) expect(caught.flat()).toContain(path)
    for (const path of Object.keys(planted.good)) expect(caught.flat()).not.toContain(path)

    expect(rule(repository)).toEqual([])
  })
}

test('the repository is found', () => {
  expect(repository.map(({ path }) => path)).toContain('tools/tidy.test.ts')
})

tidy('a module imports the kernel, itself and contracts; never another module', rules.modulesKeepToThemselves, {
  bad: {
    'modules/lockers/server/reserve.ts': `import { grant } from '#modules/approvals/server/grant.ts'`,
    'modules/lockers/server/fetch.ts': `import { grant } from '../../approvals/server/grant.ts'`,
    'modules/lockers/desk/wall.tsx': `const page = import('#modules/approvals/desk/page.tsx')`,
    'modules/lockers/server/wired.ts': `import { office } from '#apps/server/compose.ts'`,
    'modules/lockers/server/looks.ts': `import { words } from '#apps/desk/kit/words.ts'`,
  },
  good: {
    'modules/lockers/server/box.ts': `import type { Granted } from '#modules/approvals/contract.ts'\nimport { verb } from '#kernel/case/verb.ts'\nimport './cabinet.ts'`,
    'modules/lockers/desk/door.tsx': `import { words } from '#apps/desk/kit/words.ts'`,
    'modules/lockers/server/said.ts': `// as told by\n// import { grant } from '#modules/approvals/server/grant.ts'`,
  },
})

tidy('the kernel imports no module', rules.kernelKnowsNoModule, {
  bad: {
    'kernel/case/close.ts': `import { request } from '#modules/requests/contract.ts'`,
    'kernel/case/open.ts': `import { compose } from '../../apps/server/compose.ts'`,
  },
  good: { 'kernel/case/verb.ts': `import { Tx } from '../db/tables.ts'\nimport pg from 'pg'` },
})

tidy('screens and contracts never import server code', rules.screensKeepOffTheServer, {
  bad: {
    'modules/requests/desk/list.tsx': `import { list } from '../server/list.ts'`,
    'modules/requests/resident/mine.tsx': `import { dayOf } from '#kernel/calendar/day.ts'`,
    'modules/requests/contract.ts': `import type { Case } from '#kernel/case/verb.ts'`,
    'kernel/contract.ts': `import { refuse } from './refusal.ts'`,
    'apps/desk/main.tsx': `import '#apps/server/main.ts'`,
    'apps/resident/src/app.tsx': `import '#kernel/office.ts'`,
  },
  good: {
    'modules/requests/desk/page.tsx': `import { can } from '#kernel/contract.ts'\nimport { requests } from '../contract.ts'`,
    'modules/requests/desk/page.test.ts': `import { openOffice } from '#kernel/testing/office.ts'`,
    'modules/requests/server/dispatch.ts': `import { verb } from '#kernel/case/verb.ts'`,
  },
})

tidy('only the kernel writes kernel tables', rules.onlyTheKernelWritesItsTables, {
  bad: {
    'modules/requests/server/cheat.ts': `await tx.insertInto('kernel.event').values(row).execute()`,
    'modules/requests/server/sly.ts': `await tx\n  .updateTable(\n    'kernel.case as c')`,
    'modules/requests/server/raw.ts': 'sql`delete  from kernel.clock`',
    'modules/requests/server/migrations/0002.sql': 'UPDATE kernel.case SET state = 1;',
    'apps/server/demo/fill.ts': "query('insert into\\n kernel.case values')".replace('\\n', '\n'),
  },
  good: {
    'kernel/case/keep.ts': `tx.insertInto('kernel.case')`,
    'modules/requests/server/read.ts': `tx.selectFrom('kernel.case')\ntx.insertInto('requests.request')\nsql\`select 1 from kernel.case for update\``,
    'modules/requests/server/forge.test.ts': 'sql`update kernel.event set says = null`',
  },
})

tidy('every verb has its test beside it', rules.verbsAreTested, {
  bad: {
    'modules/requests/server/dispatch.ts': `export const dispatch = verb({ name: 'dispatch' })`,
    'modules/requests/server/accept.ts': `export const accept = verb<Input, Tables>({\n name: 'accept' })`,
  },
  good: {
    'modules/requests/server/decline.ts': `export const decline = verb({ name: 'decline' })`,
    'modules/requests/server/decline.test.ts': `test('…', () => {})`,
    'kernel/files/files.fixtures.ts': `verb({ name: 'attach' })`,
    'kernel/case/verb.ts': `/**\n * verb({ name })\n */\nexport function verb({ name }) {}`,
  },
})

tidy('a file is named after what is in it', rules.namesSaySomething, {
  bad: { 'kernel/utils.ts': '', 'modules/requests/desk/index.tsx': '', 'apps/server/types.ts': '', 'kernel/helper.test.ts': '', 'modules/requests/server/service.mjs': '' },
  good: { 'kernel/calendar/day.ts': '', 'apps/resident/src/pages/mine/index.tsx': '', 'apps/resident/config/index.ts': '', 'apps/desk/index.html': '', 'modules/requests/server/share-index.ts': '' },
})

tidy('a file is short enough to be read at once', rules.filesAreShort, {
  bad: { 'kernel/everything.ts': 'x\n'.repeat(401) },
  good: { 'kernel/enough.ts': 'x\n'.repeat(400), 'kernel/long.test.ts': 'x\n'.repeat(900), 'docs/guide.md': 'x\n'.repeat(900) },
})

tidy('no file imports itself by way of others', rules.noCycles, {
  bad: {
    'kernel/a.ts': `import { b } from './b.ts'`,
    'kernel/b.ts': `export * from '#kernel/c.ts'`,
    'kernel/c.ts': `const a = await import('./a.ts')`,
    'apps/desk/one.tsx': `import two from './two'`,
    'apps/desk/two.tsx': `import { one } from './one.tsx'`,
  },
  good: {
    'kernel/m.ts': `import { n } from './n.ts'`,
    'kernel/n.ts': `import type {\n  M,\n} from './m.ts'`,
    'kernel/top.ts': `import './m.ts'\nimport './n.ts'`,
  },
})

const folder = (name: string, rest: string) => ['', name, rest].join('/') // written out, it would break the rule itself

tidy('no file names a folder of the machine that it was written on', rules.nothingNamesAMachine, {
  bad: { 'docs/install.md': `cd ${folder('work', 'main')}`, 'tools/try.mjs': `'${folder('root', '.npmrc')}'` },
  good: { 'docs/links.md': `https://example.org${folder('work', 'law')} and src${folder('root', 'x')}` },
})

tidy('a lock file names no registry', rules.lockFilesNameNoRegistry, {
  bad: { 'apps/resident/package-lock.json': '"resolved": "https://registry.example.org/a.tgz"' },
  good: { 'package-lock.json': '"node_modules/a": { "integrity": "sha512-…" }' },
})

tidy('a Chinese sentence has full-width signs', rules.chineseIsPunctuatedAsSuch, {
  bad: { 'modules/requests/server/say.ts': `refuse('late', '时限已过,不能再申请')`, 'districts/near/doors.json': '"reason": "请注意:危险"', 'README.md': '看到答复,评价' },
  good: {
    'modules/requests/server/hear.ts': `refuse('late', '时限已过，不能再申请')\n  // 派单,退单: as one says it`,
    'kernel/where.ts': `'postgres://用户:密码@主机:5432/库名'`,
    'modules/requests/server/rows.ts': String.raw`'行,列,原因\r\n'`,
    'modules/requests/server/split.test.ts': `'编号,内容'`,
  },
})

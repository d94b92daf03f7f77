import { dirname, join, normalize } from 'node:path'

/** A file of the repository, its path from the root. */
export type File = { path: string; text: string }

/** A rule answers with one line for each file that breaks it: which, how, and what to do instead. */
export type Rule = (files: readonly File[]) => string[]

const isCode = (path: string) => /\.(ts|tsx|mjs|cjs|js)$/.test(path)
/** Tests, and what only they use. */
const isTest = (path: string) => /\.(test|fixtures)\.[a-z]+$|\/testing\//.test(path)
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1]
const isContract = (path: string) => /^(kernel|modules\/[^/]+)\/contract\.ts$/.test(path)
const isScreen = (path: string) => /^(apps|modules\/[^/]+)\/(desk|resident)\//.test(path)
const isServer = (path: string) => /^(kernel\/|apps\/server\/|modules\/[^/]+\/server\/)/.test(path) && !isContract(path)

/** The sources without whole-line comments: prose may name what code may not. */
const withoutComments = (text: string) => text.replace(/^\s*(\/\*[\s\S]*?\*\/|\/\/.*$)/gm, '')

const IMPORT = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*['"]([^'"]+)['"]/g

function importsOf({ path, text }: File): string[] {
  return [...withoutComments(text).matchAll(IMPORT)].map(([, to = '']) => {
    if (to.startsWith('#resident/')) return to.replace('#resident/', 'apps/resident/src/')
    if (to.startsWith('#')) return to.slice(1)
    return to.startsWith('.') ? normalize(join(dirname(path), to)) : to
  })
}

function each(applies: (path: string) => boolean, judge: (file: File) => string | false | undefined): Rule {
  return (files) =>
    files.filter(({ path }) => applies(path)).flatMap((file) => {
      const said = judge(file)
      return said ? [`${file.path}: ${said}`] : []
    })
}

const OUTSIDE = /^(apps|stories|bench|tools)\//

export const modulesKeepToThemselves = each(
  (path) => isCode(path) && moduleOf(path) !== undefined,
  (file) => {
    const bad = importsOf(file).find((to) => {
      const other = moduleOf(to)
      if (other) return other !== moduleOf(file.path) && !isContract(to)
      const itsShell = /\/(desk|resident)\//.exec(file.path)?.[1]
      return OUTSIDE.test(to) && !(itsShell && to.startsWith(`apps/${itsShell}/`))
    })
    return bad && `imports ${bad}; publish an event in a contract, or state a need and wire it in compose.ts`
  },
)

export const kernelKnowsNoModule = each(
  (path) => isCode(path) && path.startsWith('kernel/'),
  (file) => {
    const bad = importsOf(file).find((to) => to.startsWith('modules/') || OUTSIDE.test(to))
    return bad && `imports ${bad}; the kernel stands on nothing of ours`
  },
)

export const screensKeepOffTheServer = each(
  (path) => isCode(path) && !isTest(path) && (isScreen(path) || isContract(path)),
  (file) => {
    const bad = importsOf(file).find(isServer)
    return bad && `imports ${bad}; screens and contracts share contracts only`
  },
)

const KYSELY_WRITE = /\b(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`]kernel\./
const SQL_WRITE = /\b(insert\s+into|update|delete\s+from|merge\s+into|truncate)\s+(table\s+|only\s+)?kernel\./i

/** Tests may forge a row to show that it is found out, and a benchmark measures us against the bare statement. */
export const onlyTheKernelWritesItsTables = each(
  (path) => /\.(ts|tsx|mjs|cjs|js|sql)$/.test(path) && !isTest(path) && !/^(kernel|bench)\//.test(path),
  ({ text }) => (KYSELY_WRITE.test(withoutComments(text)) || SQL_WRITE.test(withoutComments(text))) && 'writes a kernel table; call the kernel',
)

/** Not `function verb({`, which defines it. */
const VERB = /(?<!function )\bverb(<[^()]*>)?\(\s*\{/

export const verbsAreTested: Rule = (files) => {
  const paths = new Set(files.map(({ path }) => path))
  return each(
    (path) => path.endsWith('.ts') && !isTest(path),
    ({ path, text }) => VERB.test(withoutComments(text)) && !paths.has(path.replace(/\.ts$/, '.test.ts')) && 'is a verb without its test beside it',
  )(files)
}

const SAYS_NOTHING = /(^|\/)(utils?|helpers?|common|misc|shared|types?|services?|managers?|index)\.(test\.)?[a-z]+$/
/** Taro finds its configuration and its pages under no other name. */
const TARO = /^apps\/resident\/(config|src\/pages\/[^/]+)\/index\.|^apps\/resident\/src\/index\.html$/

export const namesSaySomething = each(
  (path) => /\.(ts|tsx|mjs|cjs|js|css|sql)$/.test(path) && !TARO.test(path),
  ({ path }) => SAYS_NOTHING.test(path) && 'has a name that says nothing; name it after what is in it',
)

const LONGEST = 400

export const filesAreShort = each(
  (path) => /\.(ts|tsx|mjs|cjs|js|css|sql)$/.test(path) && !isTest(path),
  ({ text }) => text.split('\n').length > LONGEST + 1 && `is longer than ${LONGEST} lines; find the two things in it`,
)

/** `import type` leaves nothing behind at run time, so it closes no cycle. */
const TYPES_ONLY = /^\s*(import|export) type [^;]*?from\s*['"][^'"]+['"]/gm

export const noCycles: Rule = (files) => {
  const known = new Set(files.map(({ path }) => path).filter(isCode))
  const resolved = (to: string) => [to, `${to}.ts`, `${to}.tsx`, `${to}/index.ts`, `${to}/index.tsx`].find((path) => known.has(path))
  const edges = new Map(
    files.filter(({ path }) => isCode(path)).map((file) => {
      const text = withoutComments(file.text).replace(TYPES_ONLY, '')
      return [file.path, importsOf({ ...file, text }).map(resolved).filter((to) => to !== undefined)]
    }),
  )

  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: string[]) => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
    else if (!done.has(path)) {
      for (const to of edges.get(path) ?? []) visit(to, [...trail, path])
      done.add(path)
    }
  }
  for (const path of edges.keys()) visit(path, [])
  return found.map((cycle) => `${cycle}: a cycle; one of them holds something that the others need in a file of its own`)
}

/** Folders of whoever wrote the file. An address on the web may well end in one of these words. */
const MACHINE_PATH = /(?<![\w.:/-])\/(work|root)\/[\w.]/

export const nothingNamesAMachine = each(
  (path) => !/(^|\/)package-lock\.json$/.test(path),
  ({ text }) => {
    const found = MACHINE_PATH.exec(text)
    return found ? `names a folder of one machine in line ${text.slice(0, found.index).split('\n').length}` : undefined
  },
)

export const lockFilesNameNoRegistry = each(
  (path) => /(^|\/)package-lock\.json$/.test(path),
  ({ text }) => /"resolved":\s*"https?:/.test(text) && 'names a registry; run node tools/lockfix.mjs on it',
)

/** Save in an address and in the row of a table, where the half-width sign means something. */
const HALF_WIDTH = /(?:[\u3400-\u9fff”）][,;:?!](?=[\u3400-\u9fff“（]|\$\{)|[\w)}][,;?!](?=[\u3400-\u9fff“]))(?!密码@|\S*\\r\\n)/

export const chineseIsPunctuatedAsSuch = each(
  (path) => path === 'README.md' || (/\.(ts|tsx|mjs|json)$/.test(path) && !isTest(path) && !path.startsWith('bench/')),
  ({ path, text }) => {
    const said = isCode(path) ? withoutComments(text) : text
    const found = HALF_WIDTH.exec(said)
    return found ? `has a half-width sign in a Chinese sentence: ${said.slice(Math.max(0, found.index - 8), found.index + 8).replaceAll('\n', ' ')}` : undefined
  },
)

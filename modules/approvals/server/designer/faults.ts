import type { Day } from '#kernel/calendar/day.ts'
import type { Office } from '#kernel/office.ts'
import type { DesignContent } from '../../contract.ts'
import type { Names } from './changes-in-words.ts'
import { nameOfBody, namesIn } from './names.ts'
import { dated, documentsOf, shapesOf, supposing } from './suppose.ts'

type Fault = { kind: string; at: string; zh: string; en: string }

/** What keeps a draft from being published: in itself, and in what is published already and names what it changes. */
export function faultsIn({ definitions }: Office, content: Pick<DesignContent, 'bodies' | 'elements' | 'materials'>, day: Day): { faults: Fault[]; elsewhere: string[] } {
  const shapes = shapesOf(definitions, content, day)
  if (shapes.length) return { faults: shapes, elsewhere: [] }
  const supposed = supposing(definitions, content, day)
  const documents = documentsOf(definitions, content)
  const names = namesIn(supposed, 'zh')
  const faults = documents.flatMap((one) => supposed.faults(one.kind, dated(definitions, one, day)).map(({ at, message }) => ({ kind: one.kind, at, zh: saidInChinese(message, names), en: message })))
  const own = new Set(documents.map((one) => one.kind))
  const [first] = documents
  if (!first || faults.length) return { faults, elsewhere: [] }
  // One of the documents stands for all: the others are in `supposed` anyway.
  const broken = supposed.faultsElsewhere(first.kind, supposed.newest(first.kind)!.body).filter((fault) => !own.has(fault.kind))
  const known = broken.length ? new Set(definitions.faultsElsewhere(first.kind, definitions.newest(first.kind)?.body ?? first.body).map((f) => `${f.kind} ${f.message}`)) : new Set()
  return { faults, elsewhere: broken.filter((f) => !known.has(`${f.kind} ${f.message}`)).map((f) => `“${nameOfBody(supposed.newest(f.kind)?.body, f.kind)}”：${saidInChinese(f.message, names)}`) }
}

const WHAT: Record<string, string> = { matters: '事项', forms: '表单', fields: '填写项', fetched: '自动取得', uploads: '上传', days: '工作日', visits: '跑动', documents: '材料', materials: '上传的材料', onSite: '到场单位', joint: '一同踏勘的事项', fieldsToday: '今天各表合计的填写项', delegable: '可当场办', limit: '承诺时限', greenChannel: '绿色通道' }

/** What checks of definitions say to whoever maintains files, as officials read it. */
function saidInChinese(message: string, { named, elements }: Names): string {
  const called = (key: string) => elements.get(key)?.name ?? named(key) ?? key
  const listed = (json: string) => (json.startsWith('[') ? (JSON.parse(json) as string[]).map(called).join('、') || '无' : json)
  return message
    .replace(/^\w+ [\w./:-]+: (?=.*[\u4e00-\u9fff])/, '')
    .replace(/^test “(.+)”: (\w+) should be (.+) and is (.+)$/, (_, name: string, what: string, expected: string, got: string) => `测试用例“${name}”的${WHAT[what] ?? what}应为 ${listed(expected)}，实为 ${listed(got)}`)
    .replace(/^([\w.-]+): a choice needs options$/, (_, key: string) => `“${called(key)}”是选择题，至少要有两个选项`)
    .replace(/^([\w.-]+): an option stands twice$/, (_, key: string) => `“${called(key)}”有重复的选项`)
    .replace(/^([\w.-]+): least is above most$/, (_, key: string) => `“${called(key)}”的最小值大于最大值`)
}

import type { Words } from '#kernel/contract.ts'
import { words as w } from '#apps/desk/kit/words.ts'
import type { TemplateAct } from '../setup.ts'
import type { About, Field, Values } from './verb-form.ts'

/** What most forms ask for, said once. */

type More = Pick<Field, 'hint' | 'shown' | 'initial'> & { template?: TemplateAct }

const rowsFor = (max: number) => (max > 4000 ? 5 : max > 300 ? 3 : 2)

/** Words that must be there. The more of them may come, the more room they have. */
export const written = <Name extends string>(name: Name, max: number, label: Words, more: More = {}) =>
  ({ name, kind: 'text' as const, max, rows: rowsFor(max), label, required: true, ...more })

export const why = (max = 300, label = w('理由', 'Why')) => written('why', max, label)

export const publicAnswer = written('answer', 8000, w('给群众的答复（公开）', 'Answer to the resident (public)'), { template: 'answer' })

/** Whoever joined reads the same words. The office says when there seems to be somebody's name or number in them. */
export const confirmed = {
  name: 'confirmed' as const, kind: 'check' as const, shown: (_values: Values, { kase }: About) => kase.line.joined > 0,
  label: w('一起反映的人也会收到这份答复，已确认其中没有个人信息', 'Whoever joined gets these words too; they hold nothing personal'),
}

export const photos = <Name extends string>(name: Name, label = w('照片、视频或录音', 'Photos, video or sound')) => ({ name, kind: 'files' as const, label })

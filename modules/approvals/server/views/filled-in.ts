import type { Static } from 'typebox'
import type { Lang } from '#kernel/contract.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import type { residentViews } from '../../contract.ts'
import type { Answers } from '../../rules/expr.ts'
import { answerInWords } from '../../rules/in-words.ts'
import { elementsIn, type Plan } from '../../rules/plan.ts'
import type { Paper } from '../application.ts'
import { withWrongDigit } from '../certificates/typed-number.ts'
import type { Fetched } from '../registers/fetched-values.ts'
import { WAYS } from './application-words.ts'

type Told = Static<typeof residentViews.my_application.output>
export type Differs = Told['sheets'][number]['lines'][number]['differs']

/** `differs`: what was found when it was sent. A number that a register says otherwise is not judged by its digit. */
export function differing(answers: Answers, { fetched, differs }: Pick<Fetched, 'fetched' | 'differs'>): (key: string) => Differs {
  const wrong = withWrongDigit(answers)
  return (key) => (!differs.includes(key) ? null : wrong.includes(key) && !fetched[key] ? 'digit' : 'register')
}

/** What somebody filled in, sheet by sheet, as people read it. */
export function filledIn(plan: Plan, answers: Answers, differs: (key: string) => Differs, lang: Lang): Told['sheets'] {
  const elements = [...elementsIn(plan).values()]
  const groups = [...plan.groups, ...[...new Set(elements.map((e) => e.group))].filter((key) => !plan.groups.some((g) => g.key === key)).map((key) => ({ key, name: '情形', en: 'Situation' }))]
  return groups.map((group) => ({
    name: nameIn(group, lang),
    lines: elements.filter((e) => e.group === group.key && answers[e.key] !== undefined).map((e) => ({ key: e.key, name: nameIn(e, lang), value: answerInWords(e, answers[e.key]!, lang), differs: differs(e.key) })),
  })).filter(({ lines }) => lines.length > 0)
}

export function papersInWords(plan: Plan, papers: readonly Paper[], lang: Lang): Told['papers'] {
  return papers.map((paper) => {
    const material = plan.materials.find((m) => m.key === paper.key)
    return { key: paper.key, name: material ? nameIn(material, lang) : paper.key, how: WAYS[paper.by]![lang], files: paper.files ?? [] }
  })
}

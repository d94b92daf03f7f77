import { nameIn } from '#kernel/definitions/district.ts'
import type { Element } from '../../rules/element.ts'
import { answerInWords } from '../../rules/in-words.ts'
import { situationOf } from '../../rules/situation.ts'
import { laterClock } from '../later.ts'
import { type DeskScreen, type Given, unitsOf } from './desk-given.ts'
import { differing } from './filled-in.ts'

const SITUATION = { key: 'situation', name: '情形', en: 'Situation' }

/** 合并表单: sheet by sheet, with who asks for each field, and where its value was fetched or differs from what a register says. */
export function sheetsIn({ plan, made, facts, fetched, lookups, actor, lang }: Given): DeskScreen['sheets'] {
  const { fields: filledIn, follows } = situationOf(plan, made.answers)
  const fields = plan.fields.filter((f) => filledIn.includes(f) || follows.has(f.element.key))
  const nameOf = (matter: string) => nameIn(plan.members.find((m) => m.matter === matter)!, lang)
  const isMine = (matter: string) => unitsOf(actor).includes(facts.branches[matter]?.unit ?? '')
  const shown = fields.map(({ element, askedBy }) => ({ element, by: [...new Set(askedBy.map(({ matter }) => matter).filter((matter) => facts.branches[matter]))] }))
  const asked = plan.questions.filter(({ element }) => made.answers[element.key] !== undefined && !fields.some((f) => f.element.key === element.key)).map(({ element }) => ({ element, by: [] as string[] }))
  const differs = differing(made.answers, { fetched: fetched.fetched, differs: [...fetched.differs, ...(facts.differs ?? [])] })
  const line = (element: Element, by: readonly string[]) => {
    const value = made.answers[element.key]
    const found = fetched.fetched[element.key]
    const lookup = found && lookups.find(({ id }) => id === found.lookup)
    return {
      key: element.key, name: nameIn(element, lang), value: value === undefined ? null : answerInWords(element, value, lang), askedBy: by.map(nameOf), mine: by.some(isMine),
      differs: differs(element.key),
      fetched: found && lookup ? { value: answerInWords(element, found.value, lang), register: lookup.name, at: lookup.at } : null,
    }
  }
  const of = (group: string, from: readonly { element: Element; by: readonly string[] }[]) => from.filter(({ element }) => element.group === group).map(({ element, by }) => line(element, by))
  return [
    { key: SITUATION.key, name: nameIn(SITUATION, lang), fields: asked.map(({ element, by }) => line(element, by)) },
    ...plan.groups.map((group) => ({ key: group.key, name: nameIn(group, lang), fields: of(group.key, shown) })),
  ].filter(({ fields: lines }) => lines.length > 0)
}

/** 材料: each with how it is satisfied, and what shows it. */
export function papersIn({ plan, made, facts, files, lookups, clocks, actor, lang }: Given): DeskScreen['papers'] {
  const matterName = (matter: string) => nameIn(plan.members.find((m) => m.matter === matter)!, lang)
  const dash = { zh: '、', en: ', ' }[lang]
  return made.materials.map((paper) => {
    const material = plan.materials.find((m) => m.key === paper.key)!
    const way = material.ways.find((one) => one.by === paper.by)
    const lookup = lookups.find(({ id }) => id === paper.lookup)
    const promising = paper.by === 'promise' ? plan.members.filter((m) => paper.neededBy.includes(m.matter)).flatMap((m) => m.promise ?? []) : []
    const elements = way?.by === 'form' ? way.elements.flatMap((key) => plan.fields.find((f) => f.element.key === key)?.element ?? []).map((element) => nameIn(element, lang)) : []
    return {
      key: paper.key, name: nameIn(material, lang), main: material.main, by: paper.by, neededBy: paper.neededBy.map(matterName),
      mine: paper.neededBy.some((matter) => unitsOf(actor).includes(facts.branches[matter]?.unit ?? '')),
      files: files.filter(({ id }) => paper.files?.includes(id)).map(({ seq: _seq, ...file }) => file),
      detail: lookup ? `${lookup.owner} · ${lookup.name}` : paper.certificate ?? (paper.of?.length ? paper.of.map(matterName).join(dash) : elements.length ? elements.join(dash) : null),
      promise: promising[0] ? { duties: promising.flatMap((promise) => [...promise.duties]), consequence: promising[0].consequence, check: promising[0].check.how } : null,
      laterDue: clocks.find(({ name, doneAt }) => name === laterClock(paper.key) && !doneAt)?.dueAt?.toISOString() ?? null,
    }
  })
}

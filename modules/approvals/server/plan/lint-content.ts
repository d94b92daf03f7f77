import type { Element } from '../../rules/element.ts'
import { testsOf } from '../../rules/expr.ts'
import { witness } from '../../rules/satisfiable.ts'
import { faultsIn } from '../../rules/typed.ts'
import type { Matter } from '../definitions/matter.ts'
import { error, type Lint, type Linted, note, warning } from './linted.ts'
import { rulesOf } from './lint-rules.ts'

/** Whether everything that is named is there, and everything that is asked is used. */
export function lintContent({ oneThing, library, plan, asOf }: Linted): Lint[] {
  const members = oneThing.members.flatMap(({ matter }) => library.matters.get(matter) ?? [])
  return [
    ...oneThing.members.filter((m) => !library.matters.has(m.matter)).map(({ matter }) => error('unknown_matter', matter, `没有名为 ${matter} 的事项`, `There is no matter ${matter}`)),
    ...members.flatMap((matter) => [...named(matter, library), ...inForce(matter, asOf)]),
    ...[oneThing.preReview.unit, oneThing.issue.unit].filter((unit) => !library.units.has(unit)).map((unit) => error('unknown_unit', oneThing.key, `没有名为 ${unit} 的单位`, `There is no unit ${unit}`)),
    ...oneThing.questions.filter((q) => !library.elements.has(q.element)).map((q) => error('unknown_element', `questions/${q.element}`, `没有名为 ${q.element} 的数据元`, `There is no element ${q.element}`)),
    ...(oneThing.order ?? []).flat().filter((key) => !oneThing.members.some((m) => m.matter === key)).map((key) => error('unknown_matter', `order/${key}`, `先后顺序提到了不在其中的事项 ${key}`, `The order names ${key}, which is no member`)),
    ...unknownRegisters(plan, library),
    ...askedInVain(members, library.elements, plan.fields.flatMap((f) => [f.when, ...(f.element.follows ?? []).map((one) => one.when)].flatMap((rule) => (rule ? testsOf(rule) : []))).map((t) => t.element), oneThing),
    ...resultsWithoutSource(members, plan.fields.map((f) => f.element.key)),
    ...members.flatMap((matter) => numbersWithoutSource(matter, library.elements)),
    ...doubtfulSources(plan, library.elements),
    ...unasked(plan, rulesOf({ oneThing, library }).map((r) => r.rule).flatMap(testsOf).map((t) => t.element), oneThing),
    ...doubtfulFollows(plan, library, rulesOf({ oneThing, library }).map((r) => r.rule).flatMap(testsOf).map((t) => t.element)),
    ...plan.materials.filter((m) => m.ways.every((w) => w.by === 'upload')).map((m) => note('needs_upload', m.key, `“${m.name}”只能由申请人提交${m.heldBy ? `；打通“${m.heldBy}”的数据后可免交` : ''}`, `${m.en} can only be uploaded${m.heldBy ? `; it would not be needed if data were shared by ${m.heldBy}` : ''}`)),
    ...plan.materials.filter((m) => m.ways.length === 0).map((m) => error('cannot_be_satisfied', m.key, `“${m.name}”在本方案中没有任何可行的提供方式`, `Nothing in this plan can satisfy ${m.en}`)),
  ]
}

function named(matter: Matter, { elements, materials, units }: Linted['library']): Lint[] {
  const forms = new Set(matter.forms.map((f) => f.key))
  return [
    ...matter.asks.filter((a) => !elements.has(a.element)).map((a) => error('unknown_element', `${matter.key}/${a.element}`, `没有名为 ${a.element} 的数据元`, `There is no element ${a.element}`)),
    ...matter.asks.flatMap((a) => a.on).filter((form) => !forms.has(form)).map((form) => error('unknown_form', `${matter.key}/${form}`, `没有编号为 ${form} 的表单`, `There is no form ${form}`)),
    ...matter.materials.filter((m) => !materials.has(m.material)).map((m) => error('unknown_material', `${matter.key}/${m.material}`, `没有名为 ${m.material} 的材料`, `There is no material ${m.material}`)),
    ...[matter.authority, ...matter.steps.flatMap((s) => s.unit ?? []), ...(matter.promise ? [matter.promise.check.unit] : [])].filter((unit) => !units.has(unit)).map((unit) => error('unknown_unit', `${matter.key}/${unit}`, `没有名为 ${unit} 的单位`, `There is no unit ${unit}`)),
    ...[...(matter.promise?.materials ?? []), ...(matter.tolerance?.materials ?? [])].filter((key) => !matter.materials.some((m) => m.material === key)).map((key) => error('unknown_material', `${matter.key}/${key}`, `承诺或容缺的材料 ${key} 不在材料清单中`, `${key} is promised or tolerated but not on the list of materials`)),
    ...(matter.result?.fields ?? []).filter((f) => !elements.has(f)).map((f) => error('unknown_element', `${matter.key}/result/${f}`, `没有名为 ${f} 的数据元`, `There is no element ${f}`)),
  ]
}

function inForce(matter: Matter, asOf: string): Lint[] {
  const isInForce = matter.effectiveFrom <= asOf && (!matter.effectiveTo || asOf <= matter.effectiveTo)
  return isInForce ? [] : [error('not_in_force', matter.key, `“${matter.name}”在 ${asOf} 未生效或已失效`, `${matter.en} is not in force on ${asOf}`)]
}

function unknownRegisters(plan: Linted['plan'], { registers }: Linted['library']): Lint[] {
  const wanted = [
    ...plan.fields.flatMap(({ element: { key, source } }) => (source ? [{ at: key, register: source.register, what: source.field, by: source.by }] : [])),
    ...plan.materials.flatMap((m) => m.ways.flatMap((w) => (w.by === 'register' ? [{ at: m.key, register: w.register, what: w.what, by: undefined }] : []))),
  ]
  return wanted.filter(({ register, what, by }) => !registers.get(register)?.answers.includes(what) || (by !== undefined && registers.get(register)!.by !== by))
    .map(({ at, register, what }) => error('unknown_register', at, `共享目录中的 ${register} 不按这样的查询提供“${what}”`, `No register ${register} answers “${what}” when it is asked like this`))
}

/** 用途: a question to which no step, certificate, rule or material needs the answer is not to be asked. */
function askedInVain(members: readonly Matter[], elements: ReadonlyMap<string, Element>, tested: readonly string[], oneThing: Linted['oneThing']): Lint[] {
  const ruled = new Set([...tested, ...oneThing.members.flatMap((m) => (m.when ? testsOf(m.when) : [])).map((t) => t.element)])
  return members.flatMap((matter) => {
    const reads = matter.steps.flatMap((s) => s.reads ?? [])
    const inRules = new Set([...matter.asks, ...matter.materials, ...matter.steps].flatMap((part) => (part.when ? testsOf(part.when) : [])).map((t) => t.element))
    const isRead = (key: string) => reads.some((r) => (r.endsWith('*') ? key.startsWith(r.slice(0, -1)) : r === key))
    return matter.asks.filter(({ element }) => elements.has(element) && !isRead(element) && !inRules.has(element) && !ruled.has(element) && !matter.result?.fields.includes(element))
      .map(({ element }) => warning('asked_in_vain', `${matter.key}/${element}`, `“${matter.name}”要填“${elements.get(element)!.name}”，但没有任何环节、证照或规则用到它`, `${matter.en} asks for “${elements.get(element)!.en}”, which no step, certificate or rule uses`))
  })
}

function resultsWithoutSource(members: readonly Matter[], asked: readonly string[]): Lint[] {
  return members.flatMap((matter) => (matter.result?.fields ?? []).filter((field) => !asked.includes(field) && !members.some((m) => m.result?.makes?.includes(field)))
    .map((field) => error('result_without_source', `${matter.key}/result/${field}`, `“${matter.result!.name}”上的 ${field} 没有人填写`, `${field} on the ${matter.result!.en} is asked by nobody`)))
}

/** What a number is made of is said in every case, and written as the standard does. */
function numbersWithoutSource({ key, result, asks }: Matter, elements: ReadonlyMap<string, Element>): Lint[] {
  const named = [...(result?.number ?? '').matchAll(/\{(\w+(?:\.\w+)+)\}/g)].map(([, element]) => element!)
  return named.filter((element) => {
    const { type, options = [] } = elements.get(element) ?? { type: undefined }
    const isSaid = result!.fields.includes(element) && asks.some((ask) => ask.element === element && !ask.when && !ask.optional)
    return !isSaid || !(type === 'text' || (type === 'choice' && options.every((option) => option.code)))
  }).map((element) => error('number_without_source', `${key}/result/${element}`, `“${result!.name}”的编号用到 ${element}：它应在照面上、每次必填，且为文字或各选项都有标准代码的单选`, `The number of the ${result!.en} is made of ${element}, which has to be on it, asked in every case, and either text or a choice whose options have codes`))
}

/** A source that serves in some cases only says so by a rule that can be read and can hold. */
function doubtfulSources({ fields }: Linted['plan'], elements: ReadonlyMap<string, Element>): Lint[] {
  return fields.flatMap(({ element: { key, name, en, source } }) => {
    if (!source?.when) return []
    const faults = faultsIn(source.when, elements)
    if (faults.length) return faults.map((fault) => error('wrong_type', key, fault, fault))
    return witness(source.when, elements) ? [] : [error('contradiction', key, `“${name}”的数据来源的条件自相矛盾，不可能成立`, `The source of “${en}” is to serve where its condition holds, and it can never hold`)]
  })
}

/** A rule can be decided only where its elements are asked, as a question or in the form. */
function unasked(plan: Linted['plan'], tested: readonly string[], oneThing: Linted['oneThing']): Lint[] {
  const asked = new Set([...plan.fields.map((f) => f.element.key), ...oneThing.questions.map((q) => q.element)])
  return [...new Set(tested)].filter((key) => !asked.has(key)).map((key) => error('rule_on_unasked', key, `规则用到 ${key}，但既没有情形问题也没有表单字段问它`, `A rule tests ${key}, which is asked nowhere`))
}

/** What follows is unknown to rules, leads to nothing further, and is of the kind of what it follows. */
function doubtfulFollows({ fields }: Linted['plan'], { elements }: Linted['library'], tested: readonly string[]): Lint[] {
  return fields.map((f) => f.element).filter((e) => e.follows).flatMap(({ key, name, en, type, follows }) => [
    ...(tested.includes(key) ? [error('follows_in_rule', key, `“${name}”可由其他回答得出，不一定询问，不能作为规则的条件`, `“${en}” may follow from other answers, so no rule can rest on it`)] : []),
    ...follows!.flatMap((follow) => ('as' in follow ? [follow.as] : [])).filter((as) => elements.get(as)?.type !== type || elements.get(as)?.follows)
      .map((as) => error('follows_nothing', key, `“${name}”不能随 ${as} 得出：没有这个数据元、类型不同，或它自己也由其他回答得出`, `“${en}” cannot follow ${as}: there is none, it is of another kind, or follows something itself`)),
    ...follows!.flatMap((follow) => (follow.when ? faultsIn(follow.when, elements) : [])).map((fault) => error('wrong_type', key, fault, fault)),
  ])
}

import { and, evaluate, type Expr, type Truth } from '../../rules/expr.ts'
import { inWords } from '../../rules/in-words.ts'
import { witness } from '../../rules/satisfiable.ts'
import { faultsIn } from '../../rules/typed.ts'
import { error, type Lint, type Linted, warning } from './linted.ts'

/** Every rule of a one-thing with its place, and the condition under which it is looked at at all. */
export function rulesOf({ oneThing, library }: Pick<Linted, 'oneThing' | 'library'>): { at: string; rule: Expr; under?: Expr | undefined }[] {
  const members = oneThing.members.flatMap((member) => {
    const matter = library.matters.get(member.matter)
    const inMatter = [
      ...(matter?.asks ?? []).map((a) => ({ at: `${member.matter}/${a.element}`, rule: a.when })),
      ...(matter?.materials ?? []).map((m) => ({ at: `${member.matter}/${m.material}`, rule: m.when })),
      ...(matter?.steps ?? []).map((s) => ({ at: `${member.matter}/${s.id}`, rule: s.when })),
      { at: `${member.matter}/delegableWhen`, rule: matter?.delegableWhen },
    ]
    return [{ at: member.matter, rule: member.when }, ...inMatter.map((one) => ({ ...one, under: member.when }))]
  })
  // A later case of the limit is looked at only where no earlier one holds.
  const cases = (oneThing.limit.cases ?? []).map(({ when }, n, all) => ({ at: `limit/${n + 1}`, rule: when, under: and(...all.slice(0, n).map((earlier) => ({ not: earlier.when }))) }))
  return [...members, ...cases, { at: 'greenChannel', rule: oneThing.greenChannel }].flatMap(({ at, rule, ...rest }) => (rule ? [{ at, rule, ...rest }] : []))
}

/** Whether rules are well typed, can ever hold, and are covered by the tests of the definition. */
export function lintRules(the: Linted): Lint[] {
  const { elements } = the.library
  const isPossible = once((rule) => witness(rule, elements) !== undefined)
  const seen = once((rule) => new Set(the.oneThing.tests.map((t) => evaluate(rule, t.given as never))))
  return rulesOf(the).flatMap(({ at, rule, under }): Lint[] => {
    const faults = faultsIn(rule, elements)
    if (faults.length) return faults.map((fault) => error('wrong_type', at, fault, fault))
    if (under && faultsIn(under, elements).length) return []
    const words = (lang: 'zh' | 'en') => inWords(rule, elements, lang)
    if (!isPossible(rule)) return [error('contradiction', at, `“${words('zh')}”自相矛盾，不可能成立`, `“${words('en')}” contradicts itself: it can never hold`)]
    if (under && !isPossible(and(under, rule)!)) {
      return [at.startsWith('limit/') ? error('contradiction', at, `前面几种情形都不成立时，“${words('zh')}”不可能成立，这一时限永远用不上`, `Where no earlier case holds, “${words('en')}” can never hold: its days are never used`)
        : error('contradiction', at, `在需要办理该事项的情形下，“${words('zh')}”不可能成立`, `Where the matter is needed, “${words('en')}” can never hold`)]
    }
    if (!isPossible({ not: rule })) return [warning('always_true', at, `“${words('zh')}”总是成立，可以删去`, `“${words('en')}” always holds and can go`)]
    return untested(at, seen(rule))
  })
}

/** The same rule stands in many matters, and is judged once. */
function once<T>(of: (rule: Expr) => T): (rule: Expr) => T {
  const known = new Map<string, T>()
  return (rule) => {
    const key = JSON.stringify(rule)
    if (!known.has(key)) known.set(key, of(rule))
    return known.get(key)!
  }
}

/** Each condition ought to be seen to hold and not to hold in the tests. */
function untested(at: string, seen: ReadonlySet<Truth>): Lint[] {
  const lacking = [...(seen.has(true) ? [] : [{ zh: '成立', en: 'holding' }]), ...(seen.has(false) ? [] : [{ zh: '不成立', en: 'not holding' }])]
  return lacking.map(({ zh, en }) => warning('untested', at, `没有测试用例覆盖该条件${zh}的情形`, `No test covers this condition ${en}`))
}

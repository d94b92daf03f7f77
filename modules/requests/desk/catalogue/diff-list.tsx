import { t } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'
import type { Difference, Rule } from './catalogue-diff.ts'
import { areaInWords, categoryInWords, limitInWords, unitInWords, unitsInWords } from './rule-words.ts'

const KINDS = { added: ['tag-green', '新增', 'added'], removed: ['tag-red', '删除', 'removed'], changed: ['tag-amber', '修改', 'changed'] } as const

/** What is otherwise, rule by rule, in words. */
export function DiffList({ setup, diff }: { setup: Setup | undefined; diff: readonly Difference[] }) {
  const said = (rule: Rule, name: keyof Rule): string => ({
    id: rule.id, category: categoryInWords(setup, rule.category), area: areaInWords(setup, rule.area), lead: unitInWords(setup, rule.lead), assist: unitsInWords(setup, rule.assist) || '—', limit: limitInWords(rule.limit), basis: rule.basis ?? '—',
  })[name]
  const names: Partial<Record<keyof Rule, string>> = { category: t('类别', 'category'), area: t('范围', 'where'), lead: t('主办', 'lead'), assist: t('协办', 'assist'), limit: t('时限', 'limit'), basis: t('依据', 'ground') }
  return (
    <ul className="diff">
      {diff.map((one) => {
        const rule = one.kind === 'removed' ? one.before : one.after
        const [tone, zh, en] = KINDS[one.kind]
        return (
          <li key={rule.id}>
            <p><span className={`tag ${tone}`}>{t(zh, en)}</span> <b>{categoryInWords(setup, rule.category)}</b> · {areaInWords(setup, rule.area)}</p>
            {one.kind === 'changed'
              ? one.what.map((name) => <p key={name} className="diff-line">{names[name]} <del>{said(one.before, name)}</del> → <ins>{said(one.after, name)}</ins></p>)
              : <p className="diff-line">{t('主办', 'lead')} {unitInWords(setup, rule.lead)}{rule.assist.length > 0 && <> · {t('协办', 'assist')} {unitsInWords(setup, rule.assist)}</>}</p>}
          </li>
        )
      })}
    </ul>
  )
}

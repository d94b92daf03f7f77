import type { Difference } from '#modules/requests/desk/catalogue/catalogue-diff.ts'
import { t } from '../kit/words.ts'
import type { Unit } from './units-list.ts'

const KINDS = { added: ['tag-green', '新增', 'added'], removed: ['tag-red', '删除', 'removed'], changed: ['tag-amber', '修改', 'changed'] } as const

/** What is otherwise, unit by unit. `said` puts an id or a code into words. */
export function UnitsDiff({ diff, said }: { diff: readonly Difference<Unit>[]; said: (field: keyof Unit, value: string | undefined) => string }) {
  const names: Partial<Record<keyof Unit, string>> = { name: t('全称', 'name'), short: t('简称', 'short'), en: t('英文', 'English'), kind: t('性质', 'kind'), phone: t('电话', 'phone'), parent: t('上级', 'above'), area: t('辖区', 'area') }
  return (
    <ul className="diff">
      {diff.map((one) => {
        const unit = one.kind === 'removed' ? one.before : one.after
        const [tone, zh, en] = KINDS[one.kind]
        return (
          <li key={unit.id}>
            <p><span className={`tag ${tone}`}>{t(zh, en)}</span> <b>{unit.name}</b> <small>{unit.id}</small></p>
            {one.kind === 'changed' && one.what.map((name) => <p key={name} className="diff-line">{names[name]} <del>{said(name, one.before[name])}</del> → <ins>{said(name, one.after[name])}</ins></p>)}
          </li>
        )
      })}
    </ul>
  )
}

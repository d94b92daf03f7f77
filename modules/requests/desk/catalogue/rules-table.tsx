import { Button, Input, Table } from 'antd'
import { useMemo, useState } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'
import { soundsLike } from '../verbs/pinyin.ts'
import type { Rule } from './catalogue-diff.ts'
import { areaInWords, categoryInWords, limitInWords, unitInWords, unitsInWords } from './rule-words.ts'

type Props = { setup: Setup | undefined; rules: readonly Rule[]; changed: ReadonlySet<string>; onEdit?: ((rule: Rule) => void) | undefined; onRemove?: ((rule: Rule) => void) | undefined }

export function RulesTable({ setup, rules, changed, onEdit, onRemove }: Props) {
  const [typed, setTyped] = useState('')
  const shown = useMemo(() => rules.filter((rule) => [categoryInWords(setup, rule.category), rule.category, unitInWords(setup, rule.lead), areaInWords(setup, rule.area)].some((text) => soundsLike(text, typed))), [rules, setup, typed])
  return (
    <>
      <Input className="rules-search" allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('按类别、单位、街道查找规则', 'Find rules by category, unit or street')} aria-label={t('查找规则', 'Find rules')} />
      <Table<Rule>
        className="card" rowKey="id" size="small" dataSource={shown} scroll={{ x: 860 }} pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }} rowClassName={(rule) => (changed.has(rule.id) ? 'rule-changed' : '')}
        columns={[
          { title: t('类别', 'Category'), key: 'category', rowScope: 'row', render: (_, rule) => <>{changed.has(rule.id) && <span className="tag tag-amber">{t('改动', 'edited')}</span>} {categoryInWords(setup, rule.category)} <small className="rule-code">{rule.category}</small></> },
          { title: t('范围', 'Where'), key: 'area', width: 120, render: (_, rule) => areaInWords(setup, rule.area) },
          { title: t('主办', 'Lead'), key: 'lead', width: 150, render: (_, rule) => <b>{unitInWords(setup, rule.lead)}</b> },
          { title: t('协办', 'Assist'), key: 'assist', render: (_, rule) => unitsInWords(setup, rule.assist) || '—' },
          { title: t('时限', 'Limit'), key: 'limit', width: 110, render: (_, rule) => limitInWords(rule.limit) },
          ...(onEdit && onRemove ? [{ title: t('操作', 'Edit'), key: 'edit', width: 130, render: (_: unknown, rule: Rule) => <><Button type="link" size="small" onClick={() => onEdit(rule)}>{t('修改', 'Edit')}</Button><Button type="link" size="small" danger onClick={() => onRemove(rule)}>{t('删除', 'Remove')}</Button></> }] : []),
        ]}
        expandable={{ expandedRowRender: (rule) => <p className="rule-basis">{rule.basis ?? t('没有写明依据', 'No ground given')}</p>, columnTitle: <span className="unseen">{t('依据', 'Ground')}</span> }}
      />
    </>
  )
}

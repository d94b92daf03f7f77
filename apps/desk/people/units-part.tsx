import { PlusOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { PublishForm } from '#modules/requests/desk/catalogue/publish-form.tsx'
import { useSetup } from '#modules/requests/desk/setup.ts'
import { soundsLike } from '#modules/requests/desk/verbs/pinyin.ts'
import { useKept } from '../kit/kept.ts'
import { post } from '../kit/transport.ts'
import { Trouble } from '../kit/trouble.tsx'
import { nameOf, t } from '../kit/words.ts'
import { UnitForm } from './unit-form.tsx'
import { UnitsDiff } from './units-diff.tsx'
import { type Unit, unitDifferences, useUnits } from './units-list.ts'
import '#modules/requests/desk/catalogue/catalogue.css'

/** The district's units. Changes gather in a draft and take effect together, as a version with a reason and a day. */
export function UnitsPart() {
  const queries = useQueryClient()
  const setup = useSetup()
  const found = useUnits()
  const [kept, setKept] = useKept<{ of: number; units: Unit[] }>('units')
  const [typed, setTyped] = useState('')
  const [editing, setEditing] = useState<Unit | 'new' | null>(null)
  if (found.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (!found.data) return <Trouble error={found.error} onRetry={() => void found.refetch()} />

  const { version, effectiveFrom, units: published, held, may } = found.data
  const draft = kept?.of === version ? kept.units : null
  const units = draft ?? published
  const diff = unitDifferences(published, units)
  const changed = new Set(diff.map((one) => (one.kind === 'removed' ? one.before.id : one.after.id)))
  const put = (next: Unit[]) => setKept({ of: version, units: next })
  const unitNamed = (id: string | undefined) => { const unit = [...units, ...published].find((one) => one.id === id); return unit ? nameOf(unit) : (id ?? '—') }
  const areaNamed = (code: string | undefined) => { const area = setup?.areas.find((one) => one.code === code); return area ? nameOf(area) : (code ?? '—') }
  const shown = units.filter((unit) => [unit.name, unit.short, unit.en, unit.id, unit.phone ?? ''].some((text) => soundsLike(text, typed)))
  const holds = ({ id }: Unit) => held[id] ?? { staff: 0, cases: 0 }
  return (
    <>
      {diff.length > 0 && (
        <PublishForm
          changes={diff.length} title={t('发布新版单位', 'Publish')} published={t('新版单位已发布，到生效日自动启用', 'Published; it applies from its date on')} onDiscard={() => setKept(null)}
          publish={(given) => post('/api/identity/units', { ...given, from: version, units })}
          onPublished={() => { setKept(null); void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'units' || queryKey[1] === 'setup' }) }}
        >
          <UnitsDiff diff={diff} said={(field, value) => (field === 'parent' ? unitNamed(value) : field === 'area' ? areaNamed(value) : (value ?? '—'))} />
        </PublishForm>
      )}
      <div className="page-tools">
        <Input className="people-search" allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('名称、电话或拼音首字母', 'Name or phone')} aria-label={t('查找单位', 'Find units')} />
        {may && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('新增单位', 'Add a unit')}</Button>}
        <span className="units-version">{t(`第 ${version} 版，${effectiveFrom} 起`, `Version ${version}, from ${effectiveFrom}`)}</span>
      </div>
      <Table<Unit>
        className="card catalogue-main" rowKey="id" size="middle" dataSource={shown} scroll={{ x: 860 }} pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }} rowClassName={({ id }) => (changed.has(id) ? 'rule-changed' : '')}
        columns={[
          { title: t('单位', 'Unit'), key: 'name', rowScope: 'row', render: (_, unit) => <><b>{nameOf(unit)}</b> <small>{unit.short}</small></> },
          { title: t('上级', 'Above'), key: 'parent', render: (_, unit) => unitNamed(unit.parent) },
          { title: t('辖区', 'Area'), key: 'area', width: 130, render: (_, unit) => areaNamed(unit.area) },
          { title: t('电话', 'Phone'), key: 'phone', width: 140, render: (_, unit) => unit.phone ?? '—' },
          { title: t('在岗', 'People'), key: 'staff', width: 80, render: (_, unit) => holds(unit).staff },
          { title: t('未办结', 'Open'), key: 'cases', width: 90, render: (_, unit) => holds(unit).cases },
          ...(may ? [{
            title: t('操作', 'Edit'), key: 'edit', width: 130, render: (_: unknown, unit: Unit) => (
              <>
                <Button type="link" size="small" onClick={() => setEditing(unit)}>{t('修改', 'Edit')}</Button>
                <Button type="link" size="small" danger disabled={holds(unit).staff + holds(unit).cases > 0} title={holds(unit).staff + holds(unit).cases > 0 ? t('还有在岗人员或未办结的诉求，先移交', 'It has people or open cases: hand them over first') : undefined} onClick={() => put(units.filter((one) => one.id !== unit.id))}>{t('删除', 'Remove')}</Button>
              </>
            ),
          }] : []),
        ]}
      />
      {editing && (
        <UnitForm
          unit={editing === 'new' ? null : editing} units={units} setup={setup} onClose={() => setEditing(null)}
          onDone={(unit) => { put(units.some((one) => one.id === unit.id) ? units.map((one) => (one.id === unit.id ? unit : one)) : [unit, ...units]); setEditing(null) }}
        />
      )}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import { Button, Skeleton, Table } from 'antd'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { type Answered, useDesign } from './ask.ts'

type Word = { kind: string; key: string; name: string; place: string; body: unknown; version: number; matters: readonly string[]; oneThings: readonly string[]; mine: boolean }
type Props = { family: 'element' | 'material'; sought: string; drafts: Answered<'designer'>['drafts']; opening: string | null; onEdit: (word: Word) => void }

/** 数据元和材料: said once for everybody, each with who uses it. */
export function WordList({ family, sought, drafts, opening, onEdit }: Props) {
  const library = useDesign('design_library', {}, { staleTime: 60_000 })
  if (library.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (!library.data) return <Trouble error={library.error} onRetry={() => void library.refetch()} />
  const { elements, materials, groups, words, matters, oneThings } = library.data
  const group = new Map(groups.map((g) => [g.key, nameOf(g)]))
  const named = new Map([...matters, ...oneThings].map((one) => [one.key, nameOf(one)]))
  const names = (keys: readonly string[]) => keys.map((key) => named.get(key) ?? key).join(t('、', ', '))
  const all: Word[] = family === 'element'
    ? elements.map((e) => ({ kind: `element:${e.key}`, key: e.key, name: nameOf(e), place: group.get(e.group) ?? e.group, body: e, ...words[`element:${e.key}`]! }))
    : materials.map((m) => ({ kind: `material:${m.key}`, key: m.key, name: nameOf(m), place: m.main ? t('主审要件', 'decides') : t('辅助材料', 'supporting'), body: m, ...words[`material:${m.key}`]! }))
  const found = all.filter((one) => `${one.name}${one.key}${one.place}`.toLowerCase().includes(sought.trim().toLowerCase())).toSorted((a, b) => b.matters.length - a.matters.length)
  if (found.length === 0) return <Empty title={t('没有找到', 'Nothing found')} advice={t('换一个词试试。新的在事项里添加。', 'Try another word. New ones are made within a matter.')} />
  return (
    <div className="card"><Table<Word>
      size="middle" rowKey="kind" dataSource={found} pagination={found.length > 40 ? { pageSize: 40, showSizeChanger: false } : false} scroll={{ x: 640 }}
      columns={[
        { title: t('名称', 'Name'), dataIndex: 'name', rowScope: 'row', render: (name: string, one) => <><b>{name}</b><br /><small>{one.key}</small></> },
        { title: family === 'element' ? t('所在表页', 'Sheet') : t('类别', 'Kind'), dataIndex: 'place', width: 150 },
        { title: t('谁在用', 'Used by'), key: 'used', render: (_: unknown, one: Word) => (one.matters.length + one.oneThings.length === 0 ? <small>{t('没有', 'nothing')}</small> : <span title={names([...one.matters, ...one.oneThings])}>{t(`${one.matters.length} 个事项、${one.oneThings.length} 件一件事`, `${one.matters.length} matters, ${one.oneThings.length} one-things`)}<br /><small className="one-line">{names(one.matters)}</small></span>) },
        { title: t('在改', 'Being changed'), key: 'drafts', width: 110, render: (_: unknown, one: Word) => drafts.filter((d) => d.kinds.includes(one.kind)).map((d) => <Link key={d.id} to="/designer/$id" params={{ id: d.id }}>{d.author}</Link>) },
        { title: '', key: 'acts', width: 90, render: (_: unknown, one: Word) => one.mine && <Button type="link" loading={opening === one.kind} onClick={() => onEdit(one)}>{t('修改', 'Change')}</Button> },
      ]}
    /></div>
  )
}

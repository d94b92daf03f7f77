import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { soundsLike } from '#modules/requests/desk/verbs/pinyin.ts'
import { roleDuty, roleName } from '../kit/roles.ts'
import { Trouble } from '../kit/trouble.tsx'
import { t } from '../kit/words.ts'
import { ColleagueForm } from './colleague-form.tsx'
import { OneTimePassword } from './one-time-password.tsx'
import { type Colleague, useColleagues } from './staff-list.ts'
import { UnitsPart } from './units-part.tsx'
import './people.css'

export function PeoplePage() {
  const [part, setPart] = useState<'people' | 'units'>('people')
  return (
    <main className="page">
      <header className="page-head"><h1>{t('人员和单位', 'People and units')}</h1><p>{part === 'people' ? t('角色决定能看什么、能办什么。停用后立即退出登录，办过的记录保留。', 'Roles decide what somebody sees and does. Whoever is closed is signed out at once; their record stays.') : t('每次修改都发布新版，写明理由和生效日期。还有人员或未办结诉求的单位不能删除。', 'Each change is a new version with a reason and a day. A unit with people or open cases stays.')}</p></header>
      <Segmented className="people-parts" aria-label={t('人员或单位', 'People or units')} value={part} onChange={setPart} options={[{ value: 'people' as const, label: t('人员', 'People') }, { value: 'units' as const, label: t('单位', 'Units') }]} />
      {part === 'people' ? <PeoplePart /> : <UnitsPart />}
    </main>
  )
}

function PeoplePart() {
  const found = useColleagues()
  const [typed, setTyped] = useState('')
  const [who, setWho] = useState<'active' | 'gone'>('active')
  const [editing, setEditing] = useState<Colleague | 'new' | null>(null)
  const [password, setPassword] = useState<{ name: string; password: string } | null>(null)
  const shown = (found.data ?? []).filter((one) => one.active === (who === 'active') && [one.name, one.account, one.unitName, ...one.roles.map(roleName)].some((text) => soundsLike(text, typed)))
  return (
    <>
      <div className="page-tools">
        <Input className="people-search" allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('姓名、账号、单位、角色或拼音首字母', 'Name, account, unit or role')} aria-label={t('查找人员', 'Find people')} />
        <Segmented value={who} onChange={setWho} options={[{ value: 'active' as const, label: t('在岗', 'Active') }, { value: 'gone' as const, label: t('已停用', 'Closed') }]} />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('新增人员', 'Add somebody')}</Button>
      </div>
      {found.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : found.error ? <Trouble error={found.error} onRetry={() => void found.refetch()} /> : (
        <Table<Colleague>
          className="card" rowKey="id" size="middle" dataSource={shown} scroll={{ x: 860 }} pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('姓名', 'Name'), key: 'name', rowScope: 'row', width: 130, render: (_, one) => <b>{one.name}</b> },
            { title: t('账号', 'Account'), dataIndex: 'account', width: 200 },
            { title: t('单位', 'Unit'), dataIndex: 'unitName' },
            { title: t('角色', 'Roles'), key: 'roles', render: (_, one) => <span className="people-roles">{one.roles.map((role) => <span key={role} className="people-role" title={roleDuty(role)}>{roleName(role)}</span>)}</span> },
            { title: t('电话', 'Phone'), key: 'phone', width: 130, render: (_, one) => one.phone ?? '—' },
            { title: t('动态码', 'Code'), key: 'totp', width: 90, render: (_, one) => (one.totp ? t('已绑定', 'set up') : '—') },
            { title: t('操作', 'Edit'), key: 'edit', width: 80, render: (_, one) => <Button type="link" size="small" onClick={() => setEditing(one)}>{t('修改', 'Edit')}</Button> },
          ]}
        />
      )}
      {editing && <ColleagueForm colleague={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onPassword={setPassword} />}
      {password && <OneTimePassword {...password} onClose={() => setPassword(null)} />}
    </>
  )
}

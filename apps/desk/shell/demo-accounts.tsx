import { Input } from 'antd'
import { useState } from 'react'
import { roleDuty, roleName } from '../kit/roles.ts'
import type { DemoAccount } from '../kit/session.ts'
import { t } from '../kit/words.ts'

type Staff = Extract<DemoAccount, { is: 'staff' }>
type Props = { accounts: DemoAccount[]; pending: boolean; onChoose: (account: string) => void }

/** As many as show one of each role; the others fold away. */
const SHOWN = 14

/** One click in as somebody made up. The server offers these in the demo only. */
export function DemoAccounts({ accounts, pending, onChoose }: Props) {
  const staff = accounts.filter((account): account is Staff => account.is === 'staff')
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title"><span className="demo-mark">{t('演示', 'Demo')}</span>{t('选一个角色，直接进入', 'Choose a role and go in')}</h2>
      <p className="demo-note">{t('以下人员和诉求均为虚构，正式部署不会出现这些账号。', 'These people and their cases are made up. A real installation does not have these accounts.')}</p>
      <ul className="demo-list">{staff.slice(0, SHOWN).map((account) => <li key={account.id}><Card account={account} pending={pending} onChoose={onChoose} /></li>)}</ul>
      {staff.length > SHOWN && <Others staff={staff.slice(SHOWN)} pending={pending} onChoose={onChoose} />}
    </section>
  )
}

/** Everybody else by unit: whoever follows a case looks for the people of the unit that has it. */
function Others({ staff, pending, onChoose }: { staff: Staff[]; pending: boolean; onChoose: Props['onChoose'] }) {
  const [sought, setSought] = useState('')
  const found = staff
    .filter((account) => [account.unitName, account.name, account.account].some((text) => text.toLowerCase().includes(sought.trim().toLowerCase())))
    .toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'zh') || a.account.localeCompare(b.account))
  return (
    <details className="demo-more">
      <summary>{t(`另外 ${staff.length} 人，按单位查找`, `${staff.length} more, by unit`)}</summary>
      <Input allowClear value={sought} onChange={(event) => setSought(event.target.value)} aria-label={t('单位、姓名或账号', 'Unit, name or account')} placeholder={t('单位、姓名或账号', 'Unit, name or account')} />
      <ul>{found.map((account) => <li key={account.id}><button type="button" disabled={pending} onClick={() => onChoose(account.account)}>{account.unitName} · {account.name} · {account.roles.map(roleName).join(t('、', ', '))}</button></li>)}</ul>
      {found.length === 0 && <p className="demo-note">{t('没有找到，请换一个词', 'Nobody found: try another word')}</p>}
    </details>
  )
}

function Card({ account, pending, onChoose }: { account: Staff; pending: boolean; onChoose: Props['onChoose'] }) {
  return (
    <button type="button" disabled={pending} onClick={() => onChoose(account.account)}>
      <span className="demo-face" aria-hidden="true">{account.name.slice(0, 1)}</span>
      <span className="demo-words">
        <b>{account.roles.map(roleName).join(t('、', ', '))}</b>
        <span>{account.name} · {account.unitName}</span>
        <span className="demo-duty">{roleDuty(account.roles[0] ?? '')}</span>
      </span>
    </button>
  )
}

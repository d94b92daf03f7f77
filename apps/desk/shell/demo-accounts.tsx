import { roleDuty, roleName } from '../kit/roles.ts'
import type { DemoAccount } from '../kit/session.ts'
import { t } from '../kit/words.ts'

type Staff = Extract<DemoAccount, { is: 'staff' }>
type Props = { accounts: DemoAccount[]; pending: boolean; onChoose: (account: string) => void }

/** As many as show one of each role; the others fold away. */
const SHOWN = 8

/** One click in as somebody made up. The server offers these in the demo only. */
export function DemoAccounts({ accounts, pending, onChoose }: Props) {
  const staff = accounts.filter((account): account is Staff => account.is === 'staff')
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title"><span className="demo-mark">{t('演示', 'Demo')}</span>{t('选一个角色，直接进入', 'Choose a role and go in')}</h2>
      <p className="demo-note">{t('以下人员和诉求均为虚构，正式部署不会出现这些账号。', 'These people and their cases are made up. A real installation does not have these accounts.')}</p>
      <ul className="demo-list">{staff.slice(0, SHOWN).map((account) => <li key={account.id}><Card account={account} pending={pending} onChoose={onChoose} /></li>)}</ul>
      {staff.length > SHOWN && (
        <details className="demo-more">
          <summary>{t(`另外 ${staff.length - SHOWN} 人`, `${staff.length - SHOWN} more`)}</summary>
          <ul>{staff.slice(SHOWN).map((account) => <li key={account.id}><button type="button" disabled={pending} onClick={() => onChoose(account.account)}>{account.name} · {account.unitName} · {account.roles.map(roleName).join(t('、', ', '))}</button></li>)}</ul>
        </details>
      )}
    </section>
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

import { Checkbox, Input, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import type { Screen } from '../ask.ts'
import { wayName } from '../states.tsx'
import { proposedIn, withProposed } from './review-forms.ts'

type Missing = { what: string; why: string }
type Props = { kase: Screen; label: string; value: Missing[]; matter: string | undefined; proposed: boolean; onChange: (value: Missing[]) => void }

/** 缺项清单: everything that was filled in or handed in, to be ticked with a reason. For one matter its own things stand first. */
export function MissingField({ kase, label, value, matter, proposed, onChange }: Props) {
  const [sought, setSought] = useState('')
  const name = kase.matters.find((m) => m.matter === matter)?.name
  const [which, setWhich] = useState<'own' | 'all'>(name ? 'own' : 'all')
  const isOwn = (by: readonly string[]) => which === 'all' || !name || by.includes(name)
  const groups = [
    { title: t('材料', 'Papers'), things: kase.papers.filter((p) => isOwn(p.neededBy)).map((p) => ({ key: p.key, name: p.name, says: wayName(p.by) })) },
    ...kase.sheets.map((sheet) => ({ title: sheet.name, things: sheet.fields.filter((f) => isOwn(f.askedBy)).map((f) => ({ key: f.key, name: f.name, says: f.value ?? t('未填', 'empty') })) })),
  ]
  const proposals = proposed ? proposedIn(kase) : []
  const named = new Set(proposals.map((one) => one.what))
  const silent = proposed ? kase.matters.filter((m) => m.state === 'working' && !m.opinion).map((m) => m.name) : []
  // A department may name something while the notice is being written.
  useEffect(() => {
    const all = proposed ? withProposed(value, kase) : value
    if (all.length > value.length) onChange(all)
  }, [kase])
  const chosen = new Map(value.map((one) => [one.what, one.why]))
  const set = (what: string, why: string | null) => onChange(why === null ? value.filter((one) => one.what !== what) : chosen.has(what) ? value.map((one) => (one.what === what ? { what, why } : one)) : [...value, { what, why }])
  return (
    <div className="missing" role="group" aria-label={label}>
      {proposals.length > 0 && (
        <section className="proposed" aria-label={t('各部门在预审中提出的', 'Named by departments')}>
          <h3>{t(`各部门在预审中提出的（${proposals.length}）`, `Named by departments (${proposals.length})`)}<small>{t('都会告知。可以改得更清楚；不妥的，请该部门改预审意见。', 'All of it is told. Say it better where you can; what is wrong, the department takes back in its opinion.')}</small></h3>
          {proposals.map(({ what, name: thing, said }) => (
            <div key={what} className="missing-one" data-chosen>
              <Checkbox checked disabled>{thing}<small>{said.map((one) => (said.length > 1 ? `${one.by}：${one.why}` : one.by)).join(t('；', '; '))}</small></Checkbox>
              <Input value={chosen.get(what) ?? ''} maxLength={500} status={chosen.get(what)?.trim() ? '' : 'warning'} onChange={(event) => set(what, event.target.value)} aria-label={t(`${thing}：缺什么、为什么需要`, `${thing}: what is missing, and why`)} />
            </div>
          ))}
        </section>
      )}
      {silent.length > 0 && <p className="missing-silent">{t(`还没有预审意见：${silent.join('、')}。只能告知一次，请等齐或先问一声。`, `No opinion yet: ${silent.join(', ')}. There is one notice only: wait for them, or ask.`)}</p>}
      <div className="missing-tools">
        <Input allowClear value={sought} onChange={(event) => setSought(event.target.value)} placeholder={t('查找材料或字段', 'Find a paper or field')} aria-label={t('查找材料或字段', 'Find a paper or field')} />
        {name && <Segmented size="small" value={which} onChange={setWhich} options={[{ value: 'own' as const, label: t('本事项', 'This matter') }, { value: 'all' as const, label: t('全部', 'All') }]} />}
        <b>{t(`已选 ${value.length} 项`, `${value.length} chosen`)}</b>
      </div>
      <div className="missing-list">
        {groups.map(({ title, things }) => {
          const found = things.filter((one) => !named.has(one.key) && (one.name.includes(sought.trim()) || chosen.has(one.key)))
          return found.length > 0 && (
            <section key={title}>
              <h3>{title}</h3>
              {found.map((one) => (
                <div key={one.key} className="missing-one" data-chosen={chosen.has(one.key) || undefined}>
                  <Checkbox checked={chosen.has(one.key)} onChange={(event) => set(one.key, event.target.checked ? '' : null)}>{one.name}<small>{one.says}</small></Checkbox>
                  {chosen.has(one.key) && <Input value={chosen.get(one.key) ?? ''} maxLength={500} status={chosen.get(one.key)?.trim() ? '' : 'warning'} onChange={(event) => set(one.key, event.target.value)} placeholder={t('缺什么、为什么需要', 'What is missing, and why it is needed')} aria-label={t(`${one.name}：缺什么、为什么需要`, `${one.name}: what is missing, and why`)} />}
                </div>
              ))}
            </section>
          )
        })}
      </div>
    </div>
  )
}

import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useStaff } from '#apps/desk/kit/session.ts'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { useView, type VerbName, verbsOf } from '../ask.ts'
import { CasePane } from '../case/case-pane.tsx'
import type { Setup } from '../setup.ts'
import { keepDraft } from '../verbs/form-drafts.ts'
import { spoken } from './call-draft.ts'

type Props = { id: string; number: string; setup: Setup | undefined; joined: { number: string } | undefined; onNext: () => void }

/** What to say before the line is put down; and the lawful ways of not accepting, while the caller still hears the reason. */
export function ReadBack({ id, number, setup, joined, onNext }: Props) {
  const { data: kase } = useView('case', { id })
  const me = useStaff().id
  const [verb, setVerb] = useState<{ name: VerbName; times: number } | undefined>()
  const can = kase ? verbsOf(kase.can) : []
  const contact = kase?.clocks.find((one) => one.kind === 'respond' && !one.doneAt && one.dueAt)
  const decline = (branch: string) => {
    keepDraft(me, id, 'decline', { branch })
    setVerb((now) => ({ name: 'decline', times: (now?.times ?? 0) + 1 }))
  }
  return (
    <div className="read-back">
      <section className="read-back-words" aria-labelledby="read-back-title">
        <h1 id="read-back-title"><CheckCircleFilled aria-hidden /> {t('已登记，请念给对方听', 'Registered. Read this out')}</h1>
        <p className="read-back-number">{spoken(number)}</p>
        <p className="read-back-say">{t(`您的诉求已登记，编号 ${spoken(number)}。${contact ? `最晚${contact.inWords}与您联系。` : ''}办理情况会发到您的手机，也可以随时拨打 12345 查询。`, `Your request is registered under ${spoken(number)}. ${contact ? `You will be contacted ${contact.inWords}. ` : ''}You will be told by phone, and may ring 12345 at any time.`)}</p>
        {joined && <p className="read-back-note">{t(`已与 ${joined.number} 并案，一起办理、一起答复，之后单独回访。`, `Joined to ${joined.number}: handled and answered together, called back on its own.`)}</p>}
        <Button type="primary" size="large" onClick={onNext}>{t('接下一个电话', 'Next call')} <kbd aria-hidden="true">Esc</kbd></Button>
        {can.includes('decline') && setup && setup.doors.length > 0 && (
          <div className="read-back-doors">
            <h2>{t('不属于受理范围？说明情形和去处', 'Not to be accepted? Say why and where to go')}</h2>
            <ul>{setup.doors.map((door) => <li key={door.id}><button type="button" onClick={() => decline(door.id)}><b>{nameOf(door)}</b><span>{door.doors[0] ? nameOf(door.doors[0]) : door.basis}</span></button></li>)}</ul>
          </div>
        )}
      </section>
      <section className="read-back-case" aria-label={t('刚登记的诉求', 'The new request')}>
        <CasePane key={`${id}${verb?.times ?? 0}`} id={id} onClose={onNext} onOpen={() => {}} {...(verb ? { verb: verb.name } : {})} />
      </section>
    </div>
  )
}

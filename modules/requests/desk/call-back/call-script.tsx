import { PhoneOutlined } from '@ant-design/icons'
import { dateOf } from '#apps/desk/kit/moments.ts'
import { useMe, useStaff } from '#apps/desk/kit/session.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { howItStands } from './how-it-stands.ts'

/** The words to say, with the number to ring. It asks three things and suggests no answer to any of them. */
export function CallScript({ kase }: { kase: CaseScreen }) {
  const me = useStaff()
  const district = useMe().data?.district
  const { applicant, line, answer, lead } = kase
  const isAnswered = line.state === 'answered'
  const attempts = kase.callBacks.filter((call) => !call.reached).length
  const matter = line.categoryName ?? t('一件事', 'a matter')
  return (
    <section className="script" aria-labelledby="script-title">
      <h2 id="script-title" className="unseen">{t('回访话术', 'Script')}</h2>
      <p className="script-phone"><PhoneOutlined aria-hidden /> {applicant?.phone ? <a href={`tel:${applicant.phone}`}>{applicant.phone}</a> : t('没有可拨打的号码', 'No number to ring')}{applicant && <b>{applicant.name}</b>}{attempts > 0 && <span className="tag tag-amber">{t(`已试 ${attempts} 次未打通`, `${attempts} attempts`)}</span>}</p>
      <p>{t(`您好，我是${district?.name ?? ''}暖南诉办的回访员${me.name}。您在${dateOf(line.openedAt)}反映的“${matter}”，${lead?.name ?? '承办单位'}${isAnswered ? '已经答复您：' : '还没有按时答复您，很抱歉。'}`, `Hello, this is ${me.name} of the request desk of ${district?.en ?? ''}. On ${dateOf(line.openedAt)} you reported “${matter}”. ${lead?.name ?? 'The unit'} ${isAnswered ? 'answered:' : 'has not answered in time, for which we are sorry.'}`)}</p>
      {isAnswered && answer && <p className="script-answer">{answer.answer}</p>}
      {isAnswered && <ol>
        <li>{t('请问承办单位联系过您吗？', 'Did the unit contact you?')}</li>
        <li>{t('您反映的问题，现在解决了吗？', 'Is the trouble solved now?')}</li>
        <li>{t('对这次办理，您是满意、基本满意，还是不满意？', 'Are you satisfied, fairly satisfied, or dissatisfied with the handling?')}</li>
      </ol>}
      {!isAnswered && <p>{howItStands(line)}<small>{t('（请再照办理经过，说明已经做了什么）', ' (Then tell from the history what has been done.)')}</small></p>}
      <p>{isAnswered ? t('感谢您。如果以后还有反复，请随时拨打 12345。', 'Thank you. If it comes back, ring 12345 at any time.') : t('有了结果会马上答复您，您也可以随时拨打 12345。', 'You will be answered as soon as there is a result, and can ring 12345 at any time.')}</p>
    </section>
  )
}

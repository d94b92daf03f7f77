import { PhoneOutlined } from '@ant-design/icons'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { EarlierCases } from './earlier-cases.tsx'
import { Part } from '#apps/desk/kit/part.tsx'

export function PeoplePart({ kase }: { kase: CaseScreen }) {
  const { applicant } = kase
  if (!applicant) return null
  return (
    <Part title={t('诉求人', 'Resident')}>
      <dl className="units">
        <div><dt>{t('姓名', 'Name')}</dt><dd><b>{applicant.name}</b>{kase.anonymous && <small> {t('（对外匿名）', '(not named in public)')}</small>}</dd></div>
        {applicant.phone && <div><dt>{t('电话', 'Phone')}</dt><dd><a className="phone" href={`tel:${applicant.phone}`}><PhoneOutlined aria-hidden /> {applicant.phone}</a></dd></div>}
        {applicant.contact && applicant.contact !== applicant.name && <div><dt>{t('联系', 'Contact')}</dt><dd>{applicant.contact}</dd></div>}
        {applicant.cases > 1 && <div><dt>{t('历史', 'Earlier')}</dt><dd>{applicant.phone && applicant.earlier ? <EarlierCases phone={applicant.phone} count={applicant.cases} /> : t(`共 ${applicant.cases} 件诉求`, `${applicant.cases} requests`)}</dd></div>}
      </dl>
    </Part>
  )
}

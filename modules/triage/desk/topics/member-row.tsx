import { TeamOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { DueMark } from '#apps/desk/kit/due-mark.tsx'
import { dateOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Member } from './ask.ts'
import { StageTag } from './stage-tag.tsx'

/** What is chosen of it while a topic is made one case. */
export type Choice = { leads: boolean; joins: boolean; onLead: () => void; onJoin: () => void }

export function MemberRow({ member, choice }: { member: Member; choice: Choice | undefined }) {
  const { id, number, summary, stage, unit, unitName, areaName, address, openedAt, joined } = member
  return (
    <li className="member" data-leads={choice?.leads || undefined} data-choosing={choice ? '' : undefined}>
      {choice && (
        <span className="member-choice">
          <label title={t('作主案', 'leads')}><input type="radio" name="lead" checked={choice.leads} disabled={!member.mayLead} onChange={choice.onLead} aria-label={t(`${number} 作主案`, `${number} leads`)} /></label>
          <label title={t('并入', 'joins')}><input type="checkbox" checked={choice.joins} disabled={!member.mayJoin || choice.leads} onChange={choice.onJoin} aria-label={t(`并入 ${number}`, `join ${number}`)} /></label>
        </span>
      )}
      <Link to="/case/$id" params={{ id }} className="member-link">
        <span className="line-top"><span className="member-summary">{summary}</span>{stage === 'open' && <DueMark line={member} />}</span>
        <span className="line-under">
          <StageTag stage={stage} unit={unit} />
          {joined > 0 && <span className="tag tag-sea"><TeamOutlined aria-hidden /> +{joined}</span>}
          <span className="line-where">{[unit === null ? null : unitName, address ?? areaName, dateOf(openedAt), number].filter(Boolean).join(' · ')}</span>
        </span>
      </Link>
    </li>
  )
}

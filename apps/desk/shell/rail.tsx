import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { TriageSettings } from '#modules/triage/contract.ts'
import type { Me, Staff } from '../kit/session.ts'
import { useStored } from '../kit/stored.ts'
import { get } from '../kit/transport.ts'
import { say, t } from '../kit/words.ts'
import sign from './sign.svg'
import { Bell } from './bell.tsx'
import { Keys } from './keys.tsx'
import { PersonMenu } from './person-menu.tsx'
import { placesOf, type Section, sectionAt, sectionsOf } from './places.tsx'

/** 诉求 and 审批 with their places. The section that somebody was in last is the one they come back to. */
export function Rail({ staff, district }: { staff: Staff; district: Me['district'] }) {
  const here = sectionAt(useRouterState({ select: ({ location }) => location.pathname.replace(/^\/desk/, '') }))
  const [last, remember] = useStored<Section>(`section.${staff.id}`, 'requests')
  useEffect(() => { if (here && here !== last) remember(here) }, [here])
  const section = here ?? last
  const triage = useQuery({ queryKey: ['triage', 'settings'], queryFn: () => get<TriageSettings>('/api/triage/settings'), staleTime: Infinity }).data
  // Memories are looked at by one unit, and by supervisors in its place.
  const remembering = useQuery({ queryKey: ['world', 'memory_setup'], queryFn: () => get<{ unit: string }>('/api/world/memory_setup'), staleTime: Infinity }).data?.unit
  const all = placesOf(staff.roles, [
    ...(triage?.suggestFrom === undefined ? [] : ['suggests' as const]), ...(triage?.alike ? ['alike' as const] : []),
    ...(remembering && (staff.unit === remembering || staff.roles.includes('supervisor')) ? ['memories' as const] : []),
  ])
  const sections = sectionsOf(staff.roles)
  const places = all.filter((place) => !('section' in place) || place.section === section || sections.length < 2)
  return (
    <header className="rail">
      <div className="rail-sign" title={t(`${district?.name ?? ''} 工作台`, `${district?.en ?? ''} desk`)}>
        <img src={sign} alt={t('暖办', 'Nuanban')} width="36" height="36" />
      </div>
      {sections.length > 1 && (
        <nav className="rail-sections" aria-label={t('板块', 'Sections')}>
          {sections.map(({ id, name }) => <Link key={id} to={all.find((place) => 'section' in place && place.section === id)!.to} aria-current={id === section ? 'true' : undefined}>{say(name)}</Link>)}
        </nav>
      )}
      <nav aria-label={t('工作台', 'Desk')}>
        {places.map((place) => (
          <Link key={place.to} to={place.to} className="rail-link" activeProps={{ 'aria-current': 'page' }}>
            <span className="rail-icon" aria-hidden="true">{place.icon}</span>
            <span>{say(place.name)}</span>
          </Link>
        ))}
      </nav>
      <div className="rail-end">
        <Keys />
        <Bell />
        <PersonMenu staff={staff} />
      </div>
    </header>
  )
}

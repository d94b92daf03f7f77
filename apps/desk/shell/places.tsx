import { ApartmentOutlined, AuditOutlined, BarChartOutlined, BlockOutlined, BulbOutlined, CarryOutOutlined, CustomerServiceOutlined, EnvironmentOutlined, FireOutlined, HistoryOutlined, PhoneOutlined, ProfileOutlined, TeamOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { words } from '../kit/words.ts'

/** Whoever has only the keys of the house has no cases. */
export const CASEWORK = ['agent', 'dispatcher', 'handler', 'lead', 'chief', 'supervisor', 'callback'] as const
const APPROVALS = ['handler', 'lead', 'chief', 'supervisor'] as const

const SECTIONS = [{ id: 'requests', name: words('诉求', 'Requests') }, { id: 'approvals', name: words('审批', 'Approvals') }] as const
export type Section = (typeof SECTIONS)[number]['id']

/** What a district may use or not. */
export type Used = 'suggests' | 'alike' | 'memories'

/** Places of the desk; what belongs to no section stands in each. */
const PLACES = [
  { to: '/worklist', section: 'requests', icon: <CarryOutOutlined />, name: words('待办', 'Worklist'), roles: CASEWORK },
  { to: '/hotline', section: 'requests', icon: <CustomerServiceOutlined />, name: words('来电', 'Hotline'), roles: ['agent', 'dispatcher', 'callback'] },
  { to: '/call-back', section: 'requests', icon: <PhoneOutlined />, name: words('回访', 'Call back'), roles: ['callback'] },
  { to: '/map', section: 'requests', icon: <EnvironmentOutlined />, name: words('地图', 'Map'), roles: CASEWORK },
  { to: '/topics', section: 'requests', icon: <FireOutlined />, name: words('热点', 'Topics'), roles: ['dispatcher', 'supervisor', 'handler', 'lead'], where: 'alike' },
  { to: '/rates', section: 'requests', icon: <BarChartOutlined />, name: words('三率', 'Rates') },
  { to: '/catalogue', section: 'requests', icon: <ApartmentOutlined />, name: words('目录', 'Catalogue'), roles: ['dispatcher', 'admin', 'supervisor'] },
  { to: '/triage', section: 'requests', icon: <BulbOutlined />, name: words('研判', 'Triage'), roles: ['dispatcher', 'supervisor', 'admin'], where: 'suggests' },
  { to: '/approvals', section: 'approvals', icon: <AuditOutlined />, name: words('待办', 'Worklist'), roles: APPROVALS },
  { to: '/one-things', section: 'approvals', icon: <ProfileOutlined />, name: words('一览', 'One-things'), roles: [...APPROVALS, 'admin'] },
  { to: '/designer', section: 'approvals', icon: <BlockOutlined />, name: words('设计', 'Designer'), roles: ['admin', 'supervisor', 'lead'] },
  { to: '/memories', icon: <HistoryOutlined />, name: words('记忆', 'Memories'), roles: ['handler', 'lead', 'supervisor'], where: 'memories' },
  { to: '/people', icon: <TeamOutlined />, name: words('人员', 'People'), roles: ['admin'] },
] as const satisfies readonly { to: string; section?: Section; icon: ReactNode; name: { zh: string; en: string }; roles?: readonly string[]; where?: Used }[]

/** Only the places where this colleague has something to do; what may be done there the office decides. */
export const placesOf = (roles: readonly string[], used: readonly Used[] = []) =>
  PLACES.filter((place) => (!('roles' in place) || place.roles.some((role) => roles.includes(role))) && (!('where' in place) || used.includes(place.where)))

export const sectionsOf = (roles: readonly string[]) => SECTIONS.filter(({ id }) => placesOf(roles).some((place) => 'section' in place && place.section === id))

/** The section that an address belongs to; a single case of a section lies below its list. */
export function sectionAt(path: string): Section | undefined {
  if (path.startsWith('/case/')) return 'requests'
  const place = PLACES.find(({ to }) => path === to || path.startsWith(`${to}/`))
  return place && 'section' in place ? place.section : undefined
}

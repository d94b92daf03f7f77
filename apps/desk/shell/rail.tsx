import { ApartmentOutlined, BarChartOutlined, CarryOutOutlined, CustomerServiceOutlined, EnvironmentOutlined, PhoneOutlined, TeamOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Me, Staff } from '../kit/session.ts'
import { say, t, words } from '../kit/words.ts'
import sign from './sign.svg'
import { Bell } from './bell.tsx'
import { Keys } from './keys.tsx'
import { PersonMenu } from './person-menu.tsx'

/** Whoever has only the keys of the house has no cases. */
export const CASEWORK = ['agent', 'dispatcher', 'handler', 'lead', 'chief', 'supervisor', 'callback'] as const

const PLACES = [
  { to: '/worklist', icon: <CarryOutOutlined />, name: words('待办', 'Worklist'), roles: CASEWORK },
  { to: '/hotline', icon: <CustomerServiceOutlined />, name: words('来电', 'Hotline'), roles: ['agent', 'dispatcher', 'callback'] },
  { to: '/call-back', icon: <PhoneOutlined />, name: words('回访', 'Call back'), roles: ['callback'] },
  { to: '/map', icon: <EnvironmentOutlined />, name: words('地图', 'Map'), roles: CASEWORK },
  { to: '/rates', icon: <BarChartOutlined />, name: words('三率', 'Rates') },
  { to: '/catalogue', icon: <ApartmentOutlined />, name: words('目录', 'Catalogue'), roles: ['dispatcher', 'admin', 'supervisor'] },
  { to: '/people', icon: <TeamOutlined />, name: words('人员', 'People'), roles: ['admin'] },
] as const satisfies readonly { to: string; icon: ReactNode; name: { zh: string; en: string }; roles?: readonly string[] }[]

/** Only the places where this colleague has something to do; what may be done there the office decides. */
export function Rail({ staff, district }: { staff: Staff; district: Me['district'] }) {
  const places = PLACES.filter((place) => !('roles' in place) || place.roles.some((role) => staff.roles.includes(role)))
  return (
    <header className="rail">
      <div className="rail-sign" title={t(`${district?.name ?? ''} 暖南诉办`, `${district?.en ?? ''} request desk`)}>
        <img src={sign} alt={t('暖办', 'Nuanban')} width="36" height="36" />
      </div>
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

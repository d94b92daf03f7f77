import { Navigate } from '@tanstack/react-router'
import { useStaff } from '../kit/session.ts'
import { CASEWORK } from './rail.tsx'

/** To one's own work: the telephone for whoever only answers it, cases, or for an administrator the people. */
export function HomePage() {
  const { roles } = useStaff()
  const answers = roles.includes('agent') && !roles.includes('dispatcher')
  return <Navigate to={answers ? '/hotline' : CASEWORK.some((role) => roles.includes(role)) ? '/worklist' : '/people'} replace />
}

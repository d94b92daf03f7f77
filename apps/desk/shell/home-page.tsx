import { Navigate } from '@tanstack/react-router'
import { useStaff } from '../kit/session.ts'
import { CASEWORK } from './rail.tsx'

/** To one's own work: cases, or for an administrator the people. */
export function HomePage() {
  const { roles } = useStaff()
  return <Navigate to={CASEWORK.some((role) => roles.includes(role)) ? '/worklist' : '/people'} replace />
}

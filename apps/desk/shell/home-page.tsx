import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useStaff } from '../kit/session.ts'
import { useStored } from '../kit/stored.ts'
import { get } from '../kit/transport.ts'
import { CASEWORK, type Section, sectionsOf } from './places.tsx'

type Counts = { lists: Record<string, { open: number }> }

/** To one's own work: where one was last, the telephone for whoever only answers it, or for an administrator the people. */
export function HomePage() {
  const { id, roles } = useStaff()
  const [last] = useStored<Section | null>(`section.${id}`, null)
  const answers = roles.includes('agent') && !roles.includes('dispatcher')
  const isNew = last === null && sectionsOf(roles).length > 1 && CASEWORK.some((role) => roles.includes(role))
  const asked = (module: string) => ({ queryKey: [module, 'counts', {}], queryFn: () => get<Counts>(`/api/${module}/counts`), enabled: isNew })
  const requests = useQuery(asked('requests'))
  const approvals = useQuery(asked('approvals'))
  if (isNew && (requests.isPending || approvals.isPending)) return <div className="frame-wait" aria-busy="true" />
  const waits = ({ lists } = { lists: {} } as Counts) => Object.values(lists).some(({ open }) => open > 0)
  // Whoever has no requests at all does approvals.
  if (last === 'approvals' || (isNew && waits(approvals.data) && !waits(requests.data))) return <Navigate to="/approvals" replace />
  return <Navigate to={answers ? '/hotline' : CASEWORK.some((role) => roles.includes(role)) ? '/worklist' : '/people'} replace />
}

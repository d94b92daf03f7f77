import { ArrowLeftOutlined } from '@ant-design/icons'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { t } from '#apps/desk/kit/words.ts'
import { ApplicationPane } from './application-pane.tsx'

const route = getRouteApi('/approvals/$id')

/** The application alone: on a phone, from a notice, or from a link that a colleague sent. */
export function ApplicationPage() {
  const { id } = route.useParams()
  const go = route.useNavigate()
  const router = useRouter()
  const back = () => (window.history.length > 1 ? router.history.back() : void go({ to: '/approvals' }))
  return (
    <main className="case-page">
      <ApplicationPane key={id} id={id} onClose={back} before={<Button type="text" className="case-back" icon={<ArrowLeftOutlined />} onClick={back}>{t('返回', 'Back')}</Button>} />
    </main>
  )
}

import { ArrowLeftOutlined } from '@ant-design/icons'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { t } from '#apps/desk/kit/words.ts'
import { CasePane } from './case-pane.tsx'

const route = getRouteApi('/case/$id')

/** The case alone: on a phone, from a notice, or from a link that a colleague sent. */
export function CasePage() {
  const { id } = route.useParams()
  const go = route.useNavigate()
  const router = useRouter()
  const back = () => (window.history.length > 1 ? router.history.back() : void go({ to: '/worklist' }))
  return (
    <main className="case-page">
      <CasePane
        key={id} id={id} onClose={back} onOpen={(other) => void go({ to: '/case/$id', params: { id: other } })}
        before={<Button type="text" className="case-back" icon={<ArrowLeftOutlined />} onClick={back}>{t('返回', 'Back')}</Button>}
      />
    </main>
  )
}

import { ArrowLeftOutlined } from '@ant-design/icons'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { t } from '#apps/desk/kit/words.ts'
import { useLiveTopics } from './ask.ts'
import { TopicPane } from './topic-pane.tsx'
import '#apps/desk/kit/worklist.css'

const route = getRouteApi('/topics/$id')

/** The topic alone: on a phone, or from a link that a colleague sent. */
export function TopicPage() {
  const { id } = route.useParams()
  const go = route.useNavigate()
  const router = useRouter()
  useLiveTopics()
  const back = () => (window.history.length > 1 ? router.history.back() : void go({ to: '/topics' }))
  return <main className="case-page"><TopicPane key={id} id={id} onClose={back} before={<Button type="text" className="case-back" icon={<ArrowLeftOutlined />} onClick={back}>{t('返回', 'Back')}</Button>} /></main>
}

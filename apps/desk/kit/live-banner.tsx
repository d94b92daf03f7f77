import { Button } from 'antd'
import { t } from './words.ts'

export type News = { who: string; verb: string }

export function LiveBanner({ news, what, onRead }: { news: News; what: string; onRead: () => void }) {
  const who = news.who || t('系统', 'The system')
  return (
    <div className="live-banner" role="status">
      <span className="live-dot" aria-hidden="true" />
      <span>{t(`${who} · ${what}，内容已更新。`, `${who} · ${what}. The page is up to date.`)}</span>
      <Button type="link" size="small" onClick={onRead}>{t('知道了', 'OK')}</Button>
    </div>
  )
}

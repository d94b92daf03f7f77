import { Button } from 'antd'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Setup, verbTitle } from '../setup.ts'

export type News = { who: string; verb: string }

export function LiveBanner({ news, setup, onRead }: { news: News; setup: Setup | undefined; onRead: () => void }) {
  const who = news.who || t('系统', 'The system')
  const what = say(verbTitle(setup, news.verb.replace(/^requests\./, '')))
  return (
    <div className="live-banner" role="status">
      <span className="live-dot" aria-hidden="true" />
      <span>{t(`${who} · ${what}，内容已更新。`, `${who} · ${what}. The page is up to date.`)}</span>
      <Button type="link" size="small" onClick={onRead}>{t('知道了', 'OK')}</Button>
    </div>
  )
}

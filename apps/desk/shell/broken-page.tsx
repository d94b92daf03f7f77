import { Button } from 'antd'
import { Empty } from '../kit/empty.tsx'
import { t } from '../kit/words.ts'

/** A defect of this page, or a screen of an older build that is gone: a fresh copy is the cure for both. */
export function BrokenPage() {
  return (
    <main className="page">
      <Empty title={t('这个页面没能打开', 'This page could not be opened')} advice={t('可能刚刚更新过版本。刷新一次，如仍不行请告诉管理员。', 'There may be a new version. Reload; if that does not help, tell your administrator.')}>
        <Button type="primary" onClick={() => location.reload()}>{t('刷新', 'Reload')}</Button>
      </Empty>
    </main>
  )
}

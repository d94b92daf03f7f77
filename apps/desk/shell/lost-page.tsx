import { Link } from '@tanstack/react-router'
import { t } from '../kit/words.ts'
import { Empty } from '../kit/empty.tsx'

export function LostPage() {
  return (
    <main className="page">
      <Empty title={t('没有这个页面', 'There is no such page')} advice={t('地址可能抄错了，或页面已经搬走。', 'The address may be wrong, or the page has moved.')}>
        <Link to="/worklist">{t('回到待办', 'Back to the worklist')}</Link>
      </Empty>
    </main>
  )
}

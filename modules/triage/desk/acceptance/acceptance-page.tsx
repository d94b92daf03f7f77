import { useQuery } from '@tanstack/react-query'
import { Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { get } from '#apps/desk/kit/transport.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { CasesBehind } from './cases-behind.tsx'
import { Corrections } from './corrections.tsx'
import { Models } from './models.tsx'
import { Shares } from './shares.tsx'
import { type Acceptance, type Behind, percent, totalOf } from './words.ts'
import '#apps/desk/kit/marks.css'
import './acceptance.css'

/** 研判: what people made of what was suggested to them, and the models that suggested it. */
export function AcceptancePage() {
  const found = useQuery({ queryKey: ['triage', 'acceptance'], queryFn: () => get<Acceptance>('/api/triage/acceptance') })
  const [target, setTarget] = useState<'category' | 'unit'>('category')
  const [behind, setBehind] = useState<Behind | null>(null)
  const shown = found.data?.targets.find((one) => one.target === target)
  return (
    <main className="page" tabIndex={0}>
      <header className="page-head"><h1>{t('研判', 'Triage')}</h1><p>{t('程序从已办结的诉求里学习，派单时提出类别和主办单位；怎么定，由人。这里看提得准不准，点数字看背后的诉求。', 'The program learns from requests that are over and suggests a category and a lead unit at dispatch; people decide. How right it is, with the requests behind each number.')}</p></header>
      {found.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : !found.data || !shown ? <Trouble error={found.error} onRetry={() => void found.refetch()} /> : (
        <>
          <div className="page-tools">
            <Segmented aria-label={t('建议的是', 'What is suggested')} value={target} onChange={setTarget} options={[{ value: 'category' as const, label: t('类别', 'Category') }, { value: 'unit' as const, label: t('主办单位', 'Lead unit') }]} />
            {found.data.suggestFrom !== null && <span className="acceptance-from">{t(`把握不到 ${percent(found.data.suggestFrom, 1)} 不提建议`, `Below ${percent(found.data.suggestFrom, 1)} confidence nothing is suggested`)}</span>}
          </div>
          {found.data.suggestFrom === null ? <Empty title={t('没有启用分诊建议', 'Suggestions are off')} advice={t('在辅助研判的设置里写明从多大把握起提建议，这里就会有数。', 'Say in the settings of triage from which confidence on to suggest.')} /> : totalOf(shown) > 0 ? (
            <>
              <Shares of={shown} since={found.data.since} onOpen={(part) => setBehind({ target, ...part })} />
              <Corrections of={shown} onOpen={(part) => setBehind({ target, ...part })} />
            </>
          ) : shown.models.some(({ state }) => state === 'in_use') ? <Empty title={t('还没有可以对照的派单', 'Nothing to hold it against yet')} advice={t('从现在起，每派一件单，这里就多一个数（约一分钟后）。', 'From now on every dispatch adds to the figures, within a minute or so.')} />
            : <Empty title={t('还没有提建议', 'Nothing is suggested yet')} advice={t('办结的诉求够多（200 件以上）、学得够准，才开始提建议。每晚学一次。', 'It begins once enough requests are over (200), and what was learned is right often enough. It learns nightly.')} />}
          <Models of={shown} />
        </>
      )}
      <CasesBehind behind={behind} onClose={() => setBehind(null)} />
    </main>
  )
}

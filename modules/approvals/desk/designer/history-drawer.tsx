import { Button, Drawer, Skeleton } from 'antd'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { useDesign } from './ask.ts'

/** 版本沿革: what each version changed, in words; an earlier one can be published again. */
export function HistoryDrawer({ kind, onClose, onBack }: { kind: string; onClose: () => void; onBack: ((version: number, name: string) => void) | undefined }) {
  const found = useDesign('design_history', { kind })
  const newest = found.data?.versions[0]?.version
  return (
    <Drawer open size={560} onClose={onClose} title={found.data ? t(`“${found.data.name}”的沿革`, `History of ${found.data.name}`) : t('沿革', 'History')}>
      {found.isPending ? <Skeleton active /> : !found.data ? <Trouble error={found.error} onRetry={() => void found.refetch()} /> : (
        <ol className="design-history">{found.data.versions.map((one) => (
          <li key={one.version}>
            <h3>{t(`第 ${one.version} 版`, `Version ${one.version}`)}<small>{t(`${one.effectiveFrom} 起`, `from ${one.effectiveFrom}`)}{one.by && ` · ${one.by}`}</small>{onBack && one.version !== newest && <Button size="small" onClick={() => onBack(one.version, found.data.name)}>{t('恢复这一版', 'Back to this one')}</Button>}</h3>
            <p>{one.why}</p>
            {one.changes.length > 0 && <ul className="changes">{one.changes.map((change) => <li key={change}>{change}</li>)}</ul>}
          </li>
        ))}</ol>
      )}
    </Drawer>
  )
}

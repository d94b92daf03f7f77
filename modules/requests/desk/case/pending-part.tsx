import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { type Setup, unitName } from '../setup.ts'

/** What stands in the way of the next step, above everything else. */
export function PendingPart({ kase, setup, onOpen }: { kase: CaseScreen; setup: Setup | undefined; onOpen: (id: string) => void }) {
  const { returned, extension, supervision, mergedInto, splitFrom, rating, line } = kase
  return (
    <>
      {mergedInto && <p className="pending">{t('已并入', 'Merged into')} <button type="button" className="as-link" onClick={() => onOpen(mergedInto.id)}>{mergedInto.number}</button>{t('，随它一起办理。', '; handled with it.')}</p>}
      {splitFrom && <p className="pending">{t('由', 'Split from')} <button type="button" className="as-link" onClick={() => onOpen(splitFrom.id)}>{splitFrom.number}</button>{t('拆分而来。', '.')}</p>}
      {supervision && (
        <div className="pending pending-red">
          <h3>{t('督办要求', 'Supervision order')} <small>{supervision.by}</small></h3>
          <p>{supervision.demand}</p>
          <p className="pending-more">{supervision.answer ? <>{t('单位答复：', 'Answered: ')}{supervision.answer}</> : t('尚未答复', 'Not yet answered')}</p>
        </div>
      )}
      {returned && line.state === 'objected' && (
        <div className="pending pending-plum">
          <h3>{t('退单，等待裁定', 'Returned, to be decided')} <small>{returned.by}</small></h3>
          <p>{returned.reason}</p>
          {returned.suggests && <p className="pending-more">{t('建议由', 'Suggests')} {unitName(setup, returned.suggests)} {t('办理', '')}</p>}
        </div>
      )}
      {extension && line.extensionPending && (
        <div className="pending pending-plum">
          <h3>{t(`申请延期 ${extension.days} 个工作日`, `Asks for ${extension.days} more working days`)} <small>{extension.by}</small></h3>
          <p>{extension.reason}</p>
          <p className="pending-more">{t('计划：', 'Plan: ')}{extension.plan}</p>
        </div>
      )}
      {rating?.disputed && (
        <div className="pending pending-plum"><h3>{t('群众对评价记录有异议', 'The resident disputes the recorded rating')}</h3><p>{rating.disputed}</p></div>
      )}
    </>
  )
}

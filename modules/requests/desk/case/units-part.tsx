import { BulbOutlined, CheckOutlined } from '@ant-design/icons'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { type Setup, unitName } from '../setup.ts'
import { Part } from '#apps/desk/kit/part.tsx'

export function UnitsPart({ kase, setup }: { kase: CaseScreen; setup: Setup | undefined }) {
  const { lead, assist, recused, dispatch, suggestion } = kase
  if (!lead && !suggestion && !dispatch && recused.length === 0) return null
  const phone = lead && setup?.units.find((unit) => unit.id === lead.unit)?.phone
  return (
    <Part title={lead || !suggestion ? t('承办', 'Units') : t('派单建议', 'Suggestion')}>
      {lead && (
        <dl className="units">
          <div><dt>{t('主办', 'Lead')}</dt><dd><b>{lead.name}</b>{phone && <a href={`tel:${phone}`}>{phone}</a>}</dd></div>
          {lead.responder && <div><dt>{t('首问负责', 'Responder')}</dt><dd>{lead.responder.name}</dd></div>}
          {assist.map((one) => <div key={one.unit}><dt>{t('协办', 'Assist')}</dt><dd>{one.name} {one.done ? <span className="tag tag-green"><CheckOutlined aria-hidden /> {t('已交结果', 'done')}</span> : <span className="tag tag-amber">{t('办理中', 'under way')}</span>}{one.result && <p>{one.result}</p>}</dd></div>)}
        </dl>
      )}
      {recused.length > 0 && <dl className="units"><div><dt>{t('回避单位', 'Stands aside')}</dt><dd>{recused.map(({ name }) => name).join(t('、', ', '))}</dd></div></dl>}
      {dispatch && <details className="why"><summary>{t('为什么派给它', 'Why this unit')}{dispatch.locked && <span className="tag tag-grey">{t('已裁定，不得再退', 'decided, may not be returned')}</span>}</summary><p>{dispatch.why}</p></details>}
      {suggestion && !lead && (
        <div className="suggestion">
          <p><BulbOutlined aria-hidden /> {suggestion.lead ? <><b>{suggestion.leadName}</b> {t('主办', 'leads')}</> : t('主办单位由派单员指定', 'The dispatcher names the lead')}{suggestion.assist.length > 0 && <>{t('，', ', ')}{suggestion.assist.map((unit) => unitName(setup, unit)).join(t('、', ', '))} {t('协办', 'assist')}</>}</p>
          {suggestion.limit && <p>{t('时限', 'Limit')} {suggestion.limit}</p>}
          <p className="suggestion-why">{suggestion.why}</p>
        </div>
      )}
    </Part>
  )
}

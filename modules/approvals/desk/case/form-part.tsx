import { DatabaseOutlined, WarningFilled } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useState } from 'react'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { Screen } from '../ask.ts'

/** 合并表单: what was filled in once for all matters, with what was fetched, what differs, and who asks for it. */
export function FormPart({ kase }: { kase: Screen }) {
  const hasOwn = kase.sheets.some((sheet) => sheet.fields.some((field) => field.mine))
  const [only, setOnly] = useState<'all' | 'mine'>('all')
  const fields = kase.sheets.flatMap((sheet) => sheet.fields)
  const fetched = fields.filter((field) => field.fetched).length
  const [differs, wrong] = (['register', 'digit'] as const).map((why) => fields.filter((field) => field.differs === why).length) as [number, number]
  return (
    <Part
      title={t(`合并表单 · ${fields.length} 项${fetched ? `，其中 ${fetched} 项由数据共享取得` : ''}`, `The form · ${fields.length} fields${fetched ? `, ${fetched} fetched` : ''}`)}
      extra={hasOwn && <Segmented size="small" value={only} onChange={setOnly} options={[{ value: 'all' as const, label: t('全部', 'All') }, { value: 'mine' as const, label: t('本部门要看的', 'For my unit') }]} />}
    >
      {differs > 0 && <p className="form-differs"><WarningFilled aria-hidden /> {t(`有 ${differs} 项与部门数据不一致，请核对`, `${differs} fields differ from what a register says`)}</p>}
      {wrong > 0 && <p className="form-differs"><WarningFilled aria-hidden /> {t(`有 ${wrong} 项编号校验码不符，请核对原件`, `${wrong} numbers have a check digit that does not fit: compare them with the originals`)}</p>}
      {kase.sheets.map((sheet) => {
        const shown = sheet.fields.filter((field) => only === 'all' || field.mine)
        return shown.length > 0 && (
          <section key={sheet.key} className="sheet">
            <h3>{sheet.name}</h3>
            <dl>
              {shown.map((field) => (
                <div key={field.key} data-differs={field.differs || undefined}>
                  <dt>{field.name}</dt>
                  <dd>
                    <b>{field.value ?? <span className="sheet-none">{t('未填', 'empty')}</span>}</b>
                    {field.fetched && !field.differs && <small className="sheet-from"><DatabaseOutlined aria-hidden /> {field.fetched.register} {momentOf(field.fetched.at)}</small>}
                    {field.differs && <small className="sheet-differs"><WarningFilled aria-hidden /> {field.differs === 'digit' ? t('编号校验码不符，请核对原件', 'its check digit does not fit: compare it with the original') : field.fetched ? t(`${field.fetched.register}为“${field.fetched.value}”（${momentOf(field.fetched.at)}）`, `${field.fetched.register} says “${field.fetched.value}” (${momentOf(field.fetched.at)})`) : t('与部门数据不一致', 'differs from a register')}</small>}
                    {field.askedBy.length > 0 && <small className="sheet-by" title={field.askedBy.join('\n')}>{field.askedBy.length > 2 ? t(`${field.askedBy[0]}等 ${field.askedBy.length} 个事项要用`, `for ${field.askedBy.length} matters`) : t(`${field.askedBy.join('、')}要用`, `for ${field.askedBy.join(', ')}`)}</small>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </Part>
  )
}

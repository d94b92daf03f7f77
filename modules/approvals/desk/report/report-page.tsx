import { Skeleton, Table } from 'antd'
import type { ReactNode } from 'react'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { type Answered, useView } from '../ask.ts'
import '#apps/desk/kit/marks.css'
import '../approvals.css'

type Report = Answered<'one_thing_report'>
type OneThing = Report['oneThings'][number]
type Zone = Answered<'zone'>

/** 一件事一览: what came of it, and what the compiler makes of each one-thing: before, after, and what still stands in the way. */
export function OneThingsPage() {
  const zone = useView('zone', {})
  const report = useView('one_thing_report', {}, { staleTime: 5 * 60_000 })
  return (
    <main className="page" tabIndex={0}>
      <div className="page-head"><h1>{t('一件事一览', 'One-things')}</h1><p>{t('数字都由规定和办件算出，不能填报', 'Every figure is computed from definitions and cases')}</p></div>
      {zone.error ? <Trouble error={zone.error} onRetry={() => void zone.refetch()} /> : zone.data ? <Figures zone={zone.data} /> : <Skeleton active paragraph={{ rows: 2 }} />}
      {report.error ? <Trouble error={report.error} onRetry={() => void report.refetch()} /> : report.data ? <><OneThings zone={zone.data} report={report.data} /><Blocked report={report.data} /></> : <Skeleton active paragraph={{ rows: 8 }} />}
    </main>
  )
}

const percent = (part: number, of: number) => (of ? `${Math.round((100 * part) / of)}%` : '—')
const yuan = (fen: number) => (fen / 100).toLocaleString('zh-CN')

function Figures({ zone }: { zone: Zone }) {
  const { promises } = zone
  const figures: [string, ReactNode, string][] = [
    [t('申请', 'Applications'), zone.applications, t(`正在办 ${zone.open} 件`, `${zone.open} under way`)],
    [t('办出结果', 'Issued'), zone.concluded, t(`按时 ${percent(zone.onTime, zone.concluded)}，当场 ${zone.onSpot} 件`, `${percent(zone.onTime, zone.concluded)} in time, ${zone.onSpot} on the spot`)],
    [t('联办发出的证照', 'Certificates issued together'), zone.certificates, t(`惠及企业 ${zone.firms} 家；另有批文、回执 ${zone.documents} 份；两证以上同时发出 ${zone.together} 件`, `for ${zone.firms} enterprises; and ${zone.documents} other documents; ${zone.together} applications got two or more at once`)],
    [t('全程电子', 'Fully electronic'), percent(zone.electronic, zone.concluded), t(`${zone.electronic} 件一次没有跑，也没有一张纸`, `${zone.electronic} without a visit or a sheet of paper`)],
    [t('数据代填', 'Filled in by data'), <>{zone.fieldsSpared}<small>{t('项', 'fields')}</small></>, t(`经同意查询部门数据 ${zone.lookUps} 次；材料免交 ${zone.papersSpared} 份`, `from ${zone.lookUps} look-ups with consent; ${zone.papersSpared} papers not asked for`)],
    [t('免费印章', 'Free seals'), <>{zone.seals}<small>{t('枚', '')}</small></>, zone.sealPrice ? t(`为企业节省 ${yuan(zone.saved)} 元（每枚 ${yuan(zone.sealPrice.each)} 元）`, `${yuan(zone.saved)} yuan saved, at ${yuan(zone.sealPrice.each)} each`) : ''],
    [t('告知承诺', 'Promises'), promises.made, t(`已履行 ${promises.kept}，失信 ${promises.broken}（其中已整改 ${promises.corrected}）`, `${promises.kept} kept, ${promises.broken} broken (${promises.corrected} put right)`)],
  ]
  return <ul className="figures">{figures.map(([name, figure, says]) => <li key={name} className="card"><span>{name}</span><b>{figure}</b><em>{says}</em></li>)}</ul>
}

const FIGURES = (): { key: 'forms' | 'fields' | 'materials' | 'visits' | 'days'; name: string }[] => [
  { key: 'forms', name: t('表单', 'Forms') }, { key: 'fields', name: t('要填的项', 'Fields') }, { key: 'materials', name: t('材料', 'Papers') }, { key: 'visits', name: t('跑动', 'Visits') }, { key: 'days', name: t('工作日', 'Days') },
]

function OneThings({ report, zone }: { report: Report; zone: Zone | undefined }) {
  return (
    <section aria-labelledby="one-things-title">
      <h2 id="one-things-title" className="report-title">{t('改革前后', 'Before and after')}</h2>
      <p className="report-note">{t('改革前：每个事项单独办、一件接一件，按法定时限；改革后：合并表单和材料、同时办，按关键路径。', 'Before: each matter alone, one after the other, in its statutory time. After: one form, papers once, side by side along the critical path.')}</p>
      <div className="figure-table card" tabIndex={0} role="region" aria-labelledby="one-things-title">
        <Table<OneThing>
          size="middle" rowKey="key" pagination={false} dataSource={report.oneThings}
          columns={[
            { title: t('一件事', 'One-thing'), dataIndex: 'name', rowScope: 'row', width: 260, render: (name: string, one) => <>{name}<br /><small>{t(`${one.matters} 个事项、${one.departments} 个部门，最多 ${one.width} 个环节同时办`, `${one.matters} matters of ${one.departments} departments, up to ${one.width} steps at once`)}</small></> },
            ...FIGURES().map(({ key, name }) => ({ title: name, key, render: (_: unknown, one: OneThing) => <Change before={one.before[key]} after={one.after[key]} /> })),
            { title: t('免上传', 'No upload'), key: 'withoutUpload', width: 110, render: (_: unknown, one: OneThing) => <>{t(`${one.withoutUpload} / ${one.tested}`, `${one.withoutUpload} of ${one.tested}`)}<br /><small>{t('种测试情形', 'tested situations')}</small></> },
            { title: t('承诺时限', 'Promised'), key: 'limit', width: 190, render: (_: unknown, one: OneThing) => one.limits.map(({ when, days }) => <div key={when ?? ''}><small>{when ?? (one.limits.length > 1 ? t('其余情形', 'otherwise') : '')}</small> {days > 0 ? t(`${days} 个工作日`, `${days} days`) : t('当场', 'on the spot')}</div>) },
            { title: t('办件', 'Cases'), key: 'cases', render: (_: unknown, one: OneThing) => { const found = zone?.byOneThing.find(({ key }) => key === one.key); return found ? <>{found.applications}<br /><small>{found.days === null ? t('还没有办结', 'none issued yet') : t(`平均 ${found.days.toFixed(1)} 个工作日`, `${found.days.toFixed(1)} days on average`)}</small></> : '—' } },
          ]}
        />
      </div>
    </section>
  )
}

function Change({ before, after }: { before: number; after: number }) {
  const less = before > 0 ? Math.round((100 * (before - after)) / before) : 0
  return <span className="change"><s><span className="unseen">{t('原来', 'before ')}</span>{before}</s><span aria-hidden="true">→</span><b><span className="unseen">{t('现在', 'now ')}</span>{after}</b><em data-worse={less <= 0 || undefined}>{less > 0 ? t(`减少 ${less}%`, `${less}% less`) : less < 0 ? t(`增加 ${-less}%`, `${-less}% more`) : t('不变', 'the same')}</em></span>
}

function Blocked({ report }: { report: Report }) {
  return (
    <section aria-labelledby="blocked-title">
      <h2 id="blocked-title" className="report-title">{t('还要上传什么，卡在谁的数据上', 'What is still uploaded, and whose data would save it')}</h2>
      <p className="report-note">{t('按能免去的上传次数排列：打通最上面的一家，收益最大。', 'By how many uploads it would save: the first is worth most.')}</p>
      <ul className="blocked">
        {report.blocked.map((one) => (
          <li key={one.holder} className="card">
            <h3>{one.holder}<small>{t(`可免 ${one.uploads} 次上传`, `saves ${one.uploads} uploads`)}</small></h3>
            <ul>{one.materials.map((material) => <li key={material.key} className="tag tag-grey" title={material.oneThings.join('\n')}>{material.name}{material.oneThings.length > 1 && ` ×${material.oneThings.length}`}</li>)}</ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
